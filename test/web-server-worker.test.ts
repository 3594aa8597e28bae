import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult, PageCommand, UnitStatus, WebEvents } from '../web-admin/api.ts';
import { WebClient, type WebFault, type WebThread, webThread } from '../web-admin/server/client.ts';
import { aStatus, aView } from '../web-admin/server/testing/samples.ts';

const PORT = 23_200;
const BUILT = resolve('.cache/test/web-worker.js');

let folder: string;
let client: WebClient;
let threads: WebThread[];
let faults: (WebFault | null)[];
let carryOut: (command: PageCommand) => CommandResult | Promise<CommandResult>;

beforeAll(async () => {
  await build({
    entryPoints: ['device/main-web.ts'],
    outfile: BUILT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3'],
    logLevel: 'error',
  });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gardefil-web-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/index.html'), '<!doctype html><title>Garde-fil</title>');
  threads = [];
  faults = [];
  carryOut = () => ({ ok: true });
  client = makeClient();
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

function makeClient(): WebClient {
  const spawn = webThread(pathToFileURL(BUILT), {
    host: '127.0.0.1',
    port: PORT,
    hostNames: [],
    practice: true,
    registerFile: join(folder, 'register.db'),
    appFolder: join(folder, 'app'),
  });
  return new WebClient({
    spawn: () => {
      const thread = spawn();
      threads.push(thread);
      return thread;
    },
    onCommand: (command) => carryOut(command),
    onAsk: (request) => Promise.resolve({ ok: true, value: request.input }),
    onFault: (fault) => faults.push(fault),
  });
}

const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${PORT}${path}`, init);
const command = (body: PageCommand) =>
  ask('/api/command', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** The events as they come, one after the other. */
async function* events(path = '/api/events'): AsyncGenerator<{ name: string; data: string }> {
  const response = await ask(path);
  if (response.body === null) return;
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (name !== undefined && data !== undefined) yield { name, data };
    }
  }
}

/** The data of the first event of that name that is wanted; those before it are passed over. */
async function waitFor<Name extends keyof WebEvents>(
  stream: AsyncGenerator<{ name: string; data: string }>,
  name: Name,
  wanted: (data: WebEvents[Name]) => boolean,
): Promise<WebEvents[Name]> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`the events ended before ${name}`);
    if (value.name !== name) continue;
    const data: WebEvents[Name] = JSON.parse(value.data);
    if (wanted(data)) return data;
  }
}

describe('the web worker', () => {
  it('serves the page, the state, the register and the commands from its own thread', async () => {
    client.status(aStatus);
    expect(await client.start()).toBe(`http://127.0.0.1:${PORT}/`);
    expect(await (await ask('/')).text()).toContain('Garde-fil');
    await expect.poll(async () => (await ask('/api/status')).json()).toEqual(aStatus);
    expect(await (await ask('/api/register')).json()).toEqual({ calls: [], next: null });
    expect(await (await ask('/api/totals')).json()).toMatchObject({ calls: 0, kept: null });
    expect(await (await ask('/api/register.csv')).text()).toContain('Numéro');
    expect(await (await command({ type: 'moveHook', hook: 'up' })).json()).toEqual({ ok: true });
  });

  it('tells the page what the unit tells it, with the clock of the main thread', async () => {
    await client.start();
    const stream = events();
    for (let number = 1; number <= 50; number++) client.view(aView({ dialled: String(number) }));
    const before = Number(process.hrtime.bigint()) / 1e6;
    const desk = await waitFor(stream, 'desk', ({ view }) => view.dialled === '50');
    const after = Number(process.hrtime.bigint()) / 1e6;
    expect(desk.now.at).toBeGreaterThan(before - 1000);
    expect(desk.now.at).toBeLessThan(after);
    client.committed(12);
    await waitFor(stream, 'committed', ({ sequence }) => sequence === 12);
    await stream.return(undefined);
  });

  it('answers 504 for a unit that does not answer a command', async () => {
    await client.start();
    carryOut = () => new Promise(() => {});
    expect((await command({ type: 'takeBack', call: 's1-1' })).status).toBe(504);
  });

  it('is back by itself after it was killed, and knows what it knew', async () => {
    const status: UnitStatus = { ...aStatus, unitName: 'Cabinet' };
    client.status(status);
    await client.start();
    await threads[0]?.terminate();
    await expect.poll(() => faults.map((fault) => fault?.code ?? null)).toEqual(['Web_WorkerDied', null]);
    await expect.poll(async () => (await ask('/api/status')).json()).toEqual(status);
  });

  it('says that its port is in use, and serves as soon as it is free', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(PORT, '127.0.0.1', resolve));
    await expect(client.start()).rejects.toMatchObject({
      code: 'Web_PortInUse',
      message: expect.stringContaining(`port ${PORT} of 127.0.0.1 is in use`),
    });
    await new Promise((resolve) => other.close(resolve));
    await expect.poll(() => faults.at(-1)).toBeNull();
    expect((await ask('/')).status).toBe(200);
  });

  it('ends at once with a page open, and leaves the port free', async () => {
    await client.start();
    const stream = events();
    await stream.next();
    await client.stop();
    await expect(ask('/')).rejects.toThrow();
    client = makeClient();
    await client.start();
  });
});
