import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS, type Limits, type Listening, listen } from '../web-admin/server/listen.ts';
import { makeRig, type Rig } from '../web-admin/server/testing/rig.ts';
import { aCall, aStatus, aView } from '../web-admin/server/testing/samples.ts';

const PORT = 23_100;
/** The same limits, sooner reached. */
const HASTY: Limits = {
  ...LIMITS,
  headersTimeout: 1000,
  requestTimeout: 1500,
  connectionsCheckingInterval: 100,
  silentAfter: 2000,
};

let rig: Rig;
let listening: Listening;
let sockets: Socket[];

async function serve(limits: Limits = LIMITS): Promise<void> {
  rig = makeRig();
  rig.live.take({ status: aStatus, view: aView() });
  listening = await listen(rig.app, '127.0.0.1', PORT, limits);
}

beforeEach(() => {
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  rig.live.close();
  await listening.close();
  expect(rig.failures).toEqual([]);
});

function dial(): Socket {
  const socket = connect(PORT, '127.0.0.1');
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
}

/** Sends these bytes and reads until the server closes. */
function speak(bytes: string | Uint8Array, goOn?: (socket: Socket) => void): Promise<string> {
  const socket = dial();
  socket.write(bytes);
  goOn?.(socket);
  let heard = '';
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text;
  });
  return new Promise((resolve) => socket.on('close', () => resolve(heard)));
}

const request = (line: string, ...headers: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
const statusOf = (heard: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0);

async function expectAlive(): Promise<void> {
  expect(statusOf(await speak(request('GET /api/status')))).toBe(200);
}

const POST = ['POST /api/command', 'Content-Type: application/json'] as const;

describe('a client that sends too much', () => {
  beforeEach(() => serve());
  afterEach(expectAlive);

  it('of headers is answered 431', async () => {
    expect(statusOf(await speak(request('GET /', `X: ${'x'.repeat(20_000)}`)))).toBe(431);
  });

  it('of body is answered 413 without being read to the end', async () => {
    const heard = await speak(request(...POST, 'Content-Length: 1000000000'), (socket) =>
      socket.write('x'.repeat(100_000)),
    );
    expect(statusOf(heard)).toBe(413);
    expect(heard).toContain('Web_TooLarge');
  });

  it('of body without saying how much is answered 413', async () => {
    const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
    const heard = await speak(request(...POST, 'Transfer-Encoding: chunked') + chunk.repeat(100));
    expect(statusOf(heard)).toBe(413);
  });
});

describe('a client that is slow', () => {
  beforeEach(() => serve(HASTY));
  afterEach(expectAlive);

  it('with its headers is answered 408 and closed', async () => {
    expect(statusOf(await speak('GET / HTTP/1.1\r\nHost: localhost\r\nX: '))).toBe(408);
  });

  it('with its body is closed', async () => {
    const heard = await speak(request(...POST, 'Content-Length: 10'), (socket) => socket.write('{'));
    expect([0, 400, 408]).toContain(statusOf(heard));
    expect(rig.asked).toEqual([]);
  });

  it('to say anything at all is closed', async () => {
    expect(statusOf(await speak(''))).toBeOneOf([0, 408]);
  });

  it('to read the register as a file is closed', async () => {
    rig.register.rows = Array.from({ length: 20_000 }, (_, at) => aCall({ key: at, name: 'x'.repeat(2000) }));
    const socket = dial();
    socket.write(request('GET /api/register.csv'));
    socket.pause();
    await expect.poll(() => rig.register.reading).toBe(1);
    // The kernel takes some megabytes, then nothing moves, and the connection is closed.
    await expect.poll(() => rig.register.reading).toBe(0);
    expect(rig.register.read).toBeLessThan(20_000);
  });
});

describe('what is no request to this unit', () => {
  beforeEach(() => serve());
  afterEach(expectAlive);

  it.each([
    ['another host', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 421],
    ['another host as address', request('GET http://evil.example/api/status'), 421],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['no host, as of old', 'GET / HTTP/1.0\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b%\r\nConnection: close\r\n\r\n', 400],
    ['a path that is none', request('GET nothing'), 400],
    ['a path out of the folder', request('GET /../../../etc/passwd'), 404],
    ['the same, hidden', request('GET /%2e%2e/%2e%2e/etc/passwd'), 404],
    ['the same, with backslashes', request('GET /..\\..\\etc\\passwd'), 400],
    ['garbage', '\u0000\u0001\u0002 nonsense\r\n\r\n', 400],
    ['the beginning of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 400],
    ['two lengths', request(...POST, 'Content-Length: 1', 'Content-Length: 2'), 400],
    ['a length and chunks', request(...POST, 'Content-Length: 1', 'Transfer-Encoding: chunked'), 400],
    ['a method unknown', request('BREW /'), 400],
    ['TRACE', request('TRACE /'), 405],
    ['CONNECT', request('CONNECT localhost:22'), 0],
    ['an upgrade', request('GET /api/status', 'Connection: upgrade', 'Upgrade: websocket'), 200],
  ])('%s', async (_what, bytes, status) => {
    const heard = await speak(bytes);
    expect(statusOf(heard)).toBe(status);
    expect(heard).not.toMatch(/root:|at .*\.ts:|node:internal/);
  });

  it('random bytes neither end it nor are taken for anything', async () => {
    const line = fc.constantFrom('GET /', 'POST /api/command', 'GET /api/events', 'PUT /\u00ff', 'HEAD *');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }).map((array) => Buffer.from(array)),
      fc.tuple(line, fc.string({ unit: 'binary' })).map(([line, rest]) => Buffer.from(request(line, rest))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (bytes) => {
        const heard = await speak(bytes, (socket) => socket.end());
        expect(statusOf(heard)).not.toBe(500);
      }),
      { numRuns: 300 },
    );
    expect(rig.asked).toEqual([]);
    await expect.poll(() => rig.live.size).toBe(0);
  });
});

