import type { WallTime } from '../../../device/desk/words.ts';
import type { RegisterPage } from '../../api.ts';

export interface Range {
  readonly from: WallTime;
  readonly to?: WallTime;
}

/** Null if the unit could not be asked: what is shown then stays. */
export function registerPage(
  query: Range & { before?: number; limit: number },
): Promise<RegisterPage | null> {
  return ask(`api/register?${parameters(query)}`);
}

export function parameters(values: object): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

export async function ask<Answer>(address: string): Promise<Answer | null> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
