import type { FollowUpPage } from '../../api.ts';
import { TextField } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { unitWall, usePage, useRedrawAfter } from '../shell/context.ts';
import { numberOf } from '../shell/peer.ts';
import { FOLLOW_UP_WORDS } from './words.ts';

interface DayPanelProps extends Pick<FollowUpPage, 'today' | 'day'> {
  readonly again: () => void;
}

/** How the day stands, folded; from half an hour before closing time on, what is left of it, to be signed (rule A15). */
export function DayPanel({ today, day, again }: DayPanelProps) {
  const { language, words: common, format, known, may } = usePage();
  const words = FOLLOW_UP_WORDS[language];
  const wall = unitWall(known);
  const { closes, listFrom, signed, unsigned, toSign } = day;
  // The list comes by itself, with nobody touching the page.
  useRedrawAfter(listFrom !== null && listFrom > wall ? listFrom - wall : Number.POSITIVE_INFINITY);
  const closing = listFrom !== null && wall >= listFrom;
  const listed = unsigned !== null || closing;
  const named = (name: string) => format.day(new Date(`${name}T12:00`).getTime());
  const time = closes === null ? '' : format.time(closes);
  return (
    <section class="day-closing panel-box" data-listed={listed} aria-label={words.closing}>
      <h2>{named(day.day)}</h2>
      {unsigned && <p class="strong">{words.unsigned(named(unsigned))}</p>}
      <p>
        {closes === null ? words.closedToday : words.closesAt(time)}
        {!listed && ` ${words.stillOpen(today.length)}.`}
      </p>
      {signed && <p>{words.signed(signed.name, format.time(signed.signed), signed.open.length)}</p>}
      {signed && !unsigned && toSign > 0 && <p class="strong">{words.cameUp(toSign)}</p>}
      {listed && (
        <details open={closing}>
          <summary>{words.stillOpen(today.length)}</summary>
          <ol class="closing-lines">
            {today.map(({ id, kind, name, takenName }) => (
              <li key={id}>
                <b>{numberOf(name, common)}</b> · {words.kinds[kind]}
                {takenName && ` · ${words.takenBy(takenName)}`}
              </li>
            ))}
          </ol>
          {may('day.close') && (
            <Signature
              day={unsigned ?? day.day}
              seen={today.map(({ id }) => id)}
              named={named}
              again={again}
            />
          )}
          <p class="on-paper">{words.signature}</p>
        </details>
      )}
    </section>
  );
}

interface SignatureProps {
  readonly day: string;
  readonly seen: readonly string[];
  readonly named: (day: string) => string;
  readonly again: () => void;
}

function Signature({ day, seen, named, again }: SignatureProps) {
  const words = FOLLOW_UP_WORDS[usePage().language];
  const telling = useTelling('day.close', words);
  const draft = useDraft(`day:${day}`, { note: '' });
  const { note } = draft.value;

  async function submit(): Promise<void> {
    const told = await telling.send({ day, seen, note });
    if (told.ok) draft.clear();
    again();
  }

  return (
    <Form
      label={words.closing}
      action={words.sign(named(day))}
      telling={telling}
      submit={() => void submit()}
    >
      <TextField
        label={words.signNote}
        wide
        value={note}
        change={(value) => draft.change({ note: value })}
        fault={telling.faultOf('note')}
      />
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
    </Form>
  );
}
