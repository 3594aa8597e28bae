import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { checkChain } from '../../device/register/access/audit-chain.ts';
import { auditChain } from '../../device/register/access/audit-queries.ts';
import { MESSAGE_KINDS, MESSAGE_STATES } from '../../device/register/message/message.ts';
import { fillRegister } from './fill.ts';

const folder = mkdtempSync(join(tmpdir(), 'gardefil-fill-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'full.db');
const until = new Date(2031, 2, 3, 12).getTime();
const calls = fillRegister({ file, calls: 4_000, perWeek: 500, until, seed: 1, progress: () => {} });
const db = new Database(file, { readonly: true });
afterAll(() => db.close());
const values = (sql: string) => db.prepare(sql).pluck().all();

test('a filled register has whatever an office keeps, in proportion to its calls', () => {
  const tables = ['call', 'message', 'contact', 'audit', 'outbox_event', 'user'];
  const rows = tables.map((table) => values(`SELECT count(*) FROM ${table}`)[0]);
  expect(calls).toBe(4_000);
  expect(rows).toEqual([4_000, 200, 200, 800, 400, 60]);
});

test('its messages are of all kinds and states, and tell what happened to them', () => {
  expect(values('SELECT DISTINCT kind FROM message ORDER BY 1')).toEqual([...MESSAGE_KINDS].sort());
  expect(values('SELECT DISTINCT state FROM message ORDER BY 1')).toEqual([...MESSAGE_STATES].sort());
  expect(values('SELECT id FROM message WHERE id NOT IN (SELECT message FROM message_event)')).toEqual([]);
});

test('its audit log is a chain that nothing breaks', () => {
  expect(checkChain(auditChain(db))).toMatchObject({ ok: true, entries: 800 });
});

test('its events for the CRM are sent, wait or are given up', () => {
  expect(values('SELECT DISTINCT state FROM outbox_event ORDER BY 1')).toEqual(['dead', 'sent', 'waiting']);
});

test('its numbers are of the range for fiction, or of the house', () => {
  expect(values("SELECT number FROM call WHERE number NOT LIKE '019900____'")).toEqual([]);
  const typed = values('SELECT number FROM contact_number UNION SELECT number FROM message').map(String);
  expect(
    typed.filter((number) => !/^(\+33 1|01) 99 00( \d\d){2}$|^019900\d{4}$|^2\d\d$/.test(number)),
  ).toEqual([]);
});
