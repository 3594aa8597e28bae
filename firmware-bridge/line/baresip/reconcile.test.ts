import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineCallId, LineCommand, LineEvent } from '../../../device/ports/index.ts';
import { changeCall, findCall, type LineFacts, type LineState, NO_CALLS } from './line-state.ts';
import { ModelBaresip } from './model-baresip.ts';
import { observeEvent } from './observe.ts';
import { observeList } from './observe-list.ts';
import { correction, decide, type Job, newJob, type Step, want } from './plan.ts';

const FACTS: LineFacts = {
  lineName: 'desk',
  internalNumbers: ['21'],
  numberPlan: { '21': 'sip:21@rec' },
  domain: 'pbx',
};

type Move =
  | {
      readonly is: 'rings' | 'peerAnswers' | 'peerHangsUp' | 'opensByItself' | 'taken' | 'refused';
      readonly place: number;
    }
  | { readonly is: LineCommand['type']; readonly place: number };

const moves = fc.array(
  fc.record({
    is: fc.constantFrom<Move['is']>(
      'rings',
      'peerAnswers',
      'peerHangsUp',
      'opensByItself',
      'taken',
      'refused',
      'answer',
      'hangUp',
      'hold',
      'resume',
      'dial',
      'transferBlind',
      'transferAttended',
    ),
    place: fc.nat(5),
  }),
  { maxLength: 40 },
);

