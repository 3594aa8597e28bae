import { useState } from 'preact/hooks';
import type { EntryFields } from '../../../device/register/directory/directory.ts';
import type { Deputy, EntryNow } from '../../../device/register/directory/directory-queries.ts';
import { CheckField, ChoiceField, TextField } from '../form/field.tsx';
import { Form, Question } from '../form/form.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { WeekField } from '../settings/week-field.tsx';
import { SETTINGS_WORDS } from '../settings/words.ts';
import { usePage } from '../shell/context.ts';
import { Absences } from './absences.tsx';
import { KINDS } from './kinds.ts';
import { DIRECTORY_WORDS } from './words.ts';

interface EntryFormProps {
  /** Null: a new one. */
  readonly entry: EntryNow | null;
  /** Asks for the entry again. */
  readonly again: () => void;
  readonly done: () => void;
}

const NEW: EntryFields = {
  ...{ kind: 'person', name: '', role: '', numbers: [], email: '', language: '', note: '' },
  ...{ speed: null, hours: null, absences: [], deputy: null },
};
const SPEED = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** One entry of the directory. What is typed is kept in the browser until the register has it. */
export function EntryForm({ entry, again, done }: EntryFormProps) {
  const { language, may } = usePage();
  const words = DIRECTORY_WORDS[language];
  const own = words.form;
  const saving = useTelling('directory.save', words);
  const removing = useTelling('directory.remove', words);
  const [asking, ask] = useState(false);
  const initial = { ...fieldsOf(entry ?? NEW), seen: entry?.version ?? 0 };
  const draft = useDraft(`entry:${entry?.id ?? 'new'}`, initial);
  const { seen, ...value } = draft.value;
  const change = (part: Partial<EntryFields>) => draft.change(part);
  const fault = (path: string) => saving.faultOf(`entry.${path}`);
  const changed = entry !== null && entry.version > seen;
  const text = (name: 'name' | 'role' | 'email' | 'language' | 'note', more: object = {}) => (
    <TextField
      label={own[name]}
      value={value[name]}
      change={(typed) => change({ [name]: typed })}
      fault={fault(name)}
      {...more}
    />
  );
  return (
    <section class="panel-box" aria-label={entry ? own.title(entry.name) : own.newTitle}>
      <h2>{entry ? own.title(entry.name) : own.newTitle}</h2>
      {changed && <p role="status">{own.changed(entry.name)}</p>}
      <Form label={own.newTitle} submit={save} telling={saving} cancel={cancel}>
        <ChoiceField
          label={own.kind}
          value={value.kind}
          change={(kind) => change({ kind })}
          choices={KINDS.map((kind) => [kind, words.kinds[kind]])}
        />
        {text('name', { required: true })}
        {text('role')}
        <Numbers numbers={value.numbers} change={(numbers) => change({ numbers })} fault={fault} />
        {text('email', { type: 'email' })}
        {text('language', { hint: own.languageHint })}
        {text('note', { rows: 2, wide: true })}
        {value.kind !== 'caller' && <Reaching value={value} change={change} fault={fault} entry={entry} />}
      </Form>
      {entry && may('directory.remove') && !asking && (
        <button type="button" class="plain" onClick={() => ask(true)}>
          {own.remove}
        </button>
      )}
      {entry && asking && (
        <Question
          question={own.removeQuestion(entry.name)}
          yes={own.remove}
          agree={() =>
            void removing.send({ id: entry.id, version: entry.version }).then((told) => told.ok && cancel())
          }
          cancel={() => ask(false)}
        />
      )}
      <p role="status">{removing.refusal}</p>
    </section>
  );

  function cancel(): void {
    draft.clear();
    done();
  }

  async function save(): Promise<void> {
    const numbers = value.numbers.filter(({ number, label }) => number.trim() + label.trim() !== '');
    const entryNow = { ...value, numbers };
    const told = await saving.send({ id: entry?.id ?? null, version: entry?.version ?? 0, entry: entryNow });
    if (told.ok) return cancel();
    // What another has saved is asked for and told; saving again is then over what was seen.
    if (told.code === 'Directory_Changed') again();
  }
}

