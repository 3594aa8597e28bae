import { ACTIONS, dialPlainly } from './actions.ts';
import { callById } from './calls.ts';
import { alarmSince, shownBy } from './cues.ts';
import { momentsOf, passed } from './hold-clock.ts';
import type { Effect, Input, Refusal } from './inputs.ts';
import { KEY_TABLE, type KeyRow, NEEDS_HANDSET, rowOf } from './keys.ts';
import { evolve, type Ledger } from './ledger.ts';
import { onLine } from './on-line.ts';
import { onPage } from './on-page.ts';
import type { PanelEvent } from './panel.ts';
import { loseCalls } from './reconcile.ts';
import { COMMAND_LIMIT, DIAL_PAUSE, LINE_LOSS_LIMIT, REASON_LIMIT } from './settings.ts';
import { situationOf } from './situation.ts';
import { type DeskState, NOTHING_SHOWN } from './state.ts';
import { Turn } from './turn.ts';
import { type Instant, type Key, LAMPS, type Moment } from './words.ts';

export interface Step {
  readonly state: DeskState;
  readonly effects: readonly Effect[];
  /** Why a page's request was not followed; null for every other input. */
  readonly refusal: Refusal | null;
}

/**
 * The desk's one function: what it is, something that happens, and when, make what it is next and what is to be done.
 * `moment.at` must not lie before that of the step before.
 */
export function step(state: DeskState, input: Input, moment: Moment): Step {
  const turn = new Turn(state, moment);
  if (input.type === 'recovered') recover(turn, input.facts, input.sameBoot);
  passTime(turn);
  const refusal = take(turn, input);
  passWaits(turn);
  show(turn);
  return { state: turn.state, effects: turn.effects, refusal };
}

function take(turn: Turn, input: Input): Refusal | null {
  switch (input.type) {
    case 'line':
      onLine(turn, input.event);
      return null;
    case 'panel':
      onPanel(turn, input.event);
      return null;
    case 'page':
      return onPage(turn, input.request);
    case 'register':
      turn.set({ registerTrouble: input.fault });
      return null;
    case 'openLines':
      turn.set({ openLinesSince: input.waiting ? (turn.state.openLinesSince ?? turn.now) : null });
      return null;
    case 'speedNumbers':
      turn.set({ settings: { ...turn.state.settings, speedNumbers: input.numbers } });
      return null;
    case 'reasons':
      turn.set({ settings: { ...turn.state.settings, reasons: input.reasons } });
      return null;
    case 'written':
      turn.set({ ledger: evolve(turn.state.ledger, input.fact) });
      return null;
    default:
      return null;
  }
}

/** All that has come to pass by itself since the last step, in its order, before anything else is looked at. */
function passTime(turn: Turn): void {
  const { mutedUntil, dialling, lineDownSince, reasonFor } = turn.state;
  passWaits(turn);
  if (mutedUntil !== null && turn.now >= mutedUntil) turn.set({ mutedUntil: null });
  if (reasonFor && turn.now - reasonFor.at >= REASON_LIMIT) turn.set({ reasonFor: null });
  if (dialling && turn.now - dialling.at >= COMMAND_LIMIT) turn.set({ dialling: null });
  if (lineDownSince !== null && turn.now - lineDownSince >= LINE_LOSS_LIMIT) loseCalls(turn);
  const dialPause = dialPauseEnd(turn.state, turn.now);
  if (dialPause !== null && turn.now >= dialPause) dialPlainly(turn);
}

function passWaits(turn: Turn): void {
  for (const { id } of turn.state.ledger.calls) passWait(turn, id, turn.state.settings.hold);
}

function passWait(turn: Turn, id: string, settings: DeskState['settings']['hold']): void {
  for (;;) {
    const wait = callById(turn.state, id)?.wait;
    const fact = wait ? passed(wait, settings, turn.now) : null;
    if (!fact) return;
    turn.record(fact);
  }
}

/** When the number entered on a free line is dialled by itself, or null if none is. */
function dialPauseEnd(state: DeskState, now: Instant): Instant | null {
  if (state.dialled === '' || situationOf(state, now) !== 'dialTone') return null;
  return state.dialledAt + DIAL_PAUSE;
}

