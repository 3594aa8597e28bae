import type { ApiError, CommandResult, PageCommand } from '../../api.ts';

/** Null: the unit did it. Otherwise the code of the refusal. */
export type Refusal = ApiError['code'] | null;

/** Asks the unit to do something. Never rejects: a unit that cannot be reached is `Unit_NotAnswering`. */
export async function command(asked: PageCommand): Promise<Refusal> {
  try {
    const response = await fetch('api/command', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const result = (await response.json()) as CommandResult | ApiError;
    return result.ok ? null : result.code;
  } catch {
    return 'Unit_NotAnswering';
  }
}
