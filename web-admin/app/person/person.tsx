import { useState } from 'preact/hooks';
import type { Person as Known } from '../../../device/register/personal-data/personal-data.ts';
import type { PersonAnswer } from '../../api.ts';
import { TextField } from '../form/field.tsx';
import { Form, Question } from '../form/form.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useTelling } from '../form/use-telling.ts';
import { FORM_WORDS } from '../form/words.ts';
import { ask, parameters } from '../live/queries.ts';
import { usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { PERSON_WORDS } from './words.ts';

/** What the register knows of one number: to be looked at, given out, or erased. */
export function Person({ keyList }: PageProps) {
  const { language, known } = usePage();
  const words = PERSON_WORDS[language];
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<({ number: string } & PersonAnswer) | null>(null);
  const [state, setState] = useState<'idle' | 'sending' | 'saved' | 'refused'>('idle');
  const search = async () => {
    setState('sending');
    // In no address of the page: it would stay in the browser's history.
    const answer = await ask<PersonAnswer>(`api/person?${parameters({ number })}`);
    setState(answer ? 'idle' : 'refused');
    setFound(answer && { number, ...answer });
  };
  const refused = state === 'refused';
  const reached = known.connection.state === 'open';
  return (
    <PageFrame title={words.title} question={words.question} keyList={keyList}>
      <Clearing />
      <Form
        label={words.search}
        action={words.search}
        telling={{
          state,
          refusal: refused && !reached ? (FORM_WORDS[language].refusals.Unit_NotAnswering ?? null) : null,
        }}
        submit={() => void search()}
      >
        <TextField
          label={words.number}
          hint={words.numberHint}
          fault={refused && reached ? words.noNumber : null}
          type="tel"
          value={number}
          change={setNumber}
        />
      </Form>
      {found?.person && <Found {...found} person={found.person} again={() => void search()} />}
    </PageFrame>
  );
}

function Clearing() {
  const { language, format } = usePage();
  const words = PERSON_WORDS[language];
  const { answer } = useAnswer<PersonAnswer>('api/person');
  if (!answer) return null;
  if (answer.held !== null) return <p class="notice">{words.held(format.moment(answer.held))}</p>;
  return <p class="small">{answer.ran === null ? words.notYet : words.ran(format.moment(answer.ran))}</p>;
}

interface FoundProps extends Pick<PersonAnswer, 'aside'> {
  readonly number: string;
  readonly person: Known;
  readonly again: () => void;
}

function Found({ number, person, aside, again }: FoundProps) {
  const { language, format, words: common } = usePage();
  const words = PERSON_WORDS[language];
  const { counts } = person;
  const outcome = (name: string | null) =>
    common.calls.outcomes[name as keyof typeof common.calls.outcomes] ?? common.calls.noOutcome;
  const lists = {
    calls: person.calls.map((call) => [
      format.moment(call.started),
      call.name,
      outcome(call.outcome),
      call.note,
    ]),
    messages: person.messages.map((one) => [format.moment(one.made), one.recipient, one.text]),
    followUps: person.followUps.map((one) => [format.moment(one.made), one.caller, one.note, one.result]),
    contacts: person.contacts.map(({ name, note }) => [name, note]),
  };
  const kinds = Object.keys(lists) as (keyof typeof lists)[];
  const none = kinds.every((kind) => counts[kind] === 0);
  return (
    <section aria-label={number}>
      <p class="large" role="status">
        {none ? words.nothing : words.found(counts)}
      </p>
      {kinds.map((kind) => (
        <List key={kind} title={words[kind]} count={counts[kind]} lines={lists[kind]} />
      ))}
      {!none && <Erase key={number} number={number} aside={aside} again={again} />}
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly count: number;
  /** The newest of them. */
  readonly lines: readonly (readonly (string | null)[])[];
}

function List({ title, count, lines }: ListProps) {
  if (lines.length === 0) return null;
  return (
    <details open={lines.length < 10}>
      <summary>
        {title} ({lines.length < count && `${lines.length} / `}
        {count})
      </summary>
      <ul>
        {lines.map((line, at) => (
          <li key={at}>{line.filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
    </details>
  );
}

function Erase({ number, aside, again }: Omit<FoundProps, 'person'>) {
  const words = PERSON_WORDS[usePage().language];
  const [asking, setAsking] = useState(false);
  const telling = useTelling('person.erase', { refusals: { Person_StillOpen: words.stillOpen } });
  const erase = async (): Promise<void> => {
    setAsking(false);
    const told = await telling.send({ number });
    if (!told.ok) return;
    again();
    if (told.value.left > 0) return erase();
  };
  if (asking)
    return (
      <Question
        question={words.eraseWhat(number, aside.join(', '))}
        yes={words.erase}
        agree={() => void erase()}
        cancel={() => setAsking(false)}
      />
    );
  return (
    <div class="office-bar">
      <a class="button" href={`api/person.json?${parameters({ number })}`} download>
        {words.file}
      </a>
      <button type="button" onClick={() => setAsking(true)}>
        {words.erase}
      </button>
      <p role="status">{telling.refusal}</p>
    </div>
  );
}
