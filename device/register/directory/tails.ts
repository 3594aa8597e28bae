import type { Db } from '../database.ts';
import type { Country } from './countries.ts';
import { tailOf } from './number.ts';

/**
 * Works the tails of the directory out anew if the house has chosen another country since: it reads the same digits as other
 * numbers. For which country they are is written with them, for the unit may be switched off in between. Within the
 * caller's transaction.
 */
export function tailsFor(db: Db): (country: Country) => void {
  const madeFor = db.prepare<[], string>('SELECT country FROM directory_country').pluck();
  const note = db.prepare<[string]>(
    'INSERT INTO directory_country (one, country) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET country = excluded.country',
  );
  const numbers = db.prepare<[], NumberRow>('SELECT contact, position, number FROM contact_number');
  const setTail = db.prepare<[string, string, number]>(
    'UPDATE contact_number SET tail = ? WHERE contact = ? AND position = ?',
  );
  return (country) => {
    if (madeFor.get() === country) return;
    for (const { contact, position, number } of numbers.all())
      setTail.run(tailOf(number, country) ?? '', contact, position);
    note.run(country);
  };
}

interface NumberRow {
  readonly contact: string;
  readonly position: number;
  readonly number: string;
}
