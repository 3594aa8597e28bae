import type { CheckInResult } from '../../../device/desk/words.ts';
import { usePage } from '../shell/context.ts';
import { REGISTER_WORDS } from '../words/register.ts';

/** The result of a check-in by its own shape and word. `short`: the word is for screen readers and the pointer only. */
export function Result({
  result,
  short,
}: {
  readonly result: CheckInResult | null;
  readonly short?: boolean;
}) {
  const { language } = usePage();
  const own = REGISTER_WORDS[language];
  const word = result ? own.results[result] : own.pending;
  return (
    <span class="result" data-result={result ?? 'pending'} title={word}>
      <span class="result-mark" aria-hidden="true" />
      <span class={short ? 'unseen' : ''}>{word}</span>
    </span>
  );
}
