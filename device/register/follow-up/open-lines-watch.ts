import type { WallTime } from '../../desk/words.ts';
import { Watch, type WatchOptions } from '../watch.ts';
import { NOTHING_OPEN, type OpenLines, openLinesQuery } from './open-lines.ts';

export interface OpenLinesWatchOptions
  extends Pick<WatchOptions<OpenLines>, 'within' | 'schedule' | 'onChange'> {
  readonly now: () => WallTime;
}

/** Tells when there is something for the lamp and the page to say, and when there is no more. */
export class OpenLinesWatch extends Watch<OpenLines> {
  constructor({ now, ...options }: OpenLinesWatchOptions) {
    const query: WatchOptions<OpenLines>['query'] = (db) => {
      const run = openLinesQuery(db);
      return () => run(now());
    };
    super({ ...options, query, first: NOTHING_OPEN });
  }
}
