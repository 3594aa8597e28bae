import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addUser, resetUser, verifyAudit } from '../../cli/access-work.ts';
import { type By, command, type OpenArea } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { memoryFolder, testFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import type { ChainedEntry } from './audit.ts';
import { CHAIN_START, chained, checkChain } from './audit-chain.ts';
import { recordId } from './audit-log.ts';
import { auditChain } from './audit-queries.ts';

const BY: By = {
  actor: { id: 'u-1', name: 'Anne', role: 'manager' },
  moment: { at: 1, wall: 1_900_000_000_000 },
};
const ORIGIN = { session: 's1', boot: 'b1' };

function registerWith(entries: number, folder = testFolder()): string {
  const file = join(folder, 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  for (let entry = 0; entry < entries; entry++) {
    const input = { what: 'calls.read', record: `s1-${entry}`, export: false };
    expect(writer.ask({ command: 'access.looked', input, by: BY }).ok).toBe(true);
  }
  writer.close();
  return file;
}

function chainOf(file: string): ChainedEntry[] {
  const db = new Database(file, { readonly: true });
  const entries = [...auditChain(db)];
  db.close();
  return entries;
}

/** Somebody with the file in their hands, who knows SQLite. */
function tamper(file: string, sql: string): void {
  const db = new Database(file);
  for (const trigger of ['not_changed', 'not_deleted', 'only_at_its_end'])
    db.exec(`DROP TRIGGER IF EXISTS audit_${trigger}`);
  db.exec(sql);
  db.close();
}

describe('the audit log', () => {
  it.each([
    ['UPDATE audit SET who = 1', 'never changed'],
    ['UPDATE OR REPLACE audit SET id = 1 WHERE id = 2', 'never changed'],
    ['DELETE FROM audit WHERE id = 3', 'nothing is deleted'],
    ['DELETE FROM audit', 'nothing is deleted'],
    ["INSERT OR REPLACE INTO audit VALUES (2, 1, 'x', 'look', 'x', NULL, 1, 'x')", 'grows at its end'],
    ["INSERT INTO audit VALUES (99, 1, 'x', 'look', 'x', NULL, 1, 'x')", 'grows at its end'],
    ["INSERT INTO audit VALUES (-1, 1, 'x', 'look', 'x', NULL, 1, 'x')", 'grows at its end'],
  ])('refuses %s', (sql, why) => {
    const file = registerWith(3);
    const db = new Database(file);
    expect(() => db.exec(sql)).toThrow(why);
    db.close();
    expect(checkChain(chainOf(file))).toMatchObject({ ok: true, entries: 3 });
  });

  it('is a chain: whatever is changed in one entry, taken out, put in or moved is found at its place', () => {
    const column = fc.constantFrom('id', 'wall', 'who', 'kind', 'what', 'record', 'count', 'hash');
    const entry = fc.integer({ min: 1, max: 20 });
    const whole = chainOf(registerWith(20, memoryFolder()));
    const change = fc.oneof(
      fc.record({ how: fc.constant('change' as const), at: entry, column }),
      fc.record({ how: fc.constantFrom('remove' as const, 'double' as const, 'swap' as const), at: entry }),
    );
    fc.assert(
      fc.property(change, (changed) => {
        const chain = whole.map((each) => ({ ...each }));
        const at = changed.at - 1;
        const [found, next] = [chain[at], chain[at + 1]];
        if (!found) throw new Error('no such entry');
        if (changed.how === 'change') Object.assign(found, { [changed.column]: `${found.hash} x` });
        if (changed.how === 'remove') chain.splice(at, 1);
        if (changed.how === 'double') chain.splice(at, 0, found);
        if (changed.how === 'swap' && next) chain.splice(at, 2, next, found);
        const verdict = checkChain(chain, whole.at(-1)?.hash);
        const isLast = changed.at === 20;
        if (changed.how === 'swap' && isLast) expect(verdict.ok).toBe(true);
        else if (changed.how === 'double')
          expect(verdict).toMatchObject({ ok: false, broken: changed.at + 1 });
        else expect(verdict).toMatchObject({ ok: false, broken: changed.at });
      }),
      { numRuns: 300 },
    );
  });

  it('whose end was cut off is whole by itself, and is not for whoever has noted its head', () => {
    const chain = chainOf(registerWith(5));
    const head = chain.at(-1)?.hash;
    expect(checkChain(chain, head)).toEqual({ ok: true, entries: 5, head });
    expect(checkChain(chain, chain[2]?.hash)).toMatchObject({ ok: true });
    expect(checkChain(chain.slice(0, 3))).toMatchObject({ ok: true, entries: 3 });
    expect(checkChain(chain.slice(0, 3), head)).toEqual({
      ok: false,
      entries: 3,
      broken: 4,
      why: 'headLost',
    });
    expect(checkChain([])).toEqual({ ok: true, entries: 0, head: CHAIN_START });
  });

  it('forged from some entry on without the hashes is found; it takes all that follow', () => {
    const file = registerWith(4);
    tamper(file, "UPDATE audit SET who = 'u-2' WHERE id = 2");
    expect(checkChain(chainOf(file))).toEqual({ ok: false, entries: 1, broken: 2, why: 'changed' });
    const [, second] = chainOf(file);
    if (!second) throw new Error('no second entry');
    const forged = chained(chainOf(file)[0]?.hash ?? '', second);
    tamper(file, `UPDATE audit SET hash = '${forged}' WHERE id = 2`);
    expect(checkChain(chainOf(file))).toMatchObject({ ok: false, broken: 3 });
  });

  it('never takes a telephone number or a text for an id', () => {
    const number = fc
      .array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 15 })
      .chain((digits) => fc.constantFrom('', ' ', '.', '-', '/').map((between) => digits.join(between)));
    fc.assert(fc.property(number, (given) => recordId(given) === null));
    fc.assert(fc.property(number, (given) => recordId(`+${given}`) === null));
    for (const text of ['Mme Martin', 'x y', '<b>', '', 'a'.repeat(101), 'é', "'", '%00'])
      expect(recordId(text)).toBeNull();
    for (const id of ['s1-1', 'u-1u1nn58kzE2P', 'm-AbC_12', 'firstName', '12']) expect(recordId(id)).toBe(id);
  });
});

