import { createHmac } from 'node:crypto';
import type { Db } from '../database.ts';

/**
 * The keyed hash that stands in the place of a number that was cleared. Its key is kept in the same file: it hides a number
 * from whoever sees the hashes alone, not from whoever has the file.
 */
export function numberHash(db: Db): (tail: string) => string {
  const key = db.prepare<[], Buffer>('SELECT hash_key FROM retention').pluck();
  return (tail) =>
    createHmac('sha256', key.get() ?? Buffer.alloc(0))
      .update(tail)
      .digest('base64url');
}
