import type { Db } from '../database.ts';
import { personQuery } from './person-query.ts';
import type { RetentionState } from './personal-data.ts';

/** What the register has about one number, and how clearing stands. */
export function personalDataQueries(db: Db) {
  const state = db.prepare<[], RetentionState>('SELECT ran, held FROM retention');
  return {
    person: personQuery(db),
    retention: (): RetentionState => state.get() ?? { ran: null, held: null },
  };
}
