import type { Db } from '../database.ts';
import { registersAside } from './aside.ts';
import { findPerson, personQuery, personRows } from './person-query.ts';
import type { RetentionState } from './personal-data.ts';

/** What the register has about one number, and how clearing stands. */
export function personalDataQueries(db: Db) {
  const state = db.prepare<[], RetentionState>('SELECT ran, held FROM retention');
  return {
    person: personQuery(db),
    /** Where everything stands, for whoever reads all of it, and its rows. */
    find: findPerson(db),
    rows: personRows(db),
    retention: (): RetentionState => state.get() ?? { ran: null, held: null },
    /** Names of registers that were put aside: what is known of somebody may stand there, too. */
    aside: () => registersAside(db.name),
  };
}
