import { once } from 'node:events';
import { connect } from 'node:net';
import {
  BaresipClient,
  type BaresipEvent,
  commands,
  type EventCall,
  encodeNetstring,
  type ListedCall,
  NetstringDecoder,
  parseListCalls,
  parseMessage,
  parseRegInfo,
  traitsOf,
} from 'baresip-bindings';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** A baresip with one account and a peer that can call it: the real one, or the fake. */
export interface BaresipUnderTest {
  readonly controlPort: number;
  readonly version: string;
  peerCalls(): Promise<void>;
  peerHangsUp(): Promise<void>;
  stop(): Promise<void>;
}

/** What must be true of every baresip, real or fake. */
export function baresipSuite(start: () => Promise<BaresipUnderTest>): void {
  let baresip: BaresipUnderTest;
  let client: BaresipClient;

  beforeEach(async () => {
    baresip = await start();
    client = new BaresipClient({ port: baresip.controlPort });
    await connected(client);
  });

  afterEach(async () => {
    await client.stop();
    await baresip.stop();
  });

  it('tells its version', async () => {
    expect((await client.version())?.text).toBe(baresip.version);
  });

  it('lists no calls and one account, which has no registrar', async () => {
    expect(parseListCalls((await client.request(commands.listCalls())).data)).toEqual({
      recognised: true,
      announced: 0,
      calls: [],
    });
    const accounts = parseRegInfo((await client.request(commands.regInfo())).data);
    expect(accounts).toMatchObject([{ aor: expect.stringMatching(/^sip:.+@127\.0\.0\.1/u), state: 'none' }]);
  });

  it('knows neither an invented command nor, without a call, the commands of a call', async () => {
    for (const command of ['nosuch', 'hold', 'resume', 'callfind', 'transfer']) {
      expect(await client.request({ command })).toEqual({
        ok: false,
        data: `command not found (${command})\n`,
      });
    }
  });

  it('takes a call from ringing over hold and resume to its end', async () => {
    const incoming = eventOf(client, 'CALL_INCOMING');
    await baresip.peerCalls();
    const { callId } = await incoming;
    expect(await list(client)).toMatchObject([{ state: 'incoming', current: true, onHold: false }]);

    const established = eventOf(client, 'CALL_ESTABLISHED');
    await client.request(commands.accept(callId));
    expect((await established).callId).toBe(callId);

    await client.request(commands.hold(callId));
    expect(await listedWhen(client, ([call]) => call?.onHold === true)).toMatchObject([
      { state: 'established' },
    ]);

    await client.request(commands.resume(callId));
    await listedWhen(client, ([call]) => call?.onHold === false);

    const closed = eventOf(client, 'CALL_CLOSED');
    await client.request(commands.hangup(callId));
    expect((await closed).callId).toBe(callId);
    expect(await list(client)).toEqual([]);
  });

  it('lists the call with its id just where its version says so', async () => {
    const incoming = eventOf(client, 'CALL_INCOMING');
    await baresip.peerCalls();
    const { callId } = await incoming;
    const version = await client.version();
    const listsIds = version !== null && traitsOf(version).listsCallIds;
    expect((await list(client)).map(({ id }) => id)).toEqual([listsIds ? callId : null]);
  });

  it('tells that the caller gave up', async () => {
    const incoming = eventOf(client, 'CALL_INCOMING');
    await baresip.peerCalls();
    const { callId } = await incoming;
    const closed = eventOf(client, 'CALL_CLOSED');
    await baresip.peerHangsUp();
    expect((await closed).callId).toBe(callId);
  });

  it('says in words that a call is not there, whatever it puts into ok', async () => {
    const incoming = eventOf(client, 'CALL_INCOMING');
    await baresip.peerCalls();
    await incoming;
    const reply = await client.request(commands.callFind('nosuch'));
    expect(reply).toEqual({ ok: baresip.version === '1.0.0', data: 'call not found (id=nosuch)\n' });
  });

  it('gives no reply to what is no JSON', async () => {
    expect(
      await rawReplies(baresip.controlPort, ['{"command":', '{"command":"about","token":"good"}']),
    ).toEqual(['good']);
  });

  it('displaces its client when another one comes, and the first comes back', async () => {
    const lost = changeOf(client, 'lost');
    const other = new BaresipClient({ port: baresip.controlPort });
    await connected(other);
    await lost;
    const back = changeOf(client, 'connected');
    await other.stop();
    await back;
    expect((await client.version())?.text).toBe(baresip.version);
  });

  it('dies of a token that is no string, which the client never sends', async () => {
    await client.stop();
    const socket = connect(baresip.controlPort, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    socket.write(encodeNetstring('{"command":"about","token":1}'));
    await once(socket, 'close');
    await refusing(baresip.controlPort);
  });
}

function connected(client: BaresipClient): Promise<void> {
  const done = changeOf(client, 'connected');
  client.start();
  return done;
}

function changeOf(client: BaresipClient, wanted: 'connected' | 'lost'): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = client.onConnection(({ state }) => {
      if (state !== wanted) return;
      unsubscribe();
      resolve();
    });
  });
}

function eventOf(client: BaresipClient, wanted: BaresipEvent['type']): Promise<EventCall> {
  return new Promise((resolve) => {
    const unsubscribe = client.onEvent((event) => {
      if (event.type !== wanted || !('callId' in event)) return;
      unsubscribe();
      resolve(event);
    });
  });
}

async function list(client: BaresipClient): Promise<readonly ListedCall[]> {
  return parseListCalls((await client.request(commands.listCalls())).data).calls;
}

/** Asks again until it is so; the test's own deadline ends it. */
async function listedWhen(
  client: BaresipClient,
  isSo: (calls: readonly ListedCall[]) => boolean,
): Promise<readonly ListedCall[]> {
  for (;;) {
    const calls = await list(client);
    if (isSo(calls)) return calls;
  }
}

/** Resolves when nobody listens there any more: the kernel may need a moment to clear a crashed process away. */
async function refusing(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    const refused = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(false));
      socket.once('close', () => resolve(true));
    });
    socket.destroy();
    if (refused) return;
  }
}

/** Sends frames as they are and gives the tokens of the replies up to the one called `good`. */
async function rawReplies(port: number, texts: readonly string[]): Promise<(string | null)[]> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  for (const text of texts) socket.write(encodeNetstring(text));
  const tokens: (string | null)[] = [];
  const decoder = new NetstringDecoder();
  for await (const chunk of socket) {
    for (const decoded of decoder.push(chunk)) {
      const message = decoded.kind === 'frame' ? parseMessage(decoded.text) : null;
      if (message?.kind === 'reply') tokens.push(message.token);
    }
    if (tokens.includes('good')) break;
  }
  return tokens;
}
