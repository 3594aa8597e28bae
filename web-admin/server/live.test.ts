import { describe, expect, it } from 'vitest';
import { makeRig } from './testing/rig.ts';
import { aStatus, aView } from './testing/samples.ts';

interface Told {
  readonly event: string;
  readonly data: unknown;
}

/** Reads one chunk of a stream as its events. */
async function told(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Told[]> {
  const { value } = await reader.read();
  const blocks = new TextDecoder().decode(value).split('\n\n').filter(Boolean);
  return blocks.flatMap((block) => {
    const [, event, data] = /^event: ([^\n]*)\ndata: ([^\n]*)$/.exec(block) ?? [];
    return event === undefined || data === undefined ? [] : [{ event, data: JSON.parse(data) }];
  });
}

async function openEvents(rig: ReturnType<typeof makeRig>) {
  const response = await rig.app.request('/api/events');
  if (response.body === null) throw new Error('no stream');
  return { response, reader: response.body.getReader() as ReadableStreamDefaultReader<Uint8Array> };
}

const names = (events: readonly Told[]) => events.map(({ event }) => event);

describe('the live events', () => {
  it('begin with all there is, and with the clock of the unit', async () => {
    const rig = makeRig();
    const view = aView({ dialled: '12' });
    rig.live.take({ view, status: aStatus, committed: 7 });
    const { response, reader } = await openEvents(rig);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await told(reader)).toEqual([
      { event: 'status', data: aStatus },
      { event: 'desk', data: { now: { at: 5000, wall: 1_800_000_004_000 }, view } },
      { event: 'committed', data: { sequence: 7 } },
    ]);
  });

  it('say how soon to come back, and nothing of what the unit has not told yet', async () => {
    const { reader } = await openEvents(makeRig());
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe('retry: 2000\n\nevent: committed\ndata: {"sequence":0}\n\n');
  });

  it('have the pages look again when the unit has opened a line by itself, and not for another change of its status', async () => {
    const rig = makeRig();
    rig.live.take({ status: aStatus, committed: 7 });
    const { reader } = await openEvents(rig);
    await told(reader);
    rig.live.take({ status: { ...aStatus, deadLetters: 1 } });
    expect(names(await told(reader))).toEqual(['status']);
    rig.live.take({ status: { ...aStatus, openLines: { late: 1, closing: 0 } } });
    const events = await told(reader);
    expect(names(events)).toEqual(['status', 'committed']);
    expect(events.at(-1)).toEqual({ event: 'committed', data: { sequence: 8 } });
  });

  it('go on with what changes', async () => {
    const rig = makeRig();
    const { reader } = await openEvents(rig);
    await told(reader);
    const next = told(reader);
    rig.live.take({ view: aView() });
    expect(names(await next)).toEqual(['desk']);
    rig.live.tick();
    expect(await told(reader)).toEqual([
      { event: 'tick', data: { now: { at: 5000, wall: 1_800_000_004_000 } } },
    ]);
  });

  it('say with the time when nothing has set the clock', async () => {
    const rig = makeRig();
    const { reader } = await openEvents(rig);
    await told(reader);
    rig.clockTrusted = false;
    rig.live.tick();
    expect(await told(reader)).toMatchObject([{ event: 'tick', data: { clockDoubtful: true } }]);
  });

  it('tell of what somebody told the register, with a number that grows; not of what it refused', async () => {
    const rig = makeRig();
    rig.live.take({ committed: 7 });
    const { reader } = await openEvents(rig);
    await told(reader);
    const tell = () =>
      rig.app.request('/api/tell/settings.save', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
    rig.tellAnswer = { ok: false, code: 'Settings_Changed', message: 'look again' };
    await tell();
    rig.tellAnswer = { ok: true, value: null };
    await tell();
    expect(await told(reader)).toEqual([{ event: 'committed', data: { sequence: 8 } }]);
    rig.live.take({ committed: 8 });
    expect(await told(reader)).toEqual([{ event: 'committed', data: { sequence: 9 } }]);
  });

  it('give a slow reader the newest view only', async () => {
    const rig = makeRig();
    const { reader } = await openEvents(rig);
    await told(reader);
    for (let digit = 0; digit < 1000; digit++) {
      rig.live.take({ view: aView({ dialled: String(digit) }), committed: digit });
    }
    const events = await told(reader);
    expect(names(events)).toEqual(['desk', 'committed']);
    expect(events[0]?.data).toMatchObject({ view: { dialled: '999' } });
  });

  it('keep whatever a caller is called in one line of data', async () => {
    const rig = makeRig();
    const dialled = 'a\n\ndata: b\r\n\u2028event: c';
    rig.live.take({ view: aView({ dialled }) });
    const { reader } = await openEvents(rig);
    expect((await told(reader))[0]?.data).toMatchObject({ view: { dialled } });
  });

  it('are refused beyond 32 streams, and given again when one has closed', async () => {
    const rig = makeRig();
    const streams = await Promise.all(Array.from({ length: 32 }, () => openEvents(rig)));
    const refused = await rig.app.request('/api/events');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'Web_TooManyStreams' });
    await streams[0]?.reader.cancel();
    expect((await rig.app.request('/api/events')).status).toBe(200);
    expect(rig.live.size).toBe(32);
  });

  it('end when the server stops, also for a reader that waits', async () => {
    const rig = makeRig();
    const { reader } = await openEvents(rig);
    await told(reader);
    const waiting = reader.read();
    rig.live.close();
    expect((await waiting).done).toBe(true);
    expect(rig.live.size).toBe(0);
  });

  it('may be left while waiting', async () => {
    const rig = makeRig();
    const { reader } = await openEvents(rig);
    await told(reader);
    const waiting = reader.read();
    await reader.cancel();
    expect((await waiting).done).toBe(true);
    rig.live.take({ view: aView() });
    expect(rig.live.size).toBe(0);
  });

  it('open no stream for a HEAD', async () => {
    const rig = makeRig();
    const response = await rig.app.request('/api/events', { method: 'HEAD' });
    expect(response.status).toBe(405);
    expect(rig.live.size).toBe(0);
  });
});

describe('the status', () => {
  it('is there once the unit has told it', async () => {
    const rig = makeRig();
    expect((await rig.app.request('/api/status')).status).toBe(503);
    rig.live.take({ status: aStatus });
    expect(await (await rig.app.request('/api/status')).json()).toEqual(aStatus);
  });
});
