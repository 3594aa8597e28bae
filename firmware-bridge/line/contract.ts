import { describe, expect, test } from 'vitest';
import type { LineCall, LineCommand } from '../../device/ports/index.ts';
import { type ContractOptions, QUIET, startedDesk } from './contract-desk.ts';

export type { ContractBench, ContractCaller, ContractOptions } from './contract-desk.ts';

/** Every sentence of the port's description (device/ports/phone-line.ts), held against a driver. */
export function testLineContract(options: ContractOptions): void {
  describe(`the phone line contract on ${options.name}`, () => {
    testCommands(options);
    testCalls(options);
    testOneOpenCall(options);
    testTransfers(options);
    testLineLost(options);
    testUntrustedTexts(options);
  });
}

function testCommands(options: ContractOptions): void {
  test('send gives nothing back, throws nothing, and sends no event from inside', async () => {
    const desk = await startedDesk(options);
    const before = desk.events.length;
    desk.line.send({ type: 'hold', call: 'no such call' });
    expect(desk.events.length).toBe(before);
    await desk.event('commandFailed');
  });

  test('a command for a call that is not there fails as noSuchCall, exactly once', async () => {
    const desk = await startedDesk(options);
    const commands: LineCommand[] = [
      ...(['answer', 'hangUp', 'hold', 'resume'] as const).map((type) => ({ type, call: 'gone' })),
      { type: 'transferBlind', call: 'gone', number: desk.bench.recipients.answering },
      { type: 'transferAttended', call: 'gone', consultation: 'gone too' },
    ];
    for (const command of commands) desk.line.send(command);
    await desk.until(() => desk.all('commandFailed').length === commands.length);
    await desk.bench.pass(QUIET);
    expect(desk.all('commandFailed').map(({ command, failure }) => [command, failure.code])).toEqual(
      commands.map((command) => [command, 'noSuchCall']),
    );
  });

  test('what cannot be dialled fails as wrongNumber, with the request that asked for it', async () => {
    const desk = await startedDesk(options);
    for (const number of ['', 'a b', '0199;rm', 'sip:', 'sip:x@y z', '1'.repeat(2_000), '12\r\n34']) {
      desk.line.send({ type: 'dial', request: 'r1', number });
      const { failure, command } = await desk.event('commandFailed');
      expect(failure.code).toBe('wrongNumber');
      expect(command).toMatchObject({ request: 'r1' });
    }
  });

  test('a command that asks for what already is, is answered by nothing and changes nothing', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    for (const type of ['answer', 'resume'] as const) desk.line.send({ type, call });
    await desk.expectQuiet();
    await desk.holds(call);
    desk.line.send({ type: 'hold', call });
    await desk.expectQuiet();
    expect(desk.states()).toEqual({ [call]: 'held' });
  });

  test('what a ringing call cannot do is refused', async () => {
    const desk = await startedDesk(options);
    const call = await desk.rungBy(0);
    for (const type of ['hold', 'resume'] as const) {
      desk.line.send({ type, call });
      expect((await desk.event('commandFailed')).failure.code).toBe('refused');
    }
    expect(desk.states()).toEqual({ [call]: 'ringing' });
  });
}

function testCalls(options: ContractOptions): void {
  test('a caller rings, is answered, held, resumed and hung up, in that order and with nothing between', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    await desk.holds(call);
    desk.line.send({ type: 'resume', call });
    await desk.event('resumed');
    desk.line.send({ type: 'hangUp', call });
    await desk.event('ended');
    expect(desk.events.map(({ type }) => type)).toEqual([
      'lineUp',
      'incoming',
      'established',
      'held',
      'resumed',
      'ended',
    ]);
    expect(desk.all('resumed')[0]).toMatchObject({ call, behindUs: false });
    expect(desk.all('ended')[0]).toMatchObject({ call, by: 'desk', reason: 'hungUp' });
    expect(desk.all('incoming')[0]?.peer.number).toBe(desk.bench.callers[0].number);
    expect(desk.line.calls()).toEqual([]);
  });

  test('a caller who gives up, rang in vain; one who hangs up, hung up; both by the peer', async () => {
    const desk = await startedDesk(options);
    await desk.rungBy(0);
    await desk.bench.callers[0].hangUp();
    expect(await desk.event('ended')).toMatchObject({ by: 'peer', reason: 'noAnswer' });
    const call = await desk.talkTo(0);
    await desk.holds(call);
    await desk.bench.callers[0].hangUp();
    expect(await desk.event('ended')).toMatchObject({ call, by: 'peer', reason: 'hungUp' });
  });

  test('a ringing caller can be turned away', async () => {
    const desk = await startedDesk(options);
    const call = await desk.rungBy(0);
    desk.line.send({ type: 'hangUp', call });
    expect(await desk.event('ended')).toMatchObject({ call, by: 'desk', reason: 'refused' });
  });

  test('dialling brings outgoing with the request, ringing, established', async () => {
    const desk = await startedDesk(options);
    const number = desk.bench.recipients.answering;
    desk.line.send({ type: 'dial', request: 'r7', number });
    const { call } = await desk.event('outgoing');
    await desk.event('ringing');
    await desk.event('established');
    expect(desk.all('outgoing')).toMatchObject([{ call, request: 'r7', peer: { number } }]);
    expect(desk.states()).toEqual({ [call]: 'open' });
  });

  test('a busy recipient ends the call as busy; one given up while ringing, as noAnswer by the desk', async () => {
    const desk = await startedDesk(options);
    desk.line.send({ type: 'dial', request: 'r1', number: desk.bench.recipients.busy });
    expect(await desk.event('ended')).toMatchObject({ by: 'peer', reason: 'busy' });
    desk.line.send({ type: 'dial', request: 'r2', number: desk.bench.recipients.ringing });
    const { call } = await desk.event('ringing');
    desk.line.send({ type: 'hangUp', call });
    expect(await desk.event('ended')).toMatchObject({ call, by: 'desk', reason: 'noAnswer' });
  });
}

