import type { CallDetail, Totals } from '../../api.ts';
import { ask, parameters, type Range } from '../live/queries.ts';

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