/** When `step` must be called with `time` at the latest, or null if nothing changes by itself. Always after `now`. */
export function nextMoment(state: DeskState, now: Instant): Instant | null {
  const { settings, mutedUntil, dialling, lineDownSince, ledger, asked, reasonFor } = state;
  const moments = ledger.calls.flatMap(({ wait }) => (wait ? momentsOf(wait, settings.hold) : []));
  moments.push(...Object.values(asked).map(({ at }) => at + COMMAND_LIMIT));
  if (mutedUntil !== null) moments.push(mutedUntil);
  if (dialling) moments.push(dialling.at + COMMAND_LIMIT);
  if (reasonFor) moments.push(reasonFor.at + REASON_LIMIT);
  if (lineDownSince !== null) moments.push(lineDownSince + LINE_LOSS_LIMIT);
  const dialPause = dialPauseEnd(state, now);
  if (dialPause !== null) moments.push(dialPause);
  const coming = moments.filter((moment) => moment > now);
  return coming.length > 0 ? Math.min(...coming) : null;
}

function onPanel(turn: Turn, event: PanelEvent): void {
  switch (event.type) {
    case 'connected':
      turn.set({ panelConnected: true, hook: event.hook, shown: NOTHING_SHOWN });
      return;
    case 'lost':
      turn.set({ panelConnected: false });
      return;
    case 'hook':
      return onHook(turn, event.hook);
    case 'pressed':
      return press(turn, rowOf(event.key, turn.state), event.key);
    case 'released':
      return;
  }
}

function onHook(turn: Turn, hook: 'up' | 'down'): void {
  if (hook === turn.state.hook) return;
  press(turn, hook === 'up' ? 'hookUp' : 'hookDown', null, { hook });
}

/**
 * The situation is that before the hook moved: lifting it means something because it was down. Any key but Mute, which
 * leaves the lamps as they are, shows that the receptionist has noticed who was given back.
 */
function press(turn: Turn, row: KeyRow, key: Key | null, change: Partial<DeskState> = {}): void {
  const action = KEY_TABLE[row][situationOf(turn.state, turn.now)];
  const { hook } = { ...turn.state, ...change };
  turn.set(row === 'mute' ? change : { ...change, returned: null });
  const { reasonFor } = turn.state;
  if (hook === 'up' || !NEEDS_HANDSET.includes(action)) ACTIONS[action](turn, key);
  // Whatever was pressed after #, no figure is waited for any more.
  if (turn.state.reasonFor === reasonFor) turn.set({ reasonFor: null });
}

/** Becomes what the facts tell. After a reboot their instants mean nothing any more: whoever waits is due now. */
function recover(turn: Turn, facts: Extract<Input, { type: 'recovered' }>['facts'], sameBoot: boolean): void {
  const ledger: Ledger = withoutLostCallers(facts.reduce(evolve, turn.state.ledger));
  turn.set({
    ledger,
    lineDownSince: ledger.calls.length > 0 ? turn.now : null,
  });
  if (sameBoot) return;
  for (const call of ledger.calls) {
    const { wait } = call;
    if (!wait) continue;
    if (wait.phase.type === 'spokenTo') {
      turn.record({ type: 'waitEnded', wait: wait.id, why: 'takenBack', last: null });
      continue;
    }
    turn.record({
      type: 'waitContinued',
      wait: wait.id,
      call: call.id,
      checkIn: wait.phase.checkIn,
      due: turn.now,
    });
  }
}

/** The facts of a caller who has gone are not among those of the open calls: their recipient is an ordinary call by now. */
function withoutLostCallers({ calls }: Ledger): Ledger {
  const open = calls.map(({ id }) => id);
  const freed = calls.map((call) =>
    call.consultationFor === null || open.includes(call.consultationFor)
      ? call
      : { ...call, consultationFor: null },
  );
  return { calls: freed, lastEnded: null };
}

/** Tells the panel what has changed since it was last told. */
function show(turn: Turn): void {
  turn.set({ alarmSince: alarmSince(turn.state, turn.now) });
  const before = turn.state.shown;
  const shown = shownBy(turn.state, turn.now);
  turn.set({ shown });
  for (const lamp of LAMPS) {
    const cue = shown.lamps[lamp];
    if (!sameCue(cue, before.lamps[lamp])) turn.effects.push({ type: 'lamp', lamp, cue });
  }
  if (!sameCue(shown.buzzer, before.buzzer)) turn.effects.push({ type: 'buzzer', cue: shown.buzzer });
  if (!sameMoments(shown.dueMoments, before.dueMoments)) {
    turn.effects.push({ type: 'dueMoments', moments: shown.dueMoments });
  }
}

function sameMoments(a: readonly Instant[], b: readonly Instant[]): boolean {
  return a.length === b.length && a.every((moment, index) => moment === b[index]);
}

function sameCue(a: { pattern: string; since: Instant }, b: { pattern: string; since: Instant }): boolean {
  return a.pattern === b.pattern && a.since === b.since;
}
