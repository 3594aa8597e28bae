import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Fact } from '../../../desk/facts.ts';
import type { By } from '../../area/area.ts';
import { FactMaker, heldCall, ORIGIN, WALL_AT_0 } from '../../testing/facts.ts';
import { memoryFolder } from '../../testing/folder.ts';
import { RegisterWriter } from '../../writer.ts';

const DAY = 24 * 60 * 60 * 1000;

/** So many days after the first fact. */
export const at = (days: number) => WALL_AT_0 + days * DAY;

/** A register with these facts in a folder of its own, whose clock is trusted until `clock` says otherwise. */
export function openTestRegister(facts: readonly Fact[]) {
  const file = join(memoryFolder(), 'register.db');
  const clock = { trusted: true };
  const writer = new RegisterWriter(file, ORIGIN, { tellsCrm: true, isClockTrusted: () => clock.trusted });
  writer.write(facts);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const ask = (command: string, input: unknown, wall = at(0)) => {
    const by: By = { actor: { id: 'u-1', name: 'Anne', role: 'manager' }, moment: { at: 60_000, wall } };
    return writer.ask({ command, input, by });
  };
  const values = (sql: string) => db.prepare(sql).pluck().all();
  return { file, writer, db, clock, ask, values };
}

/** Calls that begin so many days after the first, numbered as one history. */
export function callsOnDays(...days: readonly number[]): Fact[] {
  const maker = new FactMaker();
  return days.flatMap((day, index) => heldCall(maker, `s1-${index + 1}`, day * DAY));
}

/** Which of the texts stand in which file of the register's folder, in whatever case. */
export function tracesOf(texts: readonly string[], register: string): string[] {
  const folder = dirname(register);
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name)).toString('latin1').toLowerCase();
    return texts
      .filter((text) => bytes.includes(Buffer.from(text.toLowerCase()).toString('latin1')))
      .map((text) => `${text} in ${name}`);
  });
}
