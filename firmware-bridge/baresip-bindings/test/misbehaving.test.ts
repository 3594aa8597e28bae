import { BaresipClient, commands, encodeNetstring, type Noise, parseListCalls } from 'baresip-bindings';
import { FakeBaresip, type FakeRequest, type FakeVersion } from 'baresip-bindings/testing';
import { afterEach, describe, expect, it } from 'vitest';

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function setUp(version: FakeVersion = '1.1.0', requestTimeoutMs = 1_000) {
  const fake = await FakeBaresip.start({ version });
  ends.push(() => fake.crash());
  const client = new BaresipClient({
    port: fake.port,
    requestTimeoutMs,
    reconnect: { firstMs: 1, maxMs: 4, stableMs: 1_000 },
  });
  ends.push(() => client.stop());
  const noise: Noise[] = [];
  client.onNoise((one) => noise.push(one));
  const connected = nextChange(client);
  client.start();
  await connected;
  return { fake, client, noise };
}

function nextChange(client: BaresipClient): Promise<string> {
  return new Promise((resolve) => {
    const unsubscribe = client.onConnection(({ state }) => {
      unsubscribe();
      resolve(state);
    });
  });
}

const codeOf = (promise: Promise<unknown>) => promise.then(String, (error) => error.code);

/** Bytes of the fake's reply to `request`. */
const replyTo = (request: FakeRequest, data: string) =>
  encodeNetstring(JSON.stringify({ response: true, ok: true, data, token: request.token }));

