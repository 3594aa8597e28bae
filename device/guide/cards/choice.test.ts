import { describe, expect, it } from 'vitest';
import type { CallView, DeskView, WaitView } from '../../desk/view.ts';
import { LAMPS } from '../../desk/words.ts';
import { type CallNotes, cardFor, untilLong } from './choice.ts';

const at = (instant: number) => ({ at: instant, wall: 1_900_000_000_000 + instant });
const off = { pattern: 'off', since: 0 } as const;

function call(changes: Partial<CallView> = {}): CallView {
  return {
    call: 'c-1',
    slot: 1,
    direction: 'incoming',
    peer: { number: '0199001234', name: 'Mme Vasseur' },
    internal: false,
    consultationFor: null,
    state: 'talking',
    since: at(1000),
    heldByPeer: false,
    transferringTo: null,
    outcome: null,
    reason: null,
    wait: null,
    ...changes,
  };
}

function wait(changes: Partial<WaitView> = {}): WaitView {
  return {
    wait: 'c-1w1',
    started: at(2000),
    checkIn: 1,
    due: 32_000,
    dueFrom: 2000,
    level: 'waiting',
    continuesUntil: null,
    spokenTo: 0,
    missed: 0,
    lastOutcome: null,
    ...changes,
  };
}

const held = (changes: Partial<WaitView> = {}) => call({ state: 'held', wait: wait(changes) });
const fontanel = { number: '201', name: 'Dr Fontanel' };
const consulted = (state: 'dialling' | 'talking' | 'held') =>
  call({ call: 'c-2', direction: 'outgoing', peer: fontanel, consultationFor: 'c-1', state });

function view(calls: readonly CallView[], changes: Partial<DeskView> = {}): DeskView {
  return {
    moment: at(5000),
    hook: 'up',
    dialled: '',
    reasonChoice: null,
    mutedUntil: null,
    lamps: Object.fromEntries(LAMPS.map((lamp) => [lamp, off])) as DeskView['lamps'],
    buzzer: { pattern: 'silent', since: 0 },
    calls,
    lineUp: true,
    panelConnected: true,
    registerFault: null,
    ...changes,
  };
}

const NOTHING: CallNotes = { reason: null, grave: false };
const cardOf = (
  calls: readonly CallView[],
  notes: Partial<CallNotes> = {},
  changes: Partial<DeskView> = {},
) => cardFor(view(calls, changes), () => ({ ...NOTHING, ...notes })).card;

describe('the card of a moment', () => {
  it.each<[string, string, readonly CallView[]]>([
    ['nobody is there', 'ringing', []],
    ['a caller rings', 'ringing', [call({ state: 'ringing' })]],
    ['a call passed from inside rings', 'ringingInside', [call({ state: 'ringing', internal: true })]],
    ['a caller has been answered', 'listening', [call()]],
    ['another rings meanwhile', 'anotherCaller', [call(), call({ call: 'c-3', state: 'ringing' })]],
    ['the recipient is rung', 'recipientRings', [held(), consulted('dialling')]],
    ['the recipient has answered', 'recipient', [held(), consulted('talking')]],
    [
      'the caller is due while the recipient is rung',
      'checkIn',
      [held({ level: 'due' }), consulted('dialling')],
    ],
    [
      'the caller is due while one speaks to the recipient',
      'recipient',
      [held({ level: 'due' }), consulted('talking')],
    ],
    ['somebody waits', 'waiting', [held()]],
    ['a check-in approaches', 'checkIn', [held({ level: 'approaching' })]],
    ['a check-in is late', 'checkIn', [held({ level: 'overdue' })]],
    [
      'a check-in is due and another rings',
      'checkIn',
      [held({ level: 'due' }), call({ call: 'c-3', state: 'ringing' })],
    ],
    ['the caller was taken back', 'takenBack', [call({ wait: wait({ due: null, level: null }) })]],
    [
      'back with the caller, the recipient on hold',
      'takenBack',
      [call({ wait: wait({ due: null, level: null }) }), consulted('held')],
    ],
    ['a message was chosen', 'message', [call({ outcome: 'message' })]],
    ['a call back was chosen', 'callBack', [call({ outcome: 'callBack' })]],
    ['a sales call was recognised', 'sales', [call({ outcome: 'commercial' })]],
    ['the request is met', 'farewell', [call({ outcome: 'satisfied' })]],
    ['we ring somebody', 'outgoing', [call({ direction: 'outgoing', state: 'dialling' })]],
    ['whom we rang has answered', 'outgoing', [call({ direction: 'outgoing' })]],
  ])('when %s: %s', (_, card, calls) => {
    expect(cardOf(calls)).toBe(card);
  });

  it.each([
    ['appointment', 'appointment'],
    ['prescription', 'prescription'],
    ['result', 'result'],
    ['information', 'information'],
    ['personal', 'personal'],
    ['commercial', 'sales'],
    ['homeVisit', 'homeVisit'],
    ['other', 'listening'],
    ['of-the-house', 'listening'],
    ['constructor', 'listening'],
  ])('follows the reason %s: %s', (reason, card) => {
    expect(cardOf([call()], { reason })).toBe(card);
  });

  it('asks for what a message of that reason needs', () => {
    expect(cardOf([call({ outcome: 'message' })], { reason: 'prescription' })).toBe('prescription');
    expect(cardOf([call({ outcome: 'message' })], { reason: 'result' })).toBe('result');
    expect(cardOf([call({ outcome: 'message' })], { reason: 'appointment' })).toBe('message');
  });

  it('wishes nothing cheerful in a grave situation', () => {
    expect(cardOf([call({ outcome: 'satisfied' })], { grave: true })).toBe('farewellGrave');
  });

  it('announces the transfer as soon as a number is entered', () => {
    expect(cardOf([call()], { reason: 'appointment' }, { dialled: '2' })).toBe('transfer');
  });

  it('is about the caller who is due first', () => {
    const second = { ...held({ level: 'due', due: 30_000 }), call: 'c-9' };
    expect(cardFor(view([held({ level: 'overdue', due: 31_000 }), second]), () => null).call?.call).toBe(
      'c-9',
    );
  });

  it('knows the recipient: who is rung, or whom the caller is being put through to', () => {
    expect(cardFor(view([held(), consulted('dialling')]), () => null)).toMatchObject({
      call: { call: 'c-1' },
      recipient: fontanel,
    });
    const transferring = { ...held(), transferringTo: '202' };
    expect(cardFor(view([transferring]), () => null).recipient).toEqual({ number: '202', name: null });
  });

  it('offers the card for a long talk only when the talk is long, and not on a call of our own', () => {
    expect(untilLong(call(), 300_000, 1000)).toBe(300_000);
    expect(untilLong(call(), 300_000, 302_000)).toBeLessThan(0);
    expect(untilLong(call({ direction: 'outgoing' }), 300_000, 999_000)).toBe(Number.POSITIVE_INFINITY);
    expect(untilLong(held(), 300_000, 999_000)).toBe(Number.POSITIVE_INFINITY);
    expect(untilLong(null, 300_000, 999_000)).toBe(Number.POSITIVE_INFINITY);
  });
});
