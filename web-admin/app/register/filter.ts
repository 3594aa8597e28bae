import type { Direction, Outcome } from '../../../device/desk/words.ts';

/** What the Register is looked through for; empty texts: all. */
export interface Filter {
  readonly search: string;
  readonly outcome: Outcome | 'none' | '';
  readonly reason: string;
  readonly direction: Direction | '';
  /** Over every day, or only the one that is shown. */
  readonly allDays: boolean;
}

export const NO_FILTER: Filter = { search: '', outcome: '', reason: '', direction: '', allDays: true };

export function isFiltering({ search, outcome, reason, direction }: Filter): boolean {
  return [search.trim(), outcome, reason, direction].some((part) => part !== '');
}