describe('a baresip that misbehaves', () => {
  it('gives no reply: the request fails at its deadline and the next one is answered', async () => {
    const { fake, client } = await setUp('1.1.0', 30);
    const restore = fake.behave(() => true);
    expect(await codeOf(client.request(commands.about()))).toBe('Baresip_Timeout');
    restore();
    expect((await client.version())?.text).toBe('1.1.0');
  });

  it('is silent for good: the connection is made anew', async () => {
    const { fake, client } = await setUp('1.1.0', 20);
    fake.behave(() => true);
    const lost = nextChange(client);
    await Promise.all([1, 2, 3].map(() => codeOf(client.request(commands.listCalls()))));
    expect(await lost).toBe('lost');
    await nextChange(client);
    expect(fake.connections).toBe(2);
  });

  it('says ok to what it did not do: the list tells the truth', async () => {
    const { fake, client } = await setUp();
    fake.calls.ring('sip:0199000123@127.0.0.1');
    await client.request(commands.accept());
    fake.behave((request, it) => {
      if (request.command !== 'hold') return false;
      it.reply(request, { ok: true, data: '' });
      return true;
    });
    expect((await client.request(commands.hold())).ok).toBe(true);
    const { calls } = parseListCalls((await client.request(commands.listCalls())).data);
    expect(calls).toMatchObject([{ onHold: false }]);
  });

  it('says not ok to a resume that it did (1.1.0)', async () => {
    const { fake, client } = await setUp('1.1.0');
    fake.calls.ring('sip:0199000123@127.0.0.1');
    await client.request(commands.accept());
    await client.request(commands.hold());
    expect(await client.request(commands.resume())).toEqual({ ok: false, data: 'Invalid argument' });
    expect(fake.calls.all).toMatchObject([{ onHold: false }]);
  });

  it('takes the held caller back by itself when the current call ends (1.0.0 only)', async () => {
    for (const [version, heldAfterwards] of [
      ['1.0.0', false],
      ['1.1.0', true],
    ] as const) {
      const { fake, client } = await setUp(version);
      fake.calls.ring('sip:0199000123@127.0.0.1');
      await client.request(commands.accept());
      await client.request(commands.hold());
      await client.request(commands.dial('sip:0199000141@127.0.0.1'));
      await client.request(commands.hangup());
      const { calls } = parseListCalls((await client.request(commands.listCalls())).data);
      expect(calls).toMatchObject([{ onHold: heldAfterwards }]);
    }
  });

  it('takes the held caller for the current one after a second one was accepted (1.1.0 only)', async () => {
    for (const [version, current] of [
      ['1.0.0', [false, true]],
      ['1.1.0', [true, false]],
    ] as const) {
      const { fake, client } = await setUp(version);
      fake.calls.ring('sip:0199000123@127.0.0.1');
      await client.request(commands.accept());
      const second = fake.calls.ring('sip:0199000124@127.0.0.1');
      await client.request(commands.accept(second));
      const { calls } = parseListCalls((await client.request(commands.listCalls())).data);
      expect(calls.map((call) => call.onHold)).toEqual([true, false]);
      expect(calls.map((call) => call.current)).toEqual(current);
    }
  });

  it('loses the caller whose transfer failed, without CALL_CLOSED (before 2.0.0)', async () => {
    for (const [version, callsLeft] of [
      ['1.0.0', 0],
      ['1.1.0', 0],
      ['4.10.0', 1],
    ] as const) {
      const { fake, client } = await setUp(version);
      const told: string[] = [];
      const id = fake.calls.ring('sip:0199000123@127.0.0.1');
      await client.request(commands.accept());
      await client.request(commands.transfer('sip:0199000141@127.0.0.1'));
      client.onEvent(({ type }) => told.push(type));
      fake.calls.transferFails(id);
      const { calls } = parseListCalls((await client.request(commands.listCalls())).data);
      expect(calls).toHaveLength(callsLeft);
      expect(told).toEqual(['TRANSFER_FAILED']);
    }
  });

  it('splits its frames at every byte', async () => {
    const { fake, client } = await setUp();
    fake.behave((request, it) => {
      for (const byte of replyTo(request, 'é€😀')) it.sendBytes(Buffer.of(byte));
      return true;
    });
    expect((await client.request(commands.about())).data).toBe('é€😀');
  });

  it('joins events and a reply in one chunk', async () => {
    const { fake, client } = await setUp();
    const told: string[] = [];
    client.onEvent(({ type }) => told.push(type));
    fake.behave((request, it) => {
      const event = (type: string) => encodeNetstring(JSON.stringify({ event: true, type }));
      it.sendBytes(Buffer.concat([event('SHUTDOWN'), replyTo(request, 'Quit'), event('EXIT')]));
      return true;
    });
    const exit = new Promise<void>((resolve) => {
      client.onEvent(({ type }) => type === 'EXIT' && resolve());
    });
    expect((await client.request(commands.quit())).data).toBe('Quit');
    await exit;
    expect(told).toEqual(['SHUTDOWN', 'EXIT']);
  });

  it('sends garbage before a reply: the reply is read and the garbage is told', async () => {
    const { fake, client, noise } = await setUp();
    fake.behave((request, it) => {
      it.sendBytes(Buffer.concat([Buffer.from('\u0000\u0001garbage\n'), replyTo(request, 'good')]));
      return true;
    });
    expect((await client.request(commands.about())).data).toBe('good');
    expect(noise.every(({ kind }) => kind === 'garbage')).toBe(true);
    expect(noise).not.toEqual([]);
  });

  it('sends replies to nothing and frames that are no message', async () => {
    const { fake, client, noise } = await setUp();
    fake.sendText('{"response":true,"ok":true,"data":"","token":"999"}');
    fake.sendText('{"response":true,"ok":true,"data":""}');
    fake.sendText('[]');
    await client.request(commands.about());
    expect(noise.map(({ kind }) => kind)).toEqual(['late reply', 'late reply', 'unknown message']);
  });

  it('dies in the midst of a frame: the request fails, and the half frame does not spoil the next connection', async () => {
    const { fake, client } = await setUp();
    const restore = fake.behave((request, it) => {
      it.sendBytes(replyTo(request, 'half').subarray(0, 20));
      it.disconnect();
      return true;
    });
    expect(await codeOf(client.request(commands.about()))).toBe('Baresip_ConnectionLost');
    restore();
    await nextChange(client);
    expect((await client.version())?.text).toBe('1.1.0');
  });

  it('goes away and comes back on the same port', async () => {
    const { fake, client } = await setUp();
    const lost = nextChange(client);
    const { port } = fake;
    await fake.crash();
    expect(await lost).toBe('lost');
    const again = await FakeBaresip.start({ port });
    ends.push(() => again.crash());
    await nextChange(client);
    expect((await client.version())?.text).toBe('1.1.0');
  });
});
