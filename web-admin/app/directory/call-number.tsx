import { callerOnTheLine } from '../logic/waits.ts';
import { usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import { numberOf } from '../shell/peer.ts';
import { DIRECTORY_WORDS } from './words.ts';

interface CallNumberProps {
  readonly name: string;
  readonly label: string;
  readonly number: string;
}

/** Calls a number: for the caller on the line, who is put on hold first, or on a free line (rules A10-A12). */
export function CallNumber({ name, label, number }: CallNumberProps) {
  const { words: common, language, known, run, may } = usePage();
  const words = DIRECTORY_WORDS[language];
  const caller = known.view && (callerOnTheLine(known.view) ?? known.view.calls.find(({ wait }) => wait));
  const shown = number.includes('+') ? number : numberOf(number.replace(/[\s.]/g, ''), common);
  const say = caller ? words.transfer : words.call;
  return (
    <span class="call-number">
      {label && <span class="small">{label} </span>}
      <span class="number">{shown}</span>{' '}
      {may('desk.use') && (
        <button type="button" aria-label={say(name, shown)} onClick={call}>
          {caller ? words.transferShort : words.callShort}
        </button>
      )}
    </span>
  );

  function call(): void {
    // `+33 (0)1`: that zero is dialled within the country only.
    run({ type: 'callNumber', number: number.replace(/\(0\)/g, '').replace(/[^\d*#+]/g, '') });
    goTo('desk');
  }
}
