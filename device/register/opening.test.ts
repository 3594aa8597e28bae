import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { By } from './area/area.ts';
import { KINDS } from './directory/directory.ts';
import { openRegister } from './opening.ts';
import { FactMaker, heldCall, ORIGIN, WALL_AT_0 } from './testing/facts.ts';
import { testFolder } from './testing/folder.ts';
import { readTables } from './testing/tables.ts';
import { RegisterWriter } from './writer.ts';

const NOW = () => Date.UTC(2031, 2, 3, 14, 5, 6, 7);
const PAGE = 4096;

function fullRegister(calls = 100): string {
  const file = join(testFolder(), 'register.db');
  const maker = new FactMaker();
  const writer = new RegisterWriter(file, ORIGIN);
  for (let number = 1; number <= calls; number += 1)
    writer.write(heldCall(maker, `s1-${number}`, number * 60_000));
  writer.close();
  return file;
}

/** Overwrites pages, counted from 0, as a worn-out card does. */
function spoil(file: string, from: number, count: number): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(PAGE * count, 0xa5), 0, PAGE * count, from * PAGE);
  closeSync(fd);
}

function rootPage(file: string, table: string): number {
  const db = new Database(file, { readonly: true });
  const page = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  db.close();
  return Number(page);
}

/** A write-ahead log is left over, as after a power cut: the file is looked through. */
function markCutOff(file: string): void {
  writeFileSync(`${file}-wal`, Buffer.alloc(32));
}

const CONTACT = {
  id: null,
  version: 0,
  entry: {
    ...{ kind: KINDS[0], name: 'Dr Lambert', role: '', email: '', language: '', note: '', speed: null },
    ...{ numbers: [{ label: '', number: '01 99 00 00 21' }], hours: null, absences: [], deputy: null },
  },
};
const PEOPLES = [
  'setting',
  'user',
  'audit',
  'call_detail',
  'contact',
  'contact_number',
  'follow_up',
  'retention',
];

function peoplesTables(file: string): Record<string, unknown[]> {
  const db = new Database(file, { readonly: true });
  const rows = PEOPLES.map(
    (table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()] as const,
  );
  db.close();
  for (const [table, all] of rows) expect([table, all.length > 0]).toEqual([table, true]);
  return Object.fromEntries(rows);
}

const open = (file: string) => openRegister({ ...ORIGIN, session: 's2', file }, NOW);

describe('a damaged register', () => {
  it('that is no database is set aside byte for byte, with what belongs to it, and a fresh one is begun', () => {
    const file = join(testFolder(), 'register.db');
    writeFileSync(file, 'this was never a database, but somebody may want it back '.repeat(100));
    const bytes = readFileSync(file);
    const { writer, notice } = open(file);
    writer.write(heldCall(new FactMaker(), 's2-1'));
    writer.close();
    const aside = `${file}.damaged-2031-03-03T14-05-06.007Z`;
    expect(readFileSync(aside).equals(bytes)).toBe(true);
    expect(notice).toMatchObject({ code: 'Register_Damaged', message: expect.stringContaining(aside) });
    expect(readTables(file).call).toHaveLength(1);
  });

  it('with spoiled pages in the middle gives the fresh one every fact that can still be read, from both ends', () => {
    // So many that the middle of the file is facts: its first hundred pages are empty tables and what SQLite knows of them.
    const file = fullRegister(300);
    const before = readTables(file).journal ?? [];
    const pages = statSync(file).size / PAGE;
    spoil(file, Math.floor(pages / 2), 3);
    markCutOff(file);
    const { writer, notice } = open(file);
    writer.close();
    const after = readTables(file).journal ?? [];
    expect(notice?.message).toContain(`${after.length} facts`);
    expect(after.length).toBeGreaterThan(before.length / 2);
    expect(after.at(0)).toEqual(before.at(0));
    expect(after.at(-1)).toEqual(before.at(-1));
    const known = new Set(before.map((row) => JSON.stringify(row)));
    expect(after.every((row) => known.has(JSON.stringify(row)))).toBe(true);
  });

  it('whose tables are spoiled but whose journal is not loses nothing', () => {
    const file = fullRegister();
    const before = readTables(file);
    spoil(file, rootPage(file, 'segment') - 1, 1);
    markCutOff(file);
    const { writer, notice } = open(file);
    writer.close();
    expect(readTables(file)).toEqual(before);
    expect(notice?.message).toContain('1000 facts');
  });

  it('gives the fresh one what people told it: settings, users, notes, lines to deal with, the audit log', () => {
    const file = fullRegister();
    const writer = new RegisterWriter(file, ORIGIN);
    const by: By = {
      actor: { id: 'u-1', name: 'Anne', role: 'manager' },
      moment: { at: 7e6, wall: WALL_AT_0 },
    };
    const told = [
      ['settings.save', { name: 'firstName', value: 'Camille' }],
      ['call.setNote', { call: 's1-7', note: 'rappeler le fils', version: 0 }],
      ['users.add', { login: 'anne', name: 'Anne', role: 'manager', deputy: false }],
      ['directory.save', CONTACT],
    ] as const;
    for (const [command, input] of told)
      expect([command, writer.ask({ command, input, by })]).toMatchObject([command, { ok: true }]);
    writer.close();
    const before = peoplesTables(file);
    spoil(file, rootPage(file, 'segment') - 1, 1);
    markCutOff(file);
    const { writer: fresh, notice } = open(file);
    fresh.close();
    expect(notice?.message).toMatch(/\d+ other rows/);
    expect(peoplesTables(file)).toEqual(before);
  });

  it('that was cut short is replaced too', () => {
    const file = fullRegister();
    truncateSync(file, statSync(file).size - 5 * PAGE);
    markCutOff(file);
    const { writer, notice } = open(file);
    writer.close();
    expect(notice?.code).toBe('Register_Damaged');
  });

  it('found twice in the same instant is set aside twice', () => {
    const file = join(testFolder(), 'register.db');
    for (const text of ['first', 'second']) {
      writeFileSync(file, text.repeat(1_000));
      open(file).writer.close();
    }
    const aside = readdirSync(dirname(file)).filter((name) => name.includes('.damaged-'));
    expect(aside).toHaveLength(2);
  });
});

describe('a register that is whole', () => {
  it('is opened after a power cut with all it has, and nothing is set aside', () => {
    const file = fullRegister(3);
    markCutOff(file);
    const { writer, notice } = open(file);
    writer.close();
    expect(notice).toBeNull();
    expect(readTables(file).call).toHaveLength(3);
  });

  it('that cannot be reached is not taken for a damaged one', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(() => open(join(folder, 'file', 'register.db'))).toThrow(/ENOTDIR|EEXIST/);
    expect(existsSync(join(folder, 'file'))).toBe(true);
  });
});
