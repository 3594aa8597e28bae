import type { WallTime } from '../../device/desk/words.ts';
import type { Db } from '../../device/register/database.ts';
import { chances, FIRST_NAMES, LAST_NAMES } from './week.ts';

/** What an office has done in two years or since the first call, if that is less. */
export interface Office {
  readonly db: Db;
  readonly from: WallTime;
  readonly until: WallTime;
  /** How many of each kind. */
  readonly messages: number;
  readonly entries: number;
  readonly audits: number;
  readonly events: number;
  readonly chance: Chance;
  /** Everybody who may log in. */
  readonly users: readonly Person[];
  /** Persons of the house, who are the first entries of the directory. */
  readonly staff: readonly Person[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Invented things, the same ones for the same seed. */
export interface Chance {
  /** 0..1 */
  readonly part: () => number;
  readonly below: (count: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  readonly name: () => string;
  /** Of the range for fiction. */
  readonly number: () => string;
}

export function chanceOf(seed: number): Chance {
  const part = chances(seed);
  const below = (count: number) => Math.floor(part() * count);
  const pick = <Value>(values: readonly Value[]) => values[below(values.length)] as Value;
  return {
    part,
    below,
    pick,
    name: () => `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
    number: () => `019900${String(below(10_000)).padStart(4, '0')}`,
  };
}

/** So many moments from `from` to `until`, in their order. */
export function moments({ from, until, chance }: Office, count: number): WallTime[] {
  const step = (until - from) / count;
  return Array.from({ length: count }, (_, at) => Math.floor(from + (at + chance.part()) * step));
}
