import type { FakeVersion } from 'baresip-bindings/testing';
import { expect, onTestFinished, test } from 'vitest';
import type { LineEvent } from '../../../device/ports/index.ts';
import { testLineContract } from '../contract.ts';
import { type FakeBench, fakeBench } from './fake-bench.ts';

const VERSIONS: readonly FakeVersion[] = ['1.0.0', '1.1.0', '4.10.0'];

for (const version of VERSIONS) {
  testLineContract({
    name: `a fake baresip ${version}`,
    makeBench: () => fakeBench(version),
    openBehindUs: async (bench, held) => {
      const call = (bench as FakeBench).fake().calls.all.find(({ id }) => id === held);
      if (call !== undefined) call.onHold = false;
    },
    callerSurvivesRefusedTransfer: version === '4.10.0',
  });
}

async function started(version: FakeVersion = '1.1.0') {
  const bench = await fakeBench(version);
  onTestFinished(() => bench.close());
  const events: LineEvent[] = [];
  await bench.line.start((event) => events.push(event));
  const awaited = async (type: LineEvent['type'], times = 1) => {
    const some = () => events.filter((event) => event.type === type);
    await expect.poll(() => some().length, { interval: 5, timeout: 4_000 }).toBeGreaterThanOrEqual(times);
    return some()[times - 1];
  };
  const talk = async () => {
    await bench.callers[0].ring();
    const incoming = await awaited('incoming');
    const call = incoming?.type === 'incoming' ? incoming.call : '';
    bench.line.send({ type: 'answer', call });
    await awaited('established');
    return call;
  };
  await awaited('lineUp');
  return { bench, events, awaited, talk };
}

test('an accept that baresip says ok to without carrying it out has timed out after 2 s', async () => {
  const { bench, awaited } = await started('1.0.0');
  bench.fake().behave((request, fake) => {
    if (request.command === 'accept') fake.reply(request, { ok: true, data: 'Answering incoming call\n' });
    return request.command === 'accept';
  });
  await bench.callers[0].ring();
  const incoming = await awaited('incoming');
  const begun = performance.now();
  bench.line.send({ type: 'answer', call: incoming?.type === 'incoming' ? incoming.call : '' });
  expect(await awaited('commandFailed')).toMatchObject({
    failure: { code: 'timedOut', message: expect.stringContaining('sound card') },
  });
  expect(performance.now() - begun).toBeGreaterThan(1_900);
  expect(performance.now() - begun).toBeLessThan(2_600);
});

test('a baresip that falls silent counts as down within 3 s, and is up again once it answers', async () => {
  const { bench, awaited, talk } = await started();
  const call = await talk();
  const speakAgain = bench.fake().behave(() => true);
  const begun = performance.now();
  await awaited('lineDown');
  expect(performance.now() - begun).toBeLessThan(3_000);
  speakAgain();
  expect(await awaited('lineUp', 2)).toMatchObject({ calls: [{ call, state: 'open' }] });
});

test('garbage between the frames is passed over; the line stays up and goes on', async () => {
  const { bench, events, talk } = await started();
  const fake = bench.fake();
  fake.sendBytes(Buffer.from('\u0000\u0001 garbage ,,, 3:abc,,}'));
  fake.sendText('not JSON at all');
  fake.sendText('{"event":true,"class":"call","type":"CALL_CLOSED"}');
  fake.sendText('[1,2,3]');
  await talk();
  expect(events.map(({ type }) => type)).toEqual(['lineUp', 'incoming', 'established']);
});

test('a false length in the noise holds nothing up for longer than a reconnection', async () => {
  const { bench, awaited, talk } = await started();
  const call = await talk();
  bench.fake().sendBytes(Buffer.from('200000:'));
  await expect
    .poll(
      async () => {
        bench.line.send({ type: 'hold', call });
        return bench.line.calls();
      },
      { timeout: 4_000, interval: 100 },
    )
    .toMatchObject([{ call, state: 'held' }]);
  await awaited('held');
});

test('a client that displaces us shows as lineDown, and we come back with the calls', async () => {
  const { bench, awaited, talk } = await started();
  const call = await talk();
  bench.fake().disconnect();
  await awaited('lineDown');
  expect(await awaited('lineUp', 2)).toMatchObject({ calls: [{ call, state: 'open' }] });
});

