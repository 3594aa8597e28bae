import { CommandRefused } from '../area/refused.ts';
import type { BookRow } from './book-statements.ts';

export function refuseClosed({ closed }: BookRow): void {
  if (closed === null) return;
  throw new CommandRefused('FollowUp_Closed', 'it is closed already: open it again first');
}
