import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import type { Duration, Moment } from '../../../device/desk/words.ts';
import { auditQuery } from '../../../device/register/access/audit-queries.ts';
import type { GivenCode } from '../../../device/register/access/users.ts';
import type { RegisterAnswer } from '../../../device/register/area/request.ts';
import { readerOn } from '../../../device/register/queries.ts';
import { ReaderConnection } from '../../../device/register/reader-connection.ts';
import { RegisterWriter } from '../../../device/register/writer.ts';
import type { Role } from '../../api.ts';
import { makeDoor } from '../access/door.ts';
import { Passwords } from '../access/passwords.ts';
import { commandQueue } from '../commands.ts';
import { LiveState } from '../live.ts';
import { Reading } from '../reading.ts';
import { tellQueue } from '../telling.ts';
import { makeRig } from './rig.ts';
import { aCall, aStatus, aView } from './samples.ts';

export const PASSWORD = 'quatre chevaux verts';
export const WALL = 1_900_000_000_000;
/** Nobody calls the rig: what a masked answer must not contain. */
export const SECRETS = ['0199001234', 'Éloïse Martin', '0199005678', 'Dr Blanc'];

/** The same as in earnest, but cheap. */
const passwords = new Passwords({ log2N: 2, r: 1, p: 1 });

/** A web application with real logins on a real register; its clock stands still until it is told to go on. */
export interface DoorRig {
  readonly app: Hono;
  readonly live: LiveState;
  readonly codes: string[];
  readonly writer: RegisterWriter;
  /** The disk is full: the register takes nothing. */
  diskFull: boolean;
  now(): Moment;
  pass(time: Duration): void;
  stepWall(by: Duration): void;
  tick(): void;
  audit(): readonly string[];
  browser(agent?: string): FakeBrowser;
  /** Somebody of that role who can log in with PASSWORD. */
  add(login: string, role: Role): Promise<string>;
}

export function makeDoorRig(): DoorRig {
  const folder = mkdtempSync(join(tmpdir(), 'gardefil-door-'));
  const file = join(folder, 'register.db');
  const writer = new RegisterWriter(file, { session: 's1', boot: 'b1' });
  const connection = new ReaderConnection(file);
  onTestFinished(() => {
    connection.close();
    writer.close();
    rmSync(folder, { recursive: true });
  });
  let at = 5_000;
  let wall = WALL;
  const now = (): Moment => ({ at, wall });
  const live = new LiveState(now, () => true);
  live.take({ status: { ...aStatus, speedKeys: [{ key: 1, name: 'Dr Blanc', number: '0199005678' }] } });
  live.take({ view: withCaller(), committed: 1 });
  const schedule = () => () => {};
  const queue = tellQueue({
    schedule,
    send: (id, request) => queue.settle(id, rig.diskFull ? FULL : writer.ask(request)),
  });
  const commands = commandQueue({ schedule, send: (id) => commands.settle(id, { ok: true }) });
  const failures: string[] = [];
  const reading = new Reading(connection, (message) => failures.push(message));
  const codes: string[] = [];
  const door = makeDoor({
    now,
    reading,
    queue,
    showCode: (code) => codes.push(code),
    onChange: () => live.recheck(),
    passwords,
  });
  const { app } = makeRig({
    deps: {
      live,
      access: door.access,
      door: { ...door, addressOf: (c) => c.req.header('x-address') ?? 'here' },
      commands,
      tell: queue,
      now,
      register: Object.assign(readerOn(connection), oneCall),
      connection,
      onFailed: (message) => failures.push(message),
    },
  });
  door.tick();
  const rig: DoorRig = {
    app,
    live,
    codes,
    writer,
    diskFull: false,
    now,
    pass(time) {
      at += time;
      wall += time;
    },
    stepWall(by) {
      wall += by;
    },
    tick() {
      door.tick();
      live.tick();
    },
    audit: () => {
      const search = connection.statements(auditQuery);
      const all = { who: null, kind: null, from: 0, to: 8e15, before: 1e9, limit: 500 };
      const entries = search?.(all) ?? [];
      return entries.map(({ name, who, kind, what, record, count }) =>
        [name ?? who, kind, what, record ?? '-', count].join(' '),
      );
    },
    browser: (agent = 'browser A') => new FakeBrowser(app, agent),
    async add(login, role) {
      const by = { actor: { id: 'unit', name: '', role: 'manager' as const }, moment: now() };
      const input = { login, name: login, role, deputy: false };
      const added = writer.ask({ command: 'users.add', input, by });
      const { id, code } = (added as { value: GivenCode }).value;
      const password = await passwords.hash(PASSWORD);
      writer.ask({ command: 'access.setPassword', input: { login, code, password }, by });
      return id;
    },
  };
  return rig;
}

const FULL: RegisterAnswer = { ok: false, code: 'Register_DiskFull', message: 'the disk is full' };

const oneCall = {
  calls: () => [aCall()],
  call: (call: string) => (call === 's1-1' ? { ...aCall(), segments: [], waits: [] } : null),
  async *chunks() {
    yield [aCall()];
  },
};

function withCaller() {
  const moment = { at: 1000, wall: WALL };
  return aView({
    dialled: '0199005678',
    calls: [
      {
        call: 's1-1',
        slot: 1,
        direction: 'incoming',
        peer: { number: '0199001234', name: 'Éloïse Martin' },
        internal: false,
        consultationFor: null,
        state: 'held',
        since: moment,
        heldByPeer: false,
        transferringTo: '0199005678',
        outcome: 'message',
        reason: 'prescription',
        wait: {
          wait: 's1-1w1',
          started: moment,
          checkIn: 2,
          due: 91_000,
          dueFrom: 31_000,
          level: 'waiting',
          continuesUntil: null,
          spokenTo: 1,
          missed: 0,
          lastOutcome: 'callBack',
        },
      },
    ],
  });
}

/** Keeps its cookies, calls itself always the same, and asks from its own page. */
export class FakeBrowser {
  readonly #app: Hono;
  readonly #agent: string;
  cookie = '';
  address = 'here';

  constructor(app: Hono, agent: string) {
    this.#app = app;
    this.#agent = agent;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { headers });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    const type = { 'content-type': 'application/json' };
    return this.ask(path, { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) });
  }

  tell(command: string, input: unknown): Promise<Response> {
    return this.post(`/api/tell/${command}`, input);
  }

  async ask(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('user-agent', this.#agent);
    headers.set('x-address', this.address);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    const response = await this.#app.request(`http://localhost${path}`, { ...init, headers });
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return response;
  }

  async logIn(login: string, password = PASSWORD): Promise<Response> {
    return this.post('/api/login', { login, password });
  }

  /** What an open page is told when it connects. */
  async events(): Promise<{ readonly text: string; readonly next: () => Promise<string>; close(): void }> {
    const response = await this.get('/api/events');
    if (response.body === null) throw new Error('no events');
    const reader = response.body.getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    return { text: await next(), next, close: () => void reader.cancel() };
  }
}
