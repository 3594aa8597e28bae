import { useState } from 'preact/hooks';
import { usePage } from '../shell/context.ts';

export interface Draft<Value> {
  readonly value: Value;
  /** Changes some of it; kept in the browser at once. */
  readonly change: (part: Partial<Value>) => void;
  /** What was typed is safe elsewhere, or thrown away on purpose. */
  readonly clear: () => void;
  /** It was typed before and never sent. */
  readonly kept: boolean;
  /** Something was typed, now or before. */
  readonly typed: boolean;
}

/**
 * What is being typed, kept in the browser until `clear`: a reload, another page, a lost connection or a full disk takes
 * nothing with it. `name` says what it is a draft of, such as `message:m-12`; give each component that may change it a `key` of
 * the same. It may be personal data: it is kept for this tab and for whoever typed it only, and gone when the browser is
 * closed.
 */
export function useDraft<Value extends object>(name: string, initial: Value): Draft<Value> {
  const place = `gardefil:draft:${usePage().me?.id}:${name}`;
  const [draft, setDraft] = useState(() => {
    const kept = read<Value>(place);
    return { value: { ...initial, ...kept }, kept: kept !== null, typed: kept !== null };
  });
  return {
    ...draft,
    change(part) {
      setDraft(({ value, kept }) => {
        const changed = { ...value, ...part };
        keep(place, changed);
        return { value: changed, kept, typed: true };
      });
    },
    clear() {
      keep(place, null);
      setDraft({ value: initial, kept: false, typed: false });
    },
  };
}

function read<Value>(place: string): Partial<Value> | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null');
  } catch {
    return null;
  }
}

/** A browser that keeps nothing must not keep anybody from typing. */
function keep(place: string, value: object | null): void {
  try {
    if (value === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(value));
  } catch {
    // It stays in the form.
  }
}