/** The server says more of an entry than its fields: where somebody is, who stands in. */
function fieldsOf(entry: EntryFields): EntryFields {
  const names = Object.keys(NEW) as (keyof EntryFields)[];
  return Object.fromEntries(names.map((name) => [name, entry[name]])) as EntryFields;
}

interface NumbersProps {
  readonly numbers: EntryFields['numbers'];
  readonly change: (numbers: EntryFields['numbers']) => void;
  readonly fault: (path: string) => string | null;
}

/** One empty line more than there are numbers, so that the next one can be typed at once. */
function Numbers({ numbers, change, fault }: NumbersProps) {
  const own = DIRECTORY_WORDS[usePage().language].form;
  const last = numbers.at(-1);
  const shown =
    numbers.length < 10 && last?.number !== '' ? [...numbers, { label: '', number: '' }] : numbers;
  const put = (at: number, part: object) =>
    change(
      shown
        .map((each, index) => (index === at ? { ...each, ...part } : each))
        .filter((each, index) => each.number + each.label !== '' || index === at),
    );
  return (
    <>
      {shown.map(({ label, number }, index) => (
        <div class="number-fields" key={index}>
          <TextField
            label={own.number(index + 1)}
            type="tel"
            value={number}
            change={(typed) => put(index, { number: typed })}
            fault={fault(`numbers.${index}.number`)}
          />
          <TextField
            label={own.label(index + 1)}
            value={label}
            change={(typed) => put(index, { label: typed })}
            fault={fault(`numbers.${index}.label`)}
          />
        </div>
      ))}
    </>
  );
}

interface ReachingProps {
  readonly value: EntryFields;
  readonly change: (part: Partial<EntryFields>) => void;
  readonly fault: (path: string) => string | null;
  readonly entry: EntryNow | null;
}

/** When they can be reached, and who stands in: of people and services of the house. */
function Reaching({ value, change, fault, entry }: ReachingProps) {
  const { language, known } = usePage();
  const own = DIRECTORY_WORDS[language].form;
  const week = SETTINGS_WORDS[language];
  const { answer } = useAnswer<Deputy[]>('api/directory/deputies');
  const holder = (key: string) => known.status?.speedKeys.find((each) => `${each.key}` === key)?.name;
  // Until the list has come, and where it lacks them, whoever stands in now is shown and stays.
  const { deputy, deputyName = '' } = entry ?? {};
  const others = (answer ?? []).filter(({ id }) => id !== entry?.id && id !== deputy);
  if (deputy) others.unshift({ id: deputy, name: deputyName });
  return (
    <>
      <ChoiceField
        label={own.deputy}
        value={value.deputy ?? ''}
        change={(deputy) => change({ deputy: deputy || null })}
        fault={fault('deputy')}
        choices={[['', own.noDeputy], ...others.map(({ id, name }) => [id, name] as const)]}
      />
      <ChoiceField
        label={own.speed}
        value={value.speed === null ? '' : String(value.speed)}
        change={(speed) => change({ speed: speed === '' ? null : Number(speed) })}
        fault={fault('speed')}
        choices={[
          ['', own.noSpeed],
          ...SPEED.map((key) => [key, [key, holder(key)].filter(Boolean).join(' · ')] as const),
        ]}
      />
      <CheckField
        label={own.ownHours}
        checked={value.hours !== null}
        change={(checked) => change({ hours: checked ? {} : null })}
      />
      {value.hours && (
        <WeekField
          legend={own.hours}
          value={value.hours}
          change={(hours) => change({ hours })}
          hint={week.weekHint}
          fault={week.weekFault}
        />
      )}
      <Absences absences={value.absences} change={(absences) => change({ absences })} fault={fault} />
    </>
  );
}
