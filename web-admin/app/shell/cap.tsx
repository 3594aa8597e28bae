import { type Action, KEY_OF } from '../logic/keys.ts';

/** The key of the keyboard, printed on what it does. Screen readers hear it from `aria-keyshortcuts`. */
export function Cap({ action }: { readonly action: Action }) {
  return (
    <span class="cap" aria-hidden="true">
      {KEY_OF[action]}
    </span>
  );
}