test('a call that baresip opened while nobody was connected is held as soon as we are back', async () => {
  const { bench, awaited, talk } = await started('1.0.0');
  const call = await talk();
  bench.line.send({ type: 'hold', call });
  await awaited('held');
  bench.fake().disconnect();
  for (const held of bench.fake().calls.all) held.onHold = false;
  expect(await awaited('lineUp', 2)).toMatchObject({ calls: [{ call, state: 'open' }] });
  await awaited('held', 2);
  expect(bench.fake().calls.all.map(({ onHold }) => onHold)).toEqual([true]);
});

test('a held call that will not stay held is put on hold again and again until it does', async () => {
  const { bench, awaited, talk } = await started('1.0.0');
  const call = await talk();
  bench.line.send({ type: 'hold', call });
  await awaited('held');
  let deafFor = 3;
  bench.fake().behave((request, fake) => {
    if (request.command !== 'hold' || deafFor === 0) return false;
    deafFor -= 1;
    fake.reply(request, { ok: true, data: '' });
    return true;
  });
  for (const held of bench.fake().calls.all) held.onHold = false;
  expect(await awaited('resumed')).toMatchObject({ behindUs: true });
  await awaited('held', 2);
  expect(deafFor).toBe(0);
});

test('what answers on the port but is no baresip is no line', async () => {
  const bench = await fakeBench('1.1.0');
  onTestFinished(() => bench.close());
  bench.fake().behave((request, fake) => {
    fake.reply(request, { ok: true, data: 'SSH-2.0-OpenSSH' });
    return true;
  });
  const events: LineEvent[] = [];
  await bench.line.start((event) => events.push(event));
  await expect.poll(() => events.length, { timeout: 4_000 }).toBe(1);
  expect(events[0]).toMatchObject({ type: 'lineDown' });
});

test('a line that never was there says so once', async () => {
  const bench = await fakeBench('1.1.0');
  onTestFinished(() => bench.line.stop());
  await bench.fake().crash();
  const events: LineEvent[] = [];
  await bench.line.start((event) => events.push(event));
  await expect.poll(() => events.length, { timeout: 4_000 }).toBe(1);
  expect(events[0]).toMatchObject({ type: 'lineDown', detail: expect.stringContaining('127.0.0.1') });
});

test('two callers who ring with the same Call-ID are told apart, and the right one is answered', async () => {
  const { bench, events, awaited } = await started();
  const event = {
    class: 'call',
    type: 'CALL_INCOMING',
    direction: 'incoming',
    accountaor: 'sip:d@x',
    id: 'same',
  };
  let list = '--- Active calls (2) ---\n';
  for (const n of [1, 2]) {
    list += `${n === 2 ? '>' : ' '} [line ${n}, id same]  0:00:00   INCOMING             sip:019900000${n}@a\n`;
  }
  const commands: string[] = [];
  bench.fake().behave((request, fake) => {
    commands.push(`${request.command} ${request.params ?? ''}`.trim());
    const data = request.command === 'listcalls' ? list : 'setting current call: line 1\n';
    fake.reply(request, { ok: true, data });
    return true;
  });
  bench.fake().sendEvent({ ...event, peeruri: 'sip:0199000001@a' });
  bench.fake().sendEvent({ ...event, peeruri: 'sip:0199000002@a' });
  await awaited('incoming', 2);
  await expect.poll(() => commands.length).toBeGreaterThan(0);
  bench.line.send({ type: 'answer', call: 'same' });
  await expect.poll(() => commands).toContain('accept');
  expect(commands.at(commands.indexOf('accept') - 1)).toBe('line 1');
  expect(events.filter(({ type }) => type === 'incoming').length).toBe(2);
});

test('no request carries more than one command, and stop forgets what waits', async () => {
  const { bench, events } = await started();
  for (let n = 0; n < 50; n += 1) bench.line.send({ type: 'hold', call: 'none' });
  await bench.line.stop();
  expect(events.filter(({ type }) => type === 'commandFailed').length).toBe(0);
});
