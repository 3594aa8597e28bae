import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { BaresipClient, type ConnectionChange } from './client.ts';
import { commands } from './commands.ts';
import type { Noise } from './connection.ts';
import type { BaresipEvent } from './events.ts';
import { encodeNetstring, NetstringDecoder } from './netstring.ts';
import type { BaresipClientOptions } from './options.ts';
import { BARESIP_1_1_0 } from './testing/captured.ts';
import { ManualClock } from './testing/manual-clock.ts';

/** The far end of a connection: what was written, and a way to answer. */
class Line extends Duplex {
  private readonly decoder = new NetstringDecoder();
  readonly sent: Record<string, unknown>[] = [];

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    for (const decoded of this.decoder.push(chunk)) {
      if (decoded.kind === 'frame') this.sent.push({ ...JSON.parse(decoded.text) });
    }
    done();
  }

  get lastToken(): unknown {
    return this.sent.at(-1)?.token;
  }

  feed(text: string): Promise<void> {
    this.push(encodeNetstring(text));
    return settle();
  }

  reply(token: unknown, data = '', ok = true): Promise<void> {
    return this.feed(JSON.stringify({ response: true, ok, data, token }));
  }
}

/** Lets streams and promises that are ready go on. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function setUp(options: Partial<BaresipClientOptions> = {}) {
  const clock = new ManualClock();
  const lines: Line[] = [];
  const client = new BaresipClient({
    port: 4444,
    ...options,
    effects: {
      after: clock.after,
      now: clock.now,
      connect: () => {
        const line = new Line();
        lines.push(line);
        return line;
      },
      ...options.effects,
    },
  });
  const changes: ConnectionChange[] = [];
  const events: BaresipEvent[] = [];
  const noise: Noise[] = [];
  client.onConnection((change) => changes.push(change));
  client.onEvent((event) => events.push(event));
  client.onNoise((one) => noise.push(one));
  const line = () => {
    const last = lines.at(-1);
    if (last === undefined) throw new Error('nothing was connected');
    return last;
  };
  return { client, clock, lines, line, changes, events, noise };
}

function connected(options: Partial<BaresipClientOptions> = {}) {
  const all = setUp(options);
  all.client.start();
  all.line().emit('connect');
  return all;
}

function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'resolved',
    (error) => error.code,
  );
}

describe('requests', () => {
  it('give the reply with the same token, and the token is a string', async () => {
    const { client, line } = connected();
    const reply = client.request(commands.hold('4f2a'));
    expect(line().sent).toEqual([{ command: 'hold', params: '4f2a', token: '1' }]);
    await line().reply('1', 'done');
    expect(await reply).toEqual({ ok: true, data: 'done' });
  });

  it('go out one at a time, in order', async () => {
    const { client, line } = connected();
    const replies = [client.request(commands.about()), client.request(commands.regInfo())];
    expect(line().sent).toHaveLength(1);
    await line().reply('1', 'first');
    expect(line().sent).toHaveLength(2);
    await line().reply('2', 'second');
    expect((await Promise.all(replies)).map(({ data }) => data)).toEqual(['first', 'second']);
  });

  it('resolve also when baresip says that it did not work', async () => {
    const { client, line } = connected();
    const reply = client.request(commands.resume('4f2a'));
    await line().reply('1', 'Invalid argument', false);
    expect(await reply).toEqual({ ok: false, data: 'Invalid argument' });
  });

  it('fail at their deadline, and the next one goes out', async () => {
    const { client, clock, line } = connected({ requestTimeoutMs: 500 });
    const first = codeOf(client.request(commands.about()));
    const second = client.request(commands.listCalls());
    clock.advance(499);
    expect(line().sent).toHaveLength(1);
    clock.advance(1);
    expect(await first).toBe('Baresip_Timeout');
    await line().reply('2');
    expect((await second).ok).toBe(true);
  });

  it('have a deadline that counts from when they are sent, not from when they were queued', async () => {
    const { client, clock, line } = connected({ requestTimeoutMs: 500 });
    void client.request(commands.about());
    const second = client.request(commands.listCalls());
    clock.advance(400);
    await line().reply('1');
    clock.advance(400);
    await line().reply('2', 'in time');
    expect((await second).data).toBe('in time');
  });

  it('can have a deadline of their own', async () => {
    const { client, clock } = connected();
    const reply = codeOf(client.request(commands.about(), { timeoutMs: 50 }));
    clock.advance(50);
    expect(await reply).toBe('Baresip_Timeout');
  });

  it('do not take a reply that came too late for an earlier one', async () => {
    const { client, clock, line, noise } = connected({ requestTimeoutMs: 500 });
    const first = codeOf(client.request(commands.about()));
    clock.advance(500);
    expect(await first).toBe('Baresip_Timeout');
    const second = client.request(commands.listCalls());
    await line().reply('1', 'late');
    await line().reply('2', 'right');
    expect((await second).data).toBe('right');
    expect(noise).toEqual([{ kind: 'late reply', token: '1' }]);
  });

  it('are refused, unsent, when there is no connection, or they are too long, or too many wait', async () => {
    const { client, line } = setUp({ maxQueued: 1 });
    expect(await codeOf(client.request(commands.about()))).toBe('Baresip_NotConnected');
    client.start();
    expect(await codeOf(client.request(commands.about()))).toBe('Baresip_NotConnected');
    line().emit('connect');
    const long = { command: 'dial', params: 'x'.repeat(1_020) };
    expect(await codeOf(client.request(long))).toBe('Baresip_ParamsTooLong');
    expect(await codeOf(client.request({ command: 'dial', params: 'a\nb' }))).toBe('Baresip_ParamsInvalid');
    const waiting = [codeOf(client.request(commands.about())), codeOf(client.request(commands.about()))];
    expect(await codeOf(client.request(commands.about()))).toBe('Baresip_QueueFull');
    expect(line().sent).toHaveLength(1);
    await client.stop();
    expect(await Promise.all(waiting)).toEqual(['Baresip_Stopped', 'Baresip_Stopped']);
  });

  it('for the version read it out of the coloured text, or say that there is none', async () => {
    const { client, line } = connected();
    const version = client.version();
    await line().feed(BARESIP_1_1_0.about.replace('"token":"t"', '"token":"1"'));
    expect((await version)?.text).toBe('1.1.0');
    const none = client.version();
    await line().reply('2', 'command not found (about)\n', false);
    expect(await none).toBeNull();
  });
});

describe('what arrives by itself', () => {
  it('is told as events, also while a request waits', async () => {
    const { client, line, events } = connected();
    const reply = client.request(commands.accept());
    await line().feed(BARESIP_1_1_0.established);
    await line().reply('1');
    await reply;
    expect(events.map(({ type }) => type)).toEqual(['CALL_ESTABLISHED']);
  });

  it('is told as noise when it fits nothing', async () => {
    const { line, noise } = connected();
    line().push('rubbish');
    await line().feed('{"neither":1}');
    expect(noise).toEqual([
      { kind: 'garbage', bytes: 7 },
      { kind: 'unknown message', text: '{"neither":1}' },
    ]);
  });

  it('is no longer told to who has unsubscribed, nor after a listener has stopped the client', async () => {
    const { client, line, events } = connected();
    let told = 0;
    const unsubscribe = client.onEvent(() => {
      told += 1;
      unsubscribe();
      void client.stop();
    });
    line().push(
      Buffer.concat([encodeNetstring(BARESIP_1_1_0.incoming), encodeNetstring(BARESIP_1_1_0.exit)]),
    );
    await settle();
    expect(told).toBe(1);
    expect(events).toHaveLength(1);
  });
});

describe('a lost connection', () => {
  it('is told with its reason and fails what was sent and what waited', async () => {
    const { client, line, changes } = connected();
    const pending = [codeOf(client.request(commands.about())), codeOf(client.request(commands.listCalls()))];
    line().destroy(new Error('read ECONNRESET'));
    await settle();
    expect(await Promise.all(pending)).toEqual(['Baresip_ConnectionLost', 'Baresip_ConnectionLost']);
    expect(changes).toEqual([{ state: 'connected' }, { state: 'lost', reason: 'read ECONNRESET' }]);
    expect(client.connected).toBe(false);
  });

  it('is made again, and tokens go on, so that no old reply fits', async () => {
    const { client, clock, lines, line } = connected();
    const lost = codeOf(client.request(commands.about()));
    line().destroy();
    expect(await lost).toBe('Baresip_ConnectionLost');
    clock.advance(100);
    expect(lines).toHaveLength(2);
    line().emit('connect');
    expect(client.connected).toBe(true);
    void codeOf(client.request(commands.about()));
    expect(line().lastToken).toBe('2');
  });

  it('is made again after pauses that double up to the limit', async () => {
    const { client, clock, lines, line, changes } = setUp({ reconnect: { firstMs: 100, maxMs: 1_000 } });
    client.start();
    const pauses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      line().destroy(new Error('connect ECONNREFUSED'));
      await settle();
      pauses.push(clock.pending[0] ?? 0);
      clock.advance(clock.pending[0] ?? 0);
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    expect(lines).toHaveLength(7);
    expect(changes).toEqual([]);
  });

  it('does not start a tight fight with another client: being displaced at once makes the pauses longer', async () => {
    const { client, clock, line } = setUp({ reconnect: { firstMs: 100, maxMs: 5_000, stableMs: 10_000 } });
    client.start();
    const pauses: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      line().emit('connect');
      line().push(null);
      await settle();
      pauses.push(clock.pending[0] ?? 0);
      clock.advance(clock.pending[0] ?? 0);
    }
    expect(pauses).toEqual([100, 200, 400, 800]);
    line().emit('connect');
    clock.advance(10_000);
    line().push(null);
    await settle();
    expect(clock.pending).toEqual([100]);
  });

  it('waits longer by chance when asked to', async () => {
    const { client, clock, line } = setUp({
      reconnect: { firstMs: 100, jitter: 0.5 },
      effects: { random: () => 0.8 },
    });
    client.start();
    line().destroy();
    await settle();
    expect(clock.pending).toEqual([140]);
  });

  it('is given up when it does not open in time', async () => {
    const { client, clock, lines, changes } = setUp({ connectTimeoutMs: 2_000 });
    client.start();
    clock.advance(2_000);
    await settle();
    expect(lines[0]?.destroyed).toBe(true);
    clock.advance(100);
    expect(lines).toHaveLength(2);
    expect(changes).toEqual([]);
  });

  it('is dropped when baresip is silent: three deadlines in a row', async () => {
    const { client, clock, line, changes } = connected({ requestTimeoutMs: 500, silentAfter: 3 });
    const requests = [1, 2, 3, 4].map(() => codeOf(client.request(commands.listCalls())));
    clock.advance(1_500);
    expect(await Promise.all(requests)).toEqual([
      'Baresip_Timeout',
      'Baresip_Timeout',
      'Baresip_Timeout',
      'Baresip_ConnectionLost',
    ]);
    expect(line().destroyed).toBe(true);
    expect(changes.at(-1)).toEqual({
      state: 'lost',
      reason: 'baresip gave no reply to 3 requests in a row',
    });
  });

  it('is not dropped when a reply came in between', async () => {
    const { client, clock, line } = connected({ requestTimeoutMs: 500, silentAfter: 2 });
    void codeOf(client.request(commands.listCalls()));
    clock.advance(500);
    const good = client.request(commands.listCalls());
    await line().reply('2');
    await good;
    void codeOf(client.request(commands.listCalls()));
    clock.advance(500);
    expect(client.connected).toBe(true);
  });
});

describe('stop', () => {
  it('rejects what is pending, closes, and connects no more', async () => {
    const { client, clock, lines, line, changes } = connected();
    const pending = codeOf(client.request(commands.about()));
    await client.stop();
    expect(await pending).toBe('Baresip_Stopped');
    expect(line().destroyed).toBe(true);
    expect(clock.pending).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(changes).toEqual([{ state: 'connected' }]);
    expect(await codeOf(client.request(commands.about()))).toBe('Baresip_NotConnected');
  });

  it('ends a pause before reconnecting, and may be called twice or before start', async () => {
    const { client, clock, line } = setUp();
    await client.stop();
    client.start();
    line().destroy();
    await settle();
    await client.stop();
    await client.stop();
    expect(clock.pending).toEqual([]);
  });

  it('can be followed by another start; start twice connects once', async () => {
    const { client, lines, line } = connected();
    client.start();
    expect(lines).toHaveLength(1);
    await client.stop();
    client.start();
    line().emit('connect');
    expect(lines).toHaveLength(2);
    expect(client.connected).toBe(true);
  });
});
