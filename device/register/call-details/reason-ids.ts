import type { Db } from '../database.ts';
import { settingQuery } from '../settings/settings-queries.ts';

/** The house's reasons in its order, for the keys of the panel. */
export function reasonIdsQuery(db: Db): () => string[] {
  const reasons = settingQuery(db, 'reasons');
  return () => reasons().map(({ id }) => id);
}