describe('event streams', () => {
  beforeEach(() => serve());

  const firstOf = (socket: Socket) =>
    new Promise<number>((resolve) =>
      socket.once('data', (bytes) => resolve(statusOf(bytes.toString('latin1')))),
    );
  const openStream = () => {
    const socket = dial();
    socket.write(request('GET /api/events'));
    return socket;
  };

  it('of 100 at once, 32 are served and 68 refused, and again when the pages are closed', async () => {
    for (let round = 0; round < 3; round++) {
      const opened = Array.from({ length: 100 }, openStream);
      const statuses = await Promise.all(opened.map(firstOf));
      expect(statuses.filter((status) => status === 200)).toHaveLength(32);
      expect(statuses.filter((status) => status === 503)).toHaveLength(68);
      for (const socket of opened) socket.destroy();
      await expect.poll(() => rig.live.size).toBe(0);
    }
  });

  it('keep nothing for a page that does not read, and then give it the newest', async () => {
    const socket = openStream();
    await firstOf(socket);
    socket.pause();
    const dialled = (view: number) => `${view}-${'x'.repeat(20_000)}-${view}`;
    const before = process.memoryUsage();
    for (let view = 1; view <= 3000; view++) {
      rig.live.take({ view: aView({ dialled: dialled(view) }) });
      await new Promise(setImmediate);
    }
    const after = process.memoryUsage();
    // 3,000 views are 60 MB.
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(10_000_000);
    expect(after.external - before.external).toBeLessThan(20_000_000);
    let last = '';
    socket.setEncoding('utf8').on('data', (text) => {
      last = (last + text).slice(-50_000);
    });
    socket.resume();
    await expect.poll(() => last).toContain(dialled(3000).slice(-5000));
  });

  it('are ended when the server stops', async () => {
    const socket = openStream();
    await firstOf(socket);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await listening.close();
    await closed;
    await serve();
  });
});

describe('an address that cannot be had', () => {
  beforeEach(() => serve());

  it('because the port is in use says which, and what to do', async () => {
    await expect(listen(rig.app, '127.0.0.1', PORT)).rejects.toMatchObject({
      code: 'Web_PortInUse',
      message: expect.stringMatching(/23100 of 127\.0\.0\.1 is in use.*web\.port/),
    });
  });

  it('because it is not of this machine says so', async () => {
    await expect(listen(rig.app, '203.0.113.1', PORT)).rejects.toMatchObject({
      code: 'Web_NoSuchAddress',
      message: expect.stringContaining('203.0.113.1'),
    });
  });
});
