import type { CallDetail, RegisterPage, Totals } from '../../api.ts';
import { ask, parameters, type Range } from '../live/queries.ts';
import type { Filter } from './filter.ts';

/** Both answer null if the unit could not be asked: what is shown then stays. */
export function callDetail(call: string): Promise<CallDetail | null> {
  return ask(`api/register/${encodeURIComponent(call)}`);
}

export function totals(range: Range): Promise<Totals | null> {
  return ask(`api/totals?${parameters(range)}`);
}

export function csvAddress(range: Range, language: string): string {
  return `api/register.csv?${parameters({ ...range, language })}`;
}

/** Newest first; `range`: the days and the page. */
export function foundCalls({ allDays: _, ...filter }: Filter, range: object): Promise<RegisterPage | null> {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  return ask(`api/calls?${parameters({ ...Object.fromEntries(given), ...range })}`);
}
