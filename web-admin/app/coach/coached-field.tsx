import type { TargetedEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { Mark } from '../../api.ts';
import { Field, type FieldProps } from '../form/field.tsx';
import { usePage } from '../shell/context.ts';
import { type CoachOptions, useCoach } from './use-coach.ts';
import { COACH_WORDS } from './words.ts';

type Typed = HTMLTextAreaElement | HTMLInputElement;

interface CoachedFieldProps extends FieldProps, CoachOptions {
  readonly value: string;
  readonly change: (value: string) => void;
  /** More than one: a text of several lines. */
  readonly rows?: number;
  readonly maxLength?: number;
}

/**
 * A text field in which the phrase coach marks what is better said otherwise: underlined in its place, and listed below with
 * the reason and better wordings. Alt+Enter takes the first wording of the mark at the caret, or of the next one. It never
 * keeps anybody from typing or saving.
 */
export function CoachedField({
  value,
  change,
  rows = 1,
  maxLength,
  language,
  speaker,
  ...field
}: CoachedFieldProps) {
  const marks = useCoach(value, { language, speaker });
  const place = useRef<HTMLDivElement>(null);
  const list = useId();
  const typed = () => place.current?.querySelector<Typed>('textarea, input') ?? null;
  const take = (mark: Mark | undefined, wording = mark?.suggestions[0]) => {
    const input = typed();
    if (!mark || wording === undefined || !input) return;
    replace(input, mark, wording);
    change(input.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.altKey || marks.length === 0) return;
    event.preventDefault();
    const caret = typed()?.selectionStart ?? 0;
    take(marks.find(({ to, suggestions }) => to >= caret && suggestions.length) ?? marks[0]);
  };
  const onInput = ({ currentTarget }: TargetedEvent<Typed>) => change(currentTarget.value);
  const onScroll = ({ currentTarget }: TargetedEvent<Typed>) => {
    const under = currentTarget.previousElementSibling;
    if (under) under.scrollTop = currentTarget.scrollTop;
    if (under) under.scrollLeft = currentTarget.scrollLeft;
  };
  return (
    <Field {...field}>
      {({ 'aria-describedby': described, ...ties }) => {
        const own = {
          ...ties,
          class: 'coach-over',
          value,
          maxLength,
          onInput,
          onScroll,
          onKeyDown,
          spellcheck: true,
          'aria-describedby': [described, marks.length > 0 && list].filter(Boolean).join(' ') || undefined,
          'aria-keyshortcuts': 'Alt+Enter',
        };
        return (
          <div class="coached" ref={place} data-lines={rows}>
            <Underlined text={value} marks={marks} />
            {rows > 1 ? <textarea rows={rows} {...own} /> : <input {...own} />}
            <Marks id={list} text={value} marks={marks} take={take} />
          </div>
        );
      }}
    </Field>
  );
}

/** As if it had been typed, so that the browser's own undo takes it back. */
function replace(input: Typed, { from, to }: Mark, wording: string): void {
  input.focus();
  input.setSelectionRange(from, to);
  if (!document.execCommand('insertText', false, wording)) input.setRangeText(wording, from, to, 'end');
}

/** The same text behind the field, of which only the underlines are seen. */
function Underlined({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  return (
    <div class="coach-under" aria-hidden="true">
      {marks.map(({ from, to }, at) => (
        <>
          {text.slice(marks[at - 1]?.to ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}{' '}
    </div>
  );
}

interface MarksProps {
  readonly id: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly take: (mark: Mark, wording: string) => void;
}

function Marks({ id, text, marks, take }: MarksProps) {
  const { language } = usePage();
  const words = COACH_WORDS[language];
  return (
    <>
      <p class="unseen" role="status">
        {marks.length > 0 && words.marked(marks.length)}
      </p>
      {marks.length > 0 && (
        <ul class="coach-marks" id={id}>
          {marks.map((mark) => (
            <li key={`${mark.from} ${mark.rule}`}>
              <q>{text.slice(mark.from, mark.to)}</q> <small>{mark.why[language]}</small>
              {mark.suggestions.map((wording) => (
                <button type="button" key={wording} onClick={() => take(mark, wording)}>
                  {wording}
                </button>
              ))}
            </li>
          ))}
          <li class="small">{words.key}</li>
        </ul>
      )}
    </>
  );
}
