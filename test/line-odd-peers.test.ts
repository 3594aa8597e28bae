import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { LineEvent } from '../device/ports/index.ts';
import { baresipOf, type RealBench, realBench, VERSIONS } from './support/line-bench.ts';
import { hasSipp, type OddPeer, oddPeerRings } from './support/line-sipp.ts';
import { soon } from './support/soon.ts';

const LOCAL_PORT = 22_960;

for (const { version, get } of VERSIONS) {
  const baresip = hasSipp ? baresipOf(version) : undefined;
  const missing = hasSipp ? `run ${get}` : 'run apt-get install sip-tester';
  const note = baresip === undefined ? ` (not on this machine: ${missing})` : '';
  describe.skipIf(baresip === undefined)(`odd and hostile peers on baresip ${version}${note}`, () => {
    let bench: RealBench;
    let events: LineEvent[] = [];

    beforeAll(async () => {
      if (baresip === undefined) return;
      bench = await realBench(baresip);
      await bench.line.start((event) => events.push(event));
      await soon(() => expect(events[0]?.type).toBe('lineUp'));
    });
    beforeEach(async () => {
      for (const { call } of bench.line.calls()) bench.line.send({ type: 'hangUp', call });
      await soon(() => expect(bench.line.calls()).toEqual([]));
      events = [];
    });
    afterAll(() => bench?.close());

    async function rungBy(peer: Pick<OddPeer, 'from' | 'callId' | 'scenario' | 'afterAnswer'>) {
      const sipp = await oddPeerRings({
        desk: bench.network.deskLine.address,
        localPort: LOCAL_PORT,
        ...peer,
      });
      onTestFinished(() => sipp.close());
      return awaited('incoming');
    }

    async function awaited<Type extends LineEvent['type']>(
      type: Type,
    ): Promise<Extract<LineEvent, { type: Type }>> {
      const find = () =>
        events.find((event): event is Extract<LineEvent, { type: Type }> => event.type === type);
      await soon(() => expect(find(), type).toBeDefined());
      const found = find();
      if (found === undefined) throw new Error(`no ${type}`);
      return found;
    }

    async function answeredHeldAndHungUp(call: string): Promise<void> {
      bench.line.send({ type: 'answer', call });
      await awaited('established');
      bench.line.send({ type: 'hold', call });
      await awaited('held');
      bench.line.send({ type: 'hangUp', call });
      expect(await awaited('ended')).toMatchObject({ call, by: 'desk', reason: 'hungUp' });
    }

    test.each([
      ['quotes and backslashes', '"O\\"Hara \\\\ \\"x\\""', /^O.*Hara/u],
      ['HTML', '"<img src=x onerror=alert(1)>"', /^<img src=x onerror=alert\(1\)>$/u],
      ['right-to-left marks', '"\u202e\u2066Zo\u00e9\u200f Garance\u202c"', /^Zo\u00e9 Garance$/u],
      ['a name in Arabic', '"\u0639\u0645\u0631"', /^\u0639\u0645\u0631$/u],
      ['JSON', '"\\",\\"type\\":\\"CALL_CLOSED\\",\\"x\\":\\""', /CALL_CLOSED/u],
      [
        'what looks like a line of listcalls',
        '"> [line 9, id x]  0:00:00  ESTABLISHED  (on hold)  sip:9@9"',
        /line 9/u,
      ],
    ])('a display name with %s is text and nothing more', async (_what, name, shown) => {
      const { call, peer } = await rungBy({ from: `${name} <sip:0199000055@127.0.0.1>` });
      expect(peer.number).toBe('0199000055');
      expect(peer.name).toMatch(shown);
      await answeredHeldAndHungUp(call);
    });

    test('a display name of 5,000 characters is cut to 200', async () => {
      const { call, peer } = await rungBy({ from: `"${'Aé'.repeat(2_500)}" <sip:0199000055@127.0.0.1>` });
      expect(peer.name?.length).toBe(200);
      await answeredHeldAndHungUp(call);
    });

    test('an anonymous caller has neither number nor name', async () => {
      const { call, peer } = await rungBy({ from: '"Anonymous" <sip:anonymous@anonymous.invalid>' });
      expect(peer).toEqual({ number: null, name: null });
      await answeredHeldAndHungUp(call);
    });

    test.each([
      ['that is no number', 'sip:%00%3Cb%3E@127.0.0.1', null],
      ['of 1,000 digits', `sip:${'1'.repeat(1_000)}@127.0.0.1`, null],
      ['with parameters', 'sip:0199000055;a=b@127.0.0.1', '0199000055'],
    ])('a caller with a user part %s can be answered and hung up', async (_what, uri, number) => {
      const { call, peer } = await rungBy({ from: `<${uri}>` });
      expect(peer.number).toBe(number);
      await answeredHeldAndHungUp(call);
    });

    test.each([
      ['signs', '%-.!*_+`~()<>:"/[]?{}@x'],
      ['a semicolon and quotes', "a;b='c'"],
      ['300 characters', 'c'.repeat(300)],
    ])('a Call-ID of %s can be answered, held and hung up', async (_what, callId) => {
      const { call } = await rungBy({ from: '<sip:0199000055@127.0.0.1>', callId });
      expect(call).toMatch(/^[\w.@:+%~-]{1,140}$/u);
      await answeredHeldAndHungUp(call);
    });

    test('who rings and is never heard of again: answering it ends, one way or the other', async () => {
      const { call } = await rungBy({ from: '<sip:0199000055@127.0.0.1>', scenario: 'invite-then-silence' });
      bench.line.send({ type: 'answer', call });
      await soon(() =>
        expect(events.some(({ type }) => type === 'established' || type === 'commandFailed')).toBe(true),
      );
      bench.line.send({ type: 'hangUp', call });
      expect(await awaited('ended')).toMatchObject({ call, by: 'desk' });
    });

    test('a peer who holds us is reported where this version tells, and can be held and hung up', async () => {
      const { call } = await rungBy({ from: '<sip:0199000055@127.0.0.1>', afterAnswer: 'reinvite-hold' });
      bench.line.send({ type: 'answer', call });
      await awaited('established');
      if (version !== '1.0.0') await awaited('heldByPeer');
      bench.line.send({ type: 'hold', call });
      await awaited('held');
      bench.line.send({ type: 'hangUp', call });
      expect(await awaited('ended')).toMatchObject({ call, by: 'desk' });
    });
  });
}
