import type { CallDetail, RegisterPage, Totals } from '../../api.ts';
import { ask, parameters, type Range } from '../live/queries.ts';
import { type Filter, isFiltering } from './filter.ts';

/** Both answer null if the unit could not be asked: what is shown then stays. */
export function callDetail(call: string): Promise<CallDetail | null> {
  return ask(`api/register/${encodeURIComponent(call)}`);
}

export function totals(range: Range): Promise<Totals | null> {
  return ask(`api/totals?${parameters(range)}`);
}

/** Of what is shown: the day, or what was found. */
export function csvAddress(range: Range, filter: Filter, language: string): string {
  const days = isFiltering(filter) && filter.allDays ? {} : range;
  return `api/register.csv?${parameters({ ...given(filter), ...days, language })}`;
}

/** Newest first; `range`: the days and the page. */
export function foundCalls(filter: Filter, range: object): Promise<RegisterPage | null> {
  return ask(`api/calls?${parameters({ ...given(filter), ...range })}`);
}

function given({ allDays: _, ...filter }: Filter): object {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}