for (const like of ['1.0.0', '1.1.0'] as const) {
  test(`after any history on baresip ${like} nobody hears us but the call that is wanted open, if any`, () => {
    fc.assert(
      fc.property(moves, (history) => {
        const run = new Run(like);
        for (const move of history) {
          run.play(move);
          expect(run.model.heard.length).toBeLessThanOrEqual(1);
          const focus = run.state.focus === null ? undefined : findCall(run.state, run.state.focus);
          for (const callId of run.model.heard) expect(focus?.callId).toBe(callId);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test(`after any history on baresip ${like} each call was told in an order that makes sense`, () => {
    fc.assert(
      fc.property(moves, (history) => {
        const run = new Run(like);
        for (const move of history) run.play(move);
        for (const [call, told] of run.toldByCall()) {
          expect(`${call}: ${told.join(' ')}`).toMatch(
            /: (incoming|outgoing( ringing)?)( established( held| resumed| transferFailed)*)?( ended)?$/u,
          );
          expect(told.join(' ')).not.toMatch(/held held|resumed resumed/u);
        }
        const alive = run.state.calls.map(({ id }) => id);
        expect(run.notEnded()).toEqual(alive);
      }),
      { numRuns: 3_000 },
    );
  });

  test(`after any history on baresip ${like} no command was left without an end`, () => {
    fc.assert(
      fc.property(moves, (history) => {
        const run = new Run(like);
        for (const move of history) expect(run.play(move)).not.toBe('endless');
      }),
      { numRuns: 1_000 },
    );
  });
}

test('a held call that opens behind us is told as such, and the next thing asked is to hold it again', () => {
  const run = new Run('1.0.0');
  run.play({ is: 'rings', place: 0 });
  run.play({ is: 'answer', place: 0 });
  run.play({ is: 'hold', place: 0 });
  run.model.opensByItself(0);
  run.look();
  expect(run.told.at(-1)).toMatchObject({ type: 'resumed', behindUs: true });
  expect(correction(run.state)).toMatchObject({ do: 'hold' });
});

test('it is asked again for as long as baresip says ok and does nothing', () => {
  const run = new Run('1.0.0');
  run.play({ is: 'rings', place: 0 });
  run.play({ is: 'answer', place: 0 });
  run.model.deaf = true;
  run.play({ is: 'hold', place: 0 });
  for (let n = 0; n < 3; n += 1) {
    run.look();
    expect(correction(run.state)).toMatchObject({ do: 'hold' });
  }
});

test('a list with lines that could not be read ends no call', () => {
  const run = new Run('1.1.0');
  run.play({ is: 'rings', place: 0 });
  const broken = { calls: [], announced: 1, recognised: true };
  expect(observeList(run.state, broken, FACTS).events).toEqual([]);
  const gone = observeList(run.state, { ...broken, announced: 0 }, FACTS).events;
  expect(gone).toMatchObject([{ type: 'ended', by: 'line', reason: 'lost' }]);
});

test('two calls with one Call-ID are two calls', () => {
  const run = new Run('1.1.0');
  const event = {
    type: 'CALL_INCOMING',
    callId: 'same',
    direction: 'incoming',
    account: '',
    peerName: null,
    param: null,
    diverterUri: null,
    remoteAudio: null,
  } as const;
  let { state } = observeEvent(run.state, { ...event, peerUri: 'sip:1@a' }, FACTS);
  ({ state } = observeEvent(state, { ...event, peerUri: 'sip:2@a' }, FACTS));
  expect(state.calls.map(({ id }) => id)).toEqual(['same', 'same~2']);
  const closed = {
    ...event,
    type: 'CALL_CLOSED',
    peerUri: 'sip:2@a',
    reason: 'Connection reset by peer',
  } as const;
  expect(observeEvent(state, closed, FACTS).events).toMatchObject([{ type: 'ended', call: 'same~2' }]);
});

/** Plays moves against the model and reconciles after each, as the driver does, until nothing is left to do. */
class Run {
  readonly model: ModelBaresip;
  readonly told: LineEvent[] = [];
  state: LineState = NO_CALLS;
  private dialled = 0;

  constructor(like: '1.0.0' | '1.1.0') {
    this.model = new ModelBaresip(like);
  }

  play({ is, place }: Move): 'settled' | 'endless' {
    switch (is) {
      case 'rings':
        if (this.state.calls.length < 6) this.model.rings(`sip:019900000${place}@a`);
        break;
      case 'peerAnswers':
        this.model.peerAnswers(place);
        break;
      case 'peerHangsUp':
        this.model.peerHangsUp(place);
        break;
      case 'opensByItself':
        this.model.opensByItself(place);
        break;
      case 'taken':
        this.model.transferEnds(place, true);
        break;
      case 'refused':
        this.model.transferEnds(place, false);
        break;
      default:
        return this.carryOut(newJob(this.command(is, place)));
    }
    return this.carryOut(null);
  }

  look(): void {
    for (const event of this.model.takeEvents()) this.take(observeEvent(this.state, event, FACTS));
    this.take(observeList(this.state, this.model.list(), FACTS));
  }

  toldByCall(): Map<LineCallId, string[]> {
    const told = new Map<LineCallId, string[]>();
    for (const event of this.told) {
      if (!('call' in event)) continue;
      told.set(event.call, [...(told.get(event.call) ?? []), event.type]);
    }
    return told;
  }

  notEnded(): LineCallId[] {
    return [...this.toldByCall()].filter(([, told]) => told.at(-1) !== 'ended').map(([call]) => call);
  }

  private carryOut(first: Job | null): 'settled' | 'endless' {
    let job = first;
    let begun = false;
    for (let n = 0; n < 30; n += 1) {
      this.look();
      const correct = correction(this.state);
      if (correct !== null) {
        this.ask(correct);
        continue;
      }
      if (job === null) return 'settled';
      const decision = decide(this.state, job, FACTS);
      if (decision.type !== 'ask') return 'settled';
      if (begun) {
        this.ask(decision.step);
        job = { ...job, asked: [...job.asked, decision.step.do] };
        continue;
      }
      begun = true;
      const { command } = job;
      const consultation = command.type === 'transferAttended' ? command.consultation : '';
      job = { ...job, target: findCall(this.state, consultation)?.uri ?? null };
      this.state = want(this.state, command);
    }
    return this.model.deaf ? 'settled' : 'endless';
  }

  private ask(step: Step): void {
    if (step.do === 'dial') {
      this.state = { ...this.state, dialling: { request: step.request, uri: step.uri } };
      return this.model.do(step, null);
    }
    if (step.do === 'hangUp') this.state = changeCall(this.state, step.call, { asked: 'hangUp' });
    this.model.do(step, findCall(this.state, step.call)?.callId ?? null);
  }

  private command(type: LineCommand['type'], place: number): LineCommand {
    const { calls } = this.state;
    const at = (n: number) => calls[n % Math.max(1, calls.length)]?.id ?? 'none';
    this.dialled += 1;
    if (type === 'dial') return { type, request: `r${this.dialled}`, number: '21' };
    if (type === 'transferBlind') return { type, call: at(place), number: '21' };
    if (type === 'transferAttended') return { type, call: at(place), consultation: at(place + 1) };
    return { type, call: at(place) };
  }

  private take({
    state,
    events,
  }: {
    readonly state: LineState;
    readonly events: readonly LineEvent[];
  }): void {
    this.state = state;
    this.told.push(...events);
  }
}