function testOneOpenCall(options: ContractOptions): void {
  test('answer, resume and an answered dial put the open call on hold first', async () => {
    const desk = await startedDesk(options);
    const first = await desk.talkTo(0);
    const second = await desk.talkTo(1);
    expect(desk.states()).toEqual({ [first]: 'held', [second]: 'open' });
    desk.line.send({ type: 'resume', call: first });
    await desk.event('resumed');
    expect(desk.states()).toEqual({ [first]: 'open', [second]: 'held' });
    desk.line.send({ type: 'dial', request: 'r', number: desk.bench.recipients.answering });
    await desk.event('established');
    expect(desk.order(['held', 'established', 'resumed'])).toEqual([
      'established',
      'held',
      'established',
      'held',
      'resumed',
      'held',
      'established',
    ]);
  });

  test('with three callers at once, one call at most is ever open', async () => {
    const desk = await startedDesk(options);
    const calls = [await desk.talkTo(0), await desk.talkTo(1), await desk.talkTo(2)];
    for (const call of [...calls, ...calls].reverse()) {
      if (desk.states()[call] === 'open') continue;
      desk.line.send({ type: 'resume', call });
      await desk.event('resumed');
      expect(desk.states()[call]).toBe('open');
    }
    expect(desk.mostOpen()).toBe(1);
  });

  test('commands given in one breath are carried out in order', async () => {
    const desk = await startedDesk(options);
    const first = await desk.talkTo(0);
    const second = await desk.rungBy(1);
    desk.line.send({ type: 'hold', call: first });
    desk.line.send({ type: 'answer', call: second });
    desk.line.send({ type: 'resume', call: first });
    await desk.event('resumed');
    expect(desk.states()).toEqual({ [first]: 'open', [second]: 'held' });
    expect(desk.mostOpen()).toBe(1);
  });

  const { openBehindUs } = options;
  if (openBehindUs === null) return;
  test('a held call that the line opens by itself is reported at once and held again', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    await desk.holds(call);
    await openBehindUs(desk.bench, call);
    expect(await desk.event('resumed')).toEqual({ type: 'resumed', call, behindUs: true });
    expect(await desk.event('held')).toEqual({ type: 'held', call });
    expect(desk.states()[call]).toBe('held');
  });

  test('a call that the line has opened by itself can be resumed at once, and that is told', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    await desk.holds(call);
    await openBehindUs(desk.bench, call);
    expect(await desk.event('resumed')).toMatchObject({ behindUs: true });
    desk.line.send({ type: 'resume', call });
    await desk.until(() => desk.all('resumed').some(({ behindUs }) => !behindUs));
    expect(desk.states()[call]).toBe('open');
  });
}

