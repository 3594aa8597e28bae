import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';
import * as v from 'valibot';
import type { DeskView } from '../../device/desk/view.ts';
import type { Moment } from '../../device/desk/words.ts';
import { GUIDE_MEANS } from '../../device/guide/cards/guide-means.ts';
import { CARD_IDS } from '../../device/guide/cards/ids.ts';
import { SHIPPED } from '../../device/guide/cards/shipped.ts';
import type { CallRow } from '../../device/register/rows.ts';
import { SETTINGS } from '../../device/register/settings/settings.ts';
import type {
  CommandResult,
  GuideAnswer,
  Me,
  PageCommand,
  RefusalCode,
  RegisterPage,
  Right,
  Totals,
  UnitStatus,
  WebEvents,
} from '../../web-admin/api.ts';
import { RIGHTS } from '../../web-admin/server/access/rights.ts';
import { detailOf, registerRows, STATUS, WALL } from './browser-views.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** As strict as the real server's: what the page needs beyond it would not work there. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'";

/** A unit for the page alone: it shows what a test tells it to, keeps what it was asked, and can go away. */
export interface FakeUnit {
  readonly url: string;
  /** Every command, in the order in which they came. */
  readonly commands: PageCommand[];
  now(): Moment;
  show(make: (now: Moment) => DeskView): void;
  tell(status: UnitStatus): void;
  write(rows: readonly CallRow[]): void;
  /** Refuses every command with that code; null: does them again. */
  refuse(code: RefusalCode | null): void;
  /** Ends every connection and takes no new one until `back`. */
  goAway(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULT_SETTINGS = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, schema]) => [name, v.getDefault(schema)]),
);

/** Whoever opens the page may see everything. */
const ME: Me = {
  id: 'u-1',
  name: 'Anne Martin',
  role: 'manager',
  rights: Object.keys(RIGHTS) as Right[],
};

/** `port` 24000..24999. The unit's wall clock begins at WALL. */
export async function startFakeUnit(appFolder: string, port: number): Promise<FakeUnit> {
  const began = performance.now();
  // The unit booted some time before: its instants are not the browser's.
  const now = (): Moment => {
    const passed = performance.now() - began;
    return { at: 5_000_000 + passed, wall: WALL + passed };
  };
  const commands: PageCommand[] = [];
  const streams = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let status: UnitStatus = STATUS;
  let view: DeskView | null = null;
  let rows: readonly CallRow[] = [];
  let sequence = 1;
  let refusal: RefusalCode | null = null;

  const send = <Name extends keyof WebEvents>(to: ServerResponse, name: Name, data: WebEvents[Name]) =>
    to.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://unit');
    if (url.pathname === '/api/events') return openStream(response);
    if (url.pathname === '/api/command') return takeCommand(request, response);
    if (url.pathname === '/api/me') return json(response, ME);
    if (url.pathname === '/api/register') return json(response, pageOf(rows, url.searchParams));
    if (url.pathname === '/api/guide') return json(response, guideOf(url.searchParams));
    if (url.pathname.startsWith('/api/guide/call/')) return json(response, {});
    // Nobody of these callers is in the directory.
    if (url.pathname === '/api/directory/known') return json(response, {});
    if (url.pathname === '/api/settings') return json(response, DEFAULT_SETTINGS);
    if (url.pathname === '/api/totals') return json(response, totalsOf(rows));
    if (url.pathname.startsWith('/api/register/')) {
      const call = decodeURIComponent(url.pathname.slice(14));
      // A call that is open is in the register from its first ring on.
      const open = view?.calls.some((shown) => shown.call === call) ? registerRows(1, WALL)[0] : undefined;
      const row = rows.find((found) => found.call === call) ?? (open && { ...open, call });
      return row ? json(response, detailOf(row)) : void response.writeHead(404).end('{}');
    }
    await file(appFolder, url.pathname, response);
  }

  function openStream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 300\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    send(response, 'status', status);
    if (view) send(response, 'desk', { now: now(), view });
    send(response, 'committed', { sequence });
  }

  async function takeCommand(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    commands.push(JSON.parse(Buffer.concat(chunks).toString()) as PageCommand);
    const result: CommandResult = refusal ? { ok: false, code: refusal, message: 'no' } : { ok: true };
    json(response, result, refusal ? 409 : 200);
  }

  const listen = () =>
    new Promise<void>((resolve) => {
      if (server.listening) return resolve();
      server.listen(port, '127.0.0.1', resolve);
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    commands,
    now,
    show(make) {
      view = make(now());
      for (const stream of streams) send(stream, 'desk', { now: now(), view });
    },
    tell(next) {
      status = next;
      for (const stream of streams) send(stream, 'status', status);
    },
    write(next) {
      rows = next;
      sequence += 1;
      for (const stream of streams) send(stream, 'committed', { sequence });
    },
    refuse(code) {
      refusal = code;
    },
    goAway: stop,
    back: listen,
    close: stop,
  };
}

function json(response: ServerResponse, body: unknown, code = 200): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function pageOf(rows: readonly CallRow[], query: URLSearchParams): RegisterPage {
  const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY);
  const limit = Number(query.get('limit') ?? 100);
  const after = rows.filter((row) => row.key < before);
  const calls = after.slice(0, limit);
  return { calls, next: after.length > limit ? (calls.at(-1)?.key ?? null) : null };
}

/** As it comes, said in the name of the unit. */
function guideOf(query: URLSearchParams): GuideAnswer {
  const language = query.get('language') === 'en' ? 'en' : 'fr';
  return {
    mark: language,
    house: STATUS.unitName,
    service: STATUS.lineName,
    firstName: '',
    longTalk: 300_000,
    dayWords: GUIDE_MEANS.dayWords(language),
    factNames: GUIDE_MEANS.factNames(language),
    cards: CARD_IDS.map((id) => GUIDE_MEANS.pageCard(id, SHIPPED[language][id], language)),
  };
}

function totalsOf(rows: readonly CallRow[]): Totals {
  const checkIns = { early: 0, onTime: 0, late: 0, missed: 0, void: 0 };
  for (const result of rows.flatMap((row) => row.checkIns)) if (result) checkIns[result] += 1;
  const all = checkIns.early + checkIns.onTime + checkIns.late + checkIns.missed;
  const incoming = rows.filter((row) => row.direction === 'incoming');
  return {
    calls: rows.length,
    incoming: incoming.length,
    answered: incoming.filter((row) => row.answered !== null).length,
    missed: incoming.filter((row) => row.answered === null).length,
    abandonedOnHold: 0,
    checkIns,
    kept: all === 0 ? null : (checkIns.early + checkIns.onTime) / all,
  };
}

async function file(folder: string, path: string, response: ServerResponse): Promise<void> {
  const name = join(folder, normalize(path === '/' ? '/index.html' : path));
  const bytes = await readFile(name).catch(() => null);
  if (!bytes) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  });
  response.end(bytes);
}
