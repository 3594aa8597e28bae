import type { CallId, WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import { SAYS } from '../migrations/015-said-in-facts.ts';

/** Facts cleared at once: some ms. What is left comes a minute later. */
const AT_ONCE = 2000;

/** What else may stand beside it: some words and other numbers. */
const NUMBERS = /\+?\d[\d .()-]{3,}/g;

interface Said {
  readonly id: number;
  readonly said: string;
}

/** Clears what facts say of numbers: the facts themselves stay, for the tables are made again from them. */
export function saidInFacts(db: Db) {
  const country = houseCountry(db);
  const clear = (which: string) => `UPDATE journal SET body = json_set(body,
    CASE type WHEN 'transferAsked' THEN '$.to' WHEN 'callRecognised' THEN '$.lineCall' ELSE '$.detail' END, '') WHERE ${which}`;
  const ofCall = db.prepare<[CallId]>(clear(`call = ? AND ${SAYS}`));
  const before = db.prepare<[WallTime]>(
    clear(`id IN (SELECT id FROM journal WHERE wall < ? AND ${SAYS} LIMIT ${AT_ONCE})`),
  );
  const one = db.prepare<[number]>(clear('id = ?'));
  const transfers = db.prepare<[], Said>(
    `SELECT id, coalesce(body ->> '$.to', body ->> '$.detail') AS said FROM journal
     WHERE type IN ('transferAsked', 'transferFailed') AND ${SAYS}`,
  );

  function names({ said }: Said, tail: string): boolean {
    return (said.match(NUMBERS) ?? [said]).some((number) => tailOf(number, country()) === tail);
  }

  return {
    clearCall: (call: CallId) => ofCall.run(call),
    clearBefore: (wall: WallTime) => before.run(wall),
    /** To whom callers were to be put through. */
    clearNumber(tail: string): void {
      for (const said of transfers.all().filter((each) => names(each, tail))) one.run(said.id);
    },
  };
}
