import type { Db } from '../database.ts';
import { COUNTRIES, type Country } from './countries.ts';

/** Tells whose way of writing numbers the house has chosen: the setting `country`, for many numbers in a row. */
export function houseCountry(db: Db): () => Country {
  const saved = db.prepare<[], string>("SELECT value FROM setting WHERE name = 'country'").pluck();
  return () => {
    const value: unknown = JSON.parse(saved.get() ?? 'null');
    return COUNTRIES.find((country) => country === value) ?? 'FR';
  };
}
