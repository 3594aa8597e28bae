import { CALL_FLAGS } from '../../../device/desk/words.ts';
import type { CallRow } from '../../api.ts';
import { CALL_DETAILS_WORDS } from '../desk/call-details-words.ts';
import { usePage } from '../shell/context.ts';
import { nameOf, numberOf } from '../shell/peer.ts';
import { REGISTER_WORDS } from '../words/register.ts';
import { CallDetails } from './call-details.tsx';
import { Result } from './result.tsx';

interface CallLineProps {
  readonly row: CallRow;
  readonly opened: boolean;
  readonly toggle: () => void;
  /** The house's word for a reason. */
  readonly reasonName: (id: string) => string;
  /** With its day. */
  readonly dated: boolean;
}

export function CallLine({ row, opened, toggle, reasonName, dated }: CallLineProps) {
  const { words, format, language, known } = usePage();
  const own = REGISTER_WORDS[language];
  const name = nameOf(row, words, known.status?.speedKeys);
  const number = numberOf(row.number, words);
  const length = (value: number) => (value > 0 ? format.duration(value) : '–');
  return (
    <>
      <tr class="call-line" data-opened={opened} onClick={(event) => onRow(event, toggle)}>
        <th scope="row">
          <button type="button" class="plain" aria-expanded={opened} onClick={toggle}>
            <span class="fold" aria-hidden="true" />
            {format.time(row.started)}
          </button>
          {dated && <span class="small call-day">{new Date(row.started).toLocaleDateString(language)}</span>}
        </th>
        <td data-column="who">
          <span class="line-name">{name}</span>
          {number !== name && <span class="number small">{number}</span>}
        </td>
        <td data-column="direction">
          {row.consultationFor ? own.table.consultation : own.directions[row.direction]}
        </td>
        <td data-column="ring">{length(row.ringTime)}</td>
        <td data-column="talk">{length(row.talkTime)}</td>
        <td data-column="hold">{length(row.holdTime)}</td>
        <td data-column="checkIns">
          <ul class="results">
            {row.checkIns.map((result, index) => (
              <li key={index}>
                <Result result={result} short />
              </li>
            ))}
          </ul>
        </td>
        <td data-column="outcome">
          <Outcome row={row} />
          {row.reason && <span class="small reason">{reasonName(row.reason)}</span>}
          {CALL_FLAGS.filter((flag) => row[flag]).map((flag) => (
            <span class="small flag" key={flag}>
              {CALL_DETAILS_WORDS[language].flags[flag]}
            </span>
          ))}
          {row.note && <span class="small call-note">{row.note}</span>}
        </td>
        <td data-column="saved">
          <span class="saved small" data-saved="true">
            {words.calls.saved}
          </span>
        </td>
      </tr>
      {opened && (
        <tr class="call-details">
          <td colSpan={9}>
            <CallDetails row={row} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A caller whose call ended without an outcome is owed one: it is said so until somebody gives it (rule A15). */
function Outcome({ row }: { readonly row: CallRow }) {
  const { words, language } = usePage();
  if (row.outcome) return words.calls.outcomes[row.outcome];
  if (row.ended === null) return REGISTER_WORDS[language].table.open;
  return row.consultationFor ? '–' : <b class="no-outcome">{words.calls.noOutcome}</b>;
}

/** A click anywhere in the line opens it; the button in it has its own. */
function onRow(event: MouseEvent, toggle: () => void): void {
  const inButton = event.target instanceof Element && event.target.closest('button');
  if (!inButton && !getSelection()?.toString()) toggle();
}
