import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Figure } from '../figures.ts';
import type { Bench, Findings, Part } from '../part.ts';
import { median, quantile } from '../statistics.ts';
import { startWorkers } from '../unit/workers.ts';
import { type AskedPage, type Known, prepareForPages } from './asked.ts';
import { measureExport } from './export.ts';
import type { FullRegisterOrder } from './full-register.ts';
import { askedPages } from './pages.ts';

export const scale: Part = { name: 'scale', title: 'How long a page takes with a full register', measure };

/** Median in ms that a page's query may take. */
const LIMIT = 20;
const FULL = 1_000_000;
const FULL_QUICK = 20_000;

/** ms after which a slow yardstick has been measured often enough. */
const ENOUGH = 5_000;

interface Timed {
  readonly page: AskedPage;
  readonly asked: readonly number[];
  readonly plain: readonly number[];
}

/** A register of a million calls (20,000 in a quick run) in the bench's folder, written once for all parts. */
export async function fullRegister({
  quick,
  folder,
  processes,
  progress,
}: Bench): Promise<FullRegisterOrder> {
  const order = { file: join(folder, 'full.db'), calls: quick ? FULL_QUICK : FULL };
  if (existsSync(order.file)) return order;
  progress(`writing a register of ${order.calls} calls ...`);
  await processes.child('fullRegister', order).next();
  return order;
}

async function measure(bench: Bench): Promise<Findings> {
  const { file, calls } = await fullRegister(bench);
  const known = knownOf(file);
  const db = new Database(file, { readonly: true });
  const { register, web } = startWorkers(file, () => {});
  await register.start();
  const url = await web.start();
  const timed: Timed[] = [];
  for (const page of askedPages(known)) timed.push(await time(page, url, db, bench.quick ? 5 : 40));
  await web.stop();
  await register.stop();
  db.close();
  const exported = await measureExport(bench, file);
  return {
    how: how(calls),
    figures: [...timed.map(figureOf), ...exported.figures],
    tables: [tableOf(timed), exported.table],
  };
}

/** What the pages ask for; once per register. */
export function knownOf(file: string): Known {
  const db = new Database(file);
  const known = prepareForPages(db);
  db.close();
  return known;
}

/** Asked in turn with the yardstick, so that both have the same machine. */
async function time(page: AskedPage, url: string, db: Database.Database, times: number): Promise<Timed> {
  const plainQuery = page.plain(db);
  const asked: number[] = [];
  const plain: number[] = [];
  for (let at = 0; at <= times; at += 1) {
    const before = performance.now();
    if (sum(plain) < ENOUGH) plainQuery();
    const between = performance.now();
    const response = await fetch(new URL(page.path, url));
    await response.arrayBuffer();
    const after = performance.now();
    if (!response.ok) throw new Error(`${page.path} was answered with ${response.status}`);
    // The first time reads the file into memory.
    if (at === 0) continue;
    if (sum(plain) < ENOUGH) plain.push(between - before);
    asked.push(after - between);
  }
  return { page, asked, plain };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function figureOf({ page, asked, plain }: Timed): Figure {
  return {
    promise: 'scale',
    what: page.what,
    unit: 'ms',
    measured: median(asked),
    yardstick: { what: 'SQLite alone', value: median(plain) },
    limit: { what: 'median', value: LIMIT },
  };
}

const tableOf = (timed: readonly Timed[]) => ({
  title: 'From the request to the last byte of the answer, in ms',
  headings: ['page', 'p50', 'p99', 'max', 'SQLite alone, p50'],
  rows: timed.map(({ page, asked, plain }) => [
    page.what,
    ...[median(asked), quantile(asked, 0.99), Math.max(...asked), median(plain)].map((value) =>
      value.toFixed(2),
    ),
  ]),
});

const how = (calls: number) => [
  `Over HTTP from the web worker, with ${calls.toLocaleString('en')} calls in the register. Yardstick: the same question to ` +
    'SQLite in the same run with nothing around it; for the figures, counted from the calls themselves. With the calls belong a ' +
    'twentieth as many messages, a tenth as many events for the CRM, a fifth as many audit entries, and 5,000 entries of the directory.',
  'The export goes to a client that takes 1 MB/s and hangs up, then to one that takes all as fast as it comes; its yardstick is a process ' +
    'that writes every call, row by row, from SQLite alone.',
];
