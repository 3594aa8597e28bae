import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WallTime } from '../desk/words.ts';
import type { Db } from './database.ts';

/** What the register knows of its own state. Sizes in bytes. */
export function unitQueries(db: Db) {
  const backup = db
    .prepare<[], WallTime>("SELECT wall FROM audit WHERE what = 'backup.made' ORDER BY id DESC LIMIT 1")
    .pluck();
  return {
    /** When the last backup was made; null if none was. */
    backup: (): WallTime | null => backup.get() ?? null,
    /** `bytes`: of the register and of what is to be put into it still. `free`: for the unit, on its disk. */
    size(): { readonly bytes: number; readonly free: number } {
      const files = [db.name, `${db.name}-wal`];
      const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
      const { bavail, bsize } = statfsSync(dirname(db.name));
      return { bytes: sizes.reduce((sum, size) => sum + size, 0), free: bavail * bsize };
    },
  };
}