function testTransfers(options: ContractOptions): void {
  test('a blind transfer that is taken ends the call as transferred', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    desk.line.send({ type: 'transferBlind', call, number: desk.bench.recipients.answering });
    await desk.event('held');
    expect(await desk.event('ended')).toMatchObject({ call, by: 'desk', reason: 'transferred' });
  });

  test('an attended transfer ends the consultation by the desk, and then the call, as transferred', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    await desk.holds(call);
    desk.line.send({ type: 'dial', request: 'r', number: desk.bench.recipients.answering });
    const consultation = (await desk.event('established')).call;
    desk.line.send({ type: 'transferAttended', call, consultation });
    await desk.until(() => desk.all('ended').length === 2);
    expect(desk.all('ended')).toMatchObject([
      { call: consultation, by: 'desk', reason: 'transferred' },
      { call, by: 'desk', reason: 'transferred' },
    ]);
    expect(desk.line.calls()).toEqual([]);
  });

  test('while the recipient rings the caller can be taken back and the consultation goes on', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    await desk.holds(call);
    desk.line.send({ type: 'dial', request: 'r', number: desk.bench.recipients.ringing });
    const consultation = (await desk.event('ringing')).call;
    desk.line.send({ type: 'resume', call });
    expect(await desk.event('resumed')).toMatchObject({ call, behindUs: false });
    expect(desk.states()).toEqual({ [call]: 'open', [consultation]: 'ringing' });
    desk.line.send({ type: 'hangUp', call: consultation });
    await desk.event('ended');
    expect(desk.states()).toEqual({ [call]: 'open' });
  });

  test('a refused transfer is told, and the caller is on hold or said to be lost', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    desk.line.send({ type: 'transferBlind', call, number: desk.bench.recipients.busy });
    if (options.callerSurvivesRefusedTransfer) {
      expect(await desk.event('transferFailed')).toMatchObject({ call });
      expect(desk.states()).toEqual({ [call]: 'held' });
    } else {
      expect(await desk.event('ended')).toMatchObject({ call, by: 'line', reason: 'lost' });
      expect(desk.line.calls()).toEqual([]);
    }
  });

  test('a transfer to what cannot be dialled fails as wrongNumber and the caller stays', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    desk.line.send({ type: 'transferBlind', call, number: 'sip:nobody at all' });
    expect((await desk.event('commandFailed')).failure.code).toBe('wrongNumber');
    expect(desk.states()).toEqual({ [call]: 'open' });
  });
}

function testLineLost(options: ContractOptions): void {
  test('a lost line says so; no call event comes and commands fail until lineUp with its list', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    await desk.holds(call);
    await desk.bench.loseLine();
    await desk.event('lineDown');
    const after = desk.events.length;
    desk.line.send({ type: 'resume', call });
    expect((await desk.event('commandFailed')).failure.code).toBe('lineDown');
    await desk.bench.bringBack();
    expect(await desk.event('lineUp')).toEqual({ type: 'lineUp', calls: [] });
    expect(desk.events.slice(after).map(({ type }) => type)).toEqual(['commandFailed', 'lineUp']);
  });

  test('lineUp carries every call that is on the line', async () => {
    const desk = await startedDesk(options);
    const held = await desk.talkTo(0);
    const open = await desk.talkTo(1);
    const ringing = await desk.rungBy(2);
    await desk.line.stop();
    const again = await startedDesk(options, desk.bench);
    const { calls } = again.firstUp();
    expect(byNumber(calls)).toEqual({
      [desk.bench.callers[0].number]: 'held',
      [desk.bench.callers[1].number]: 'open',
      [desk.bench.callers[2].number]: 'ringing',
    });
    expect(new Set([held, open, ringing]).size).toBe(3);
  });

  test('after stop has resolved no event comes and pending commands are forgotten', async () => {
    const desk = await startedDesk(options);
    const call = await desk.talkTo(0);
    desk.line.send({ type: 'hold', call });
    desk.line.send({ type: 'hangUp', call: 'no such call' });
    await desk.line.stop();
    const before = desk.events.length;
    await desk.bench.callers[0].hangUp();
    await desk.bench.pass(QUIET);
    expect(desk.events.length).toBe(before);
  });
}

function testUntrustedTexts(options: ContractOptions): void {
  test('a peer’s name comes bounded and without control or direction marks', async () => {
    const desk = await startedDesk(options);
    await desk.bench.ringAs('0199000099', `Zoé\u202e <b>"x"</b>\u0007 ${'y'.repeat(400)}`);
    const { peer } = await desk.event('incoming');
    expect(peer.name?.length).toBeLessThanOrEqual(200);
    expect(peer.name).toMatch(/^Zoé <b>/u);
    expect(peer.name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('a caller without number or name has null for both', async () => {
    const desk = await startedDesk(options);
    await desk.bench.ringAs(null, '');
    expect((await desk.event('incoming')).peer).toEqual({ number: null, name: null });
  });
}

function byNumber(calls: readonly LineCall[]): Record<string, LineCall['state']> {
  return Object.fromEntries(calls.map(({ peer, state }) => [peer.number ?? 'unknown', state]));
}
