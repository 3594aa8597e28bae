import { SPEED_NUMBERS, type SpeedNumber } from '../../desk/words.ts';
import type { Db } from '../database.ts';

/** Whom a speed key of the unit calls: an entry of the directory, by the first of its numbers. */
export interface SpeedEntry {
  readonly key: SpeedNumber;
  readonly name: string;
  /** As a telephone dials it: digits, * # and +. */
  readonly number: string;
}

interface Row extends Omit<SpeedEntry, 'key'> {
  readonly key: number;
}

/** By key. An entry without a number has none to give. */
export function speedKeysQuery(db: Db): () => SpeedEntry[] {
  const rows = db.prepare<[], Row>(
    `SELECT speed AS key, name, number FROM contact JOIN contact_number ON contact = contact.id AND position = 0
     WHERE speed IS NOT NULL ORDER BY speed`,
  );
  return () =>
    rows.all().flatMap(({ key, name, number }) => {
      const known = SPEED_NUMBERS.find((one) => one === key);
      return known ? [{ key: known, name, number: dialled(number) }] : [];
    });
}

/** `+33 (0)1`: that zero is dialled within the country only. */
function dialled(number: string): string {
  return number.replace(/\(0\)/g, '').replace(/[^\d*#+]/g, '');
}
