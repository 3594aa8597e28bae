import type { Hono } from 'hono';
import type { Duration } from '../../../device/desk/words.ts';
import { GUIDE_MEANS } from '../../../device/guide/cards/guide-means.ts';
import { createCoach } from '../../../device/guide/coach/coach.ts';
import type { Lexicon } from '../../../device/guide/coach/lexicon/lexicon.ts';
import type { RegisterAnswer, RegisterRequest } from '../../../device/register/area/request.ts';
import type { Db } from '../../../device/register/database.ts';
import type { Page, Period, RegisterReader, Totals } from '../../../device/register/queries.ts';
import type { CallRow } from '../../../device/register/rows.ts';
import type { CommandResult, PageCommand } from '../../api.ts';
import { PRACTICE_ACCESS } from '../access/practice.ts';
import type { Access } from '../access/routes.ts';
import { buildApp, type WebDeps } from '../app.ts';
import { commandQueue } from '../commands.ts';
import { LiveState } from '../live.ts';
import { ownNames } from '../security.ts';
import { tellQueue } from '../telling.ts';
import { aDetail } from './samples.ts';

/** A web application on fakes: nothing listens, nothing is read, and time passes when `pass` is called. */
export interface Rig {
  readonly app: Hono;
  readonly live: LiveState;
  readonly register: FakeRegister;
  readonly asked: PageCommand[];
  readonly told: RegisterRequest[];
  /** How the register answers the next commands; null: not at all. */
  tellAnswer: RegisterAnswer | null;
  /** Who asks. At first a manager. */
  access: Access;
  readonly failures: string[];
  /** How the unit answers the next commands; null: not at all. */
  answer: CommandResult | null;
  clockTrusted: boolean;
  pass(time: Duration): void;
}

export interface RigOptions {
  readonly appFolder?: string;
  readonly hostNames?: readonly string[];
  /** What the register's parts are read from; null: there is no register. */
  readonly db?: Db | null;
  /** French verb forms of the coach; at first none can be read. */
  readonly lexicon?: () => Lexicon;
  /** In place of the fakes. */
  readonly deps?: Partial<WebDeps>;
}

const noLexicon = (): never => {
  throw new Error('there is no lexicon here');
};

export function makeRig({
  appFolder = '/nowhere',
  hostNames = [],
  db = null,
  lexicon = noLexicon,
  deps = {},
}: RigOptions = {}): Rig {
  const alarms = new Alarms();
  const now = () => ({ at: 5000, wall: 1_800_000_004_000 });
  const live = new LiveState(now, () => rig.clockTrusted);
  const register = new FakeRegister();
  const schedule = (after: Duration, run: () => void) => alarms.schedule(after, run);
  const commands = commandQueue({
    schedule,
    send: (id, command) => {
      rig.asked.push(command);
      if (rig.answer !== null) commands.settle(id, rig.answer);
    },
  });
  const tell = tellQueue({
    schedule,
    send: (id, request) => {
      rig.told.push(request);
      if (rig.tellAnswer !== null) tell.settle(id, rig.tellAnswer);
    },
  });
  const failures: string[] = [];
  const app = buildApp({
    means: {
      guide: GUIDE_MEANS,
      coachWith: async (houseRules) => createCoach({ lexicon, houseRules }),
    },
    live,
    access: {
      actorOf: (c) => rig.access.actorOf(c),
      looked: (c, actor, look) => rig.access.looked(c, actor, look),
      watch: (c) => rig.access.watch(c),
    },
    commands,
    tell,
    now,
    register,
    connection: { statements: (prepare) => (db === null ? null : prepare(db)) },
    appFolder,
    hostNames: ownNames('127.0.0.1', hostNames),
    onFailed: (message) => failures.push(message),
    ...deps,
  });
  const rig: Rig = {
    app,
    live,
    register,
    asked: [],
    told: [],
    tellAnswer: { ok: true, value: null },
    access: PRACTICE_ACCESS,
    failures,
    answer: { ok: true },
    clockTrusted: true,
    pass: (time) => alarms.pass(time),
  };
  return rig;
}

/** Time that stands still until it is told to pass. */
export class Alarms {
  #now = 0;
  #set: { readonly at: number; readonly run: () => void }[] = [];

  schedule(after: Duration, run: () => void): () => void {
    const alarm = { at: this.#now + after, run };
    this.#set.push(alarm);
    return () => {
      this.#set = this.#set.filter((each) => each !== alarm);
    };
  }

  pass(time: Duration): void {
    const until = this.#now + time;
    for (;;) {
      const next = this.#set.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#set = this.#set.filter((each) => each !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = until;
  }
}

class FakeRegister implements RegisterReader {
  /** Oldest first. */
  rows: CallRow[] = [];
  broken = false;
  readonly chunkSize = 2;

  calls({ from, to }: Period, { before = Number.POSITIVE_INFINITY, limit }: Page): readonly CallRow[] {
    this.#look();
    const wanted = this.rows.filter((row) => row.started >= from && row.started < to && row.key < before);
    return wanted.reverse().slice(0, limit);
  }

  call(call: string) {
    this.#look();
    return this.rows.some((row) => row.call === call) ? aDetail(call) : null;
  }

  /** Exports that are being read, and the rows that were read for all of them. */
  reading = 0;
  read = 0;

  async *chunks({ from, to }: Period): AsyncGenerator<readonly CallRow[], void, void> {
    const wanted = this.rows.filter((row) => row.started >= from && row.started < to);
    this.reading++;
    try {
      for (let at = 0; at < wanted.length; at += this.chunkSize) {
        this.#look();
        this.read += this.chunkSize;
        yield wanted.slice(at, at + this.chunkSize);
      }
    } finally {
      this.reading--;
    }
  }

  totals(): Totals {
    this.#look();
    const checkIns = { early: 0, onTime: 0, late: 0, missed: 0, void: 0 };
    const { length } = this.rows;
    return {
      calls: length,
      incoming: length,
      answered: 0,
      missed: 0,
      abandonedOnHold: 0,
      checkIns,
      kept: null,
    };
  }

  close(): void {}

  #look(): void {
    if (this.broken) throw new Error('database disk image is malformed (/secret/path/register.db)');
  }
}

export function post(rig: Rig, body: unknown, headers: Record<string, string> = {}) {
  return rig.app.request('/api/command', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