describe('a command and its entry', () => {
  const house: OpenArea = () => ({
    commands: {
      'house.paint': command(
        v.strictObject({ id: v.string() }),
        () => null,
        ({ id }) => ({ record: id }),
      ),
      'house.burn': command(
        v.strictObject({}),
        () => {
          throw new CommandRefused('House_No', 'no');
        },
        () => ({ record: 'house' }),
      ),
      'house.look': command(v.strictObject({}), () => null),
    },
  });

  it('stand or fall together: none without the other, none for what was refused or is not marked', () => {
    const file = join(testFolder(), 'register.db');
    const writer = new RegisterWriter(file, ORIGIN, { areas: [house] });
    const ask = (name: string, input: object) => writer.ask({ command: name, input, by: BY }).ok;
    expect(ask('house.paint', { id: 'red-1' })).toBe(true);
    expect(ask('house.burn', {})).toBe(false);
    expect(ask('house.paint', { id: 7 })).toBe(false);
    expect(ask('house.look', {})).toBe(true);
    writer.close();
    expect(chainOf(file)).toMatchObject([
      { id: 1, what: 'house.paint', who: 'u-1', record: 'red-1', kind: 'change' },
    ]);
  });
});

describe('the terminal of the unit', () => {
  const told = () => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    return { said, cli: { language: 'en' as const, stdout: say, stderr: say } };
  };
  const max = { login: 'max', name: 'Max', role: 'manager' as const, deputy: false };

  it('writes beside a unit that runs; the chain goes on, whoever writes', () => {
    const file = registerWith(1);
    const running = new RegisterWriter(file, ORIGIN);
    const look = () =>
      running.ask({
        command: 'access.looked',
        input: { what: 'calls.read', record: null, export: false },
        by: BY,
      });
    const { cli, said } = told();
    expect(look().ok).toBe(true);
    expect(addUser(cli, file, max)).toBe(0);
    expect(look().ok).toBe(true);
    expect(resetUser(cli, file, ' MAX ')).toBe(0);
    expect(look().ok).toBe(true);
    running.close();
    expect(said.join()).toMatch(/Code for max: [B-Z-]{19}/);
    expect(chainOf(file).map(({ who }) => who)).toEqual(['u-1', 'u-1', 'unit', 'u-1', 'unit', 'u-1']);
    expect(verifyAudit(cli, file)).toBe(0);
  });

  it('waits for a transaction of the unit, and says so when it takes too long', () => {
    const file = registerWith(1);
    const busy = new Database(file);
    busy.exec('BEGIN IMMEDIATE');
    expect(() => addUser(told().cli, file, max)).toThrow(/locked/);
    busy.exec('ROLLBACK');
    busy.close();
    expect(addUser(told().cli, file, max)).toBe(0);
  });

  it('names the first entry that is broken, and ends with 1', () => {
    const file = registerWith(4);
    tamper(file, "UPDATE audit SET record = 's9-9' WHERE id = 3");
    const { cli, said } = told();
    expect(verifyAudit(cli, file)).toBe(1);
    expect(said.join()).toContain('BROKEN at entry 3: it is not what was written');
  });

  it('makes no register where there is none', () => {
    const { cli, said } = told();
    const file = join(testFolder(), 'register.db');
    expect([addUser(cli, file, max), verifyAudit(cli, file)]).toEqual([1, 1]);
    expect(said.join()).toContain('start the unit once');
  });
});
