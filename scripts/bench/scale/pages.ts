import type { Db } from '../../../device/register/database.ts';
import { COUNT_CALLS, COUNT_CHECK_INS } from '../../../device/register/figures/count-day.ts';
import { dayOf } from '../../../device/register/figures/day.ts';
import { prepareQueries } from '../../../device/register/query-statements.ts';

const DAY = 24 * 3_600_000;

/** What a page asks for when it is opened, and the same question to SQLite with nothing around it. */
export interface AskedPage {
  readonly what: string;
  readonly path: string;
  readonly plain: (db: Db) => () => unknown;
}

/** Every page that reads the register, on a register whose last call began at `newest`. */
export function askedPages(newest: number): readonly AskedPage[] {
  const from = new Date(newest).setHours(0, 0, 0, 0);
  const day = { from, to: from + DAY };
  const days = (count: number) => ({ from: dayOf(newest - (count - 1) * DAY), to: dayOf(newest) });
  const raw = (count: number) => ({ day: '', from: newest - count * DAY, to: newest });
  const query = (values: object) => new URLSearchParams(Object.entries(values)).toString();
  const countRaw = (count: number) => (db: Db) => {
    const statements = [COUNT_CALLS, COUNT_CHECK_INS].map((sql) => db.prepare(sql));
    return () => statements.map((statement) => statement.all(raw(count)));
  };
  const rows =
    (sql: string, ...values: (string | number)[]) =>
    (db: Db) => {
      const statement = db.prepare(sql);
      return () => statement.all(...values);
    };
  return [
    {
      what: 'Register, a busy day',
      path: `/api/register?${query({ ...day, limit: 100 })}`,
      plain: (db) => {
        const { newestFirst } = prepareQueries(db);
        return () => newestFirst.all({ started: day.to, key: 0, from: day.from, limit: 100 });
      },
    },
    {
      what: 'Register, totals of that day',
      path: `/api/totals?${query(day)}`,
      plain: (db) => {
        const { counts, results } = prepareQueries(db);
        return () => [counts.get(day), results.all(day)];
      },
    },
    { what: 'Figures, 30 days', path: `/api/figures?${query(days(30))}`, plain: countRaw(30) },
    { what: 'Figures, a year', path: `/api/figures?${query(days(365))}`, plain: countRaw(365) },
    {
      what: 'Follow-ups',
      path: '/api/follow-ups',
      plain: rows('SELECT * FROM follow_up WHERE closed IS NULL ORDER BY due, made'),
    },
    {
      what: 'Messages',
      path: '/api/messages',
      plain: rows('SELECT * FROM message WHERE closed IS NULL ORDER BY promised'),
    },
    {
      what: 'Directory',
      path: '/api/directory',
      plain: rows('SELECT * FROM contact ORDER BY folded LIMIT 100'),
    },
    {
      what: 'Sent to the CRM',
      path: '/api/outbox',
      plain: rows("SELECT * FROM outbox_event WHERE state = 'dead' ORDER BY key DESC LIMIT 100"),
    },
    { what: 'Audit log', path: '/api/audit', plain: rows('SELECT * FROM audit ORDER BY id DESC LIMIT 100') },
    {
      what: 'Personal data of one number',
      path: `/api/person?${query({ number: '01 99 00 00 01' })}`,
      plain: rows("SELECT * FROM call WHERE tail = '1000099133'"),
    },
    { what: 'Settings', path: '/api/settings', plain: rows('SELECT * FROM setting') },
  ];
}
