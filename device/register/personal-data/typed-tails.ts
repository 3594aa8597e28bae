import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';

/** Tables in which people type numbers. */
export type TypedTable = 'message' | 'follow_up';

interface Typed {
  readonly id: string;
  readonly number: string;
}

const WITHOUT_TAIL = 'number IS NOT NULL AND tail IS NULL';

/** Finds ids by a typed number that nobody has worked out the tail of yet: those of the last minute. */
export function typedWithoutTail(db: Db, table: TypedTable): (tail: string) => string[] {
  const country = houseCountry(db);
  const typed = db.prepare<[], Typed>(`SELECT id, number FROM ${table} WHERE ${WITHOUT_TAIL}`);
  return (tail) =>
    typed
      .all()
      .filter(({ number }) => tailOf(number, country()) === tail)
      .map(({ id }) => id);
}

/** Works out at once: some 20 ms. What is left comes a minute later. */
const AT_ONCE = 1000;

/** Works out the tails of what was typed since the last time, within the caller's transaction. */
export function fillTails(db: Db): () => void {
  const country = houseCountry(db);
  const tables = (['message', 'follow_up'] as const).map((table) => ({
    typed: db.prepare<[], Typed>(`SELECT id, number FROM ${table} WHERE ${WITHOUT_TAIL} LIMIT ${AT_ONCE}`),
    put: db.prepare<[string, string]>(`UPDATE ${table} SET tail = ? WHERE id = ?`),
  }));
  return () => {
    for (const { typed, put } of tables)
      for (const { id, number } of typed.all()) put.run(tailOf(number, country()) ?? '', id);
  };
}
