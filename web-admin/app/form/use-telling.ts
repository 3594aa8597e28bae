import { useState } from 'preact/hooks';
import type { RegisterCommands } from '../../api.ts';
import { type Told, tell } from '../live/tell.ts';
import { usePage } from '../shell/context.ts';
import { FORM_WORDS } from './words.ts';

type Name = keyof RegisterCommands;

export interface Telling<Command extends Name> {
  /** What is being done about what was sent last. */
  readonly state: 'idle' | 'sending' | 'saved' | 'refused';
  /** Why it was refused, in the reader's language; null unless it was. */
  readonly refusal: string | null;
  /** What is wrong with the field of that path, such as `name` or `numbers.0.number`; null if nothing is. */
  readonly faultOf: (path: string) => string | null;
  /** Sends it; whatever is answered stands in the other fields until the next time. */
  readonly send: (input: RegisterCommands[Command]['input']) => Promise<Told<Command>>;
  /** Forgets the last answer. */
  readonly forget: () => void;
}

export interface TellingWords {
  /** The form's own words for codes of refusals. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** The form's own words for what a field allows; numbers as `#`. */
  readonly allowed?: Readonly<Record<string, (...numbers: string[]) => string>>;
}

/** What stands after a colon is a name: it is said as it is. */
export function saying(allowed: string, words: NonNullable<TellingWords['allowed']>): string | undefined {
  const [what = '', ...names] = allowed.split(': ');
  return words[what.replace(/\d+/g, '#')]?.(...(what.match(/\d+/g) ?? []), names.join(': '));
}

/** Tells the register something from a form. What was typed stays in the form until the answer is `ok`. */
export function useTelling<Command extends Name>(name: Command, own: TellingWords = {}): Telling<Command> {
  const words = FORM_WORDS[usePage().language];
  const [answer, setAnswer] = useState<Told<Command> | 'sending' | null>(null);
  const refused = answer !== null && answer !== 'sending' && !answer.ok ? answer : null;
  const allowed = { ...words.allowed, ...own.allowed };
  return {
    state: answer === null ? 'idle' : answer === 'sending' ? 'sending' : answer.ok ? 'saved' : 'refused',
    refusal: refused && (own.refusals?.[refused.code] ?? words.refusals[refused.code] ?? words.refused),
    faultOf(path) {
      const fault = refused?.faults?.find((one) => one.path === path);
      if (!fault) return null;
      return saying(fault.allowed, allowed) ?? words.fieldWrong;
    },
    async send(input) {
      setAnswer('sending');
      const told = await tell(name, input);
      setAnswer(told);
      return told;
    },
    forget: () => setAnswer(null),
  };
}
