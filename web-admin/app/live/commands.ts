import type { ApiError, CommandResult, PageCommand } from '../../api.ts';

/** Null: the unit did it. Otherwise the code of the refusal. */
export type Refusal = ApiError['code'] | null;

/** Asks the unit to do something. Never rejects: a unit that cannot be reached is `Unit_NotAnswering`. */
export type Commander = (asked: PageCommand) => Promise<Refusal>;

/** The unit answers within 2 s; after this one there is no answer any more. */
const DEADLINE = 4_000;

/** Sends one command after the other: a key must not come up before it has gone down. */
export function createCommander(send: Commander = post): Commander {
  let last: Promise<Refusal> = Promise.resolve(null);
  return (asked) => {
    last = last.then(() => send(asked));
    return last;
  };
}

async function post(asked: PageCommand): Promise<Refusal> {
  try {
    const response = await fetch('api/command', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(DEADLINE),
    });
    const result = (await response.json()) as CommandResult | ApiError;
    return result.ok ? null : result.code;
  } catch {
    return 'Unit_NotAnswering';
  }
}
