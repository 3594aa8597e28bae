import type { DifferentLine } from '../../api.ts';
import { usePage } from '../shell/context.ts';
import { EDIT_WORDS } from './edit-words.ts';

/** What was taken away and what was put in, told by line and word, not by colour. */
export function DifferentLines({ lines }: { readonly lines: readonly DifferentLine[] }) {
  const words = EDIT_WORDS[usePage().language];
  return (
    <ul class="different">
      {lines.map((line, at) => (
        <li key={at}>
          {line.map(({ in: where, text }, piece) => {
            if (where === 'both') return text;
            const Changed = where === 'new' ? 'ins' : 'del';
            return (
              <Changed key={piece}>
                <span class="unseen">{where === 'new' ? words.added : words.gone} </span>
                {text}
              </Changed>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
