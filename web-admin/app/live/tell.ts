import type { RegisterAnswer, RegisterCommands } from '../../api.ts';

type Name = keyof RegisterCommands;
type Refused = Extract<RegisterAnswer, { ok: false }>;
/** `Unit_NotAnswering`: the unit cannot be reached; whether it wrote it is not known. */
export type Told<Command extends Name> =
  | { readonly ok: true; readonly value: RegisterCommands[Command]['output'] }
  | Refused;

/** The register answers within 2 s; after this there is no answer any more. */
const DEADLINE = 4_000;

/** Has the register write something. Never rejects: keep what was typed until it is `ok`. */
export async function tell<Command extends Name>(
  name: Command,
  input: RegisterCommands[Command]['input'],
): Promise<Told<Command>> {
  try {
    const response = await fetch(`api/tell/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(DEADLINE),
    });
    return (await response.json()) as Told<Command>;
  } catch {
    return { ok: false, code: 'Unit_NotAnswering', message: 'the unit cannot be reached' };
  }
}
