import type { WallTime } from '../../../device/desk/words.ts';
import type { CallDetail, RegisterPage, Totals } from '../../api.ts';

export interface Range {
  readonly from: WallTime;
  readonly to?: WallTime;
}

/** All of these answer null if the unit could not be asked: what is shown then stays. */
export function registerPage(
  query: Range & { before?: number; limit: number },
): Promise<RegisterPage | null> {
  return ask(`api/register?${parameters(query)}`);
}

export function callDetail(call: string): Promise<CallDetail | null> {
  return ask(`api/register/${encodeURIComponent(call)}`);
}

export function totals(range: Range): Promise<Totals | null> {
  return ask(`api/totals?${parameters(range)}`);
}

export function csvAddress(range: Range, language: string): string {
  return `api/register.csv?${parameters({ ...range, language })}`;
}

function parameters(values: object): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

async function ask<Answer>(address: string): Promise<Answer | null> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
