import { expect, test } from 'vitest';
import type { LineEvent } from '../../../device/ports/index.ts';
import { type ContractBench, testLineContract } from '../contract.ts';
import { SimulatedLine, VirtualTime } from './index.ts';

testLineContract({
  name: 'the simulated line',
  makeBench: async () => bench(),
  openBehindUs: async ({ line }, held) => {
    if (line instanceof SimulatedLine) line.openBehindUs(held);
  },
  callerSurvivesRefusedTransfer: true,
});

function bench(): ContractBench {
  const timers = new VirtualTime();
  const line = new SimulatedLine({
    timers,
    recipients: {
      '21': { does: 'answers', afterMs: 300 },
      '22': { does: 'busy' },
      '23': { does: 'ringsInVain' },
    },
  });
  const caller = (number: string) => {
    const who = line.caller({ number, name: null });
    return { number, ring: async () => who.ring(), hangUp: async () => who.hangUp() };
  };
  return {
    line,
    callers: [caller('0199000001'), caller('0199000002'), caller('0199000003')],
    recipients: { answering: '21', busy: '22', ringing: '23' },
    loseLine: async () => line.unplug(),
    bringBack: async () => line.plugIn({ dropCalls: true }),
    ringAs: async (number, name) => line.caller({ number, name }).ring(),
    pass: async (ms) => timers.advance(ms),
    close: () => line.stop(),
  };
}

function started(options: { readonly internalNumbers?: readonly string[] } = {}) {
  const timers = new VirtualTime();
  const line = new SimulatedLine({ timers, ...options });
  const events: LineEvent[] = [];
  void line.start((event) => events.push(event));
  timers.advance(0);
  return { timers, line, events };
}

const TALKER = { number: '0199000001', name: 'Mme Odile Vasseur' };

test('records every command, also those that fail', () => {
  const { line } = started();
  line.send({ type: 'hold', call: 'x' });
  line.send({ type: 'dial', request: 'r', number: '21' });
  expect(line.sent.map(({ type }) => type)).toEqual(['hold', 'dial']);
});

test('a command that is ignored has timed out after 5 s, and the call is as before', () => {
  const { line, timers, events } = started();
  const caller = line.caller(TALKER);
  caller.ring();
  line.ignoreNext('answer');
  line.send({ type: 'answer', call: caller.call ?? '' });
  timers.advance(4_999);
  expect(events.at(-1)?.type).toBe('incoming');
  timers.advance(1);
  expect(events.at(-1)).toMatchObject({ type: 'commandFailed', failure: { code: 'timedOut' } });
  expect(caller.state).toBe('ringing');
});

test('a command that is refused fails once; the next of its kind is carried out', () => {
  const { line, timers, events } = started();
  const caller = line.caller(TALKER);
  caller.ring();
  line.refuseNext('answer', 'no sound card');
  line.send({ type: 'answer', call: caller.call ?? '' });
  timers.advance(0);
  expect(events.at(-1)).toMatchObject({ failure: { code: 'refused', message: 'no sound card' } });
  line.send({ type: 'answer', call: caller.call ?? '' });
  timers.advance(0);
  expect(events.at(-1)?.type).toBe('established');
});

test('calls go on while the line is unplugged, and lineUp tells what is left of them', () => {
  const { line, timers, events } = started();
  const [stays, leaves] = [line.caller(TALKER), line.caller({ number: null, name: null })];
  stays.ring();
  leaves.ring();
  line.unplug('cable out');
  leaves.hangUp();
  expect(events.at(-1)).toEqual({ type: 'lineDown', detail: 'cable out' });
  line.plugIn();
  timers.advance(0);
  expect(events.at(-1)).toMatchObject({ type: 'lineUp', calls: [{ call: stays.call, peer: TALKER }] });
});

test('a caller holds us and takes us back; an internal caller is marked', () => {
  const { line, timers, events } = started({ internalNumbers: ['21'] });
  const caller = line.caller({ number: '21', name: null });
  caller.ring();
  expect(events.at(-1)).toMatchObject({ type: 'incoming', internal: true });
  line.send({ type: 'answer', call: caller.call ?? '' });
  timers.advance(0);
  caller.hold();
  caller.resume();
  expect(events.slice(-2).map(({ type }) => type)).toEqual(['heldByPeer', 'resumedByPeer']);
});

test('a recipient who refuses lets it ring first; an unknown number is unreachable', () => {
  const { line, timers, events } = started();
  line.setRecipient('22', { does: 'refuses' });
  line.send({ type: 'dial', request: 'a', number: '22' });
  timers.advance(1_000);
  expect(events.at(-1)).toMatchObject({ type: 'ended', by: 'peer', reason: 'refused' });
  line.send({ type: 'dial', request: 'b', number: '29' });
  timers.advance(0);
  expect(events.at(-1)).toMatchObject({ type: 'ended', by: 'line', reason: 'unreachable' });
});
