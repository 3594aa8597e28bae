import { useEffect, useState } from 'preact/hooks';
import type { MessageDetail, RecipientRow } from '../../api.ts';
import { CoachedField } from '../coach/coached-field.tsx';
import { CheckField, ChoiceField, TextField } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { ask } from '../live/queries.ts';
import { usePage } from '../shell/context.ts';
import {
  COLLECTED,
  FIELDS,
  type FieldType,
  type FormValue,
  fieldOf,
  formOf,
  inputOf,
  type Medicine,
  WRITTEN_KINDS,
} from './forms.ts';
import { MESSAGE_WORDS } from './words.ts';

interface MessageFormProps {
  /** Names the draft that the browser keeps. */
  readonly name: string;
  readonly initial: FormValue;
  /** Left out: a new one. */
  readonly id?: string;
  readonly done: (id: string) => void;
  readonly cancel: () => void;
}

/** One form for every kind of message (rules B1, B3). What is typed stays in the browser until the register has it. */
export function MessageForm({ name, initial, id, done, cancel }: MessageFormProps) {
  const { language } = usePage();
  const words = MESSAGE_WORDS[language];
  const telling = useTelling('message.save', words);
  const draft = useDraft(name, initial);
  const form = draft.value;
  const [theirs, setTheirs] = useState<MessageDetail | null>(null);
  const { answer: recipients } = useAnswer<RecipientRow[]>('api/recipients');
  const { kind, recipient } = form;
  const collected = COLLECTED.includes(kind);
  const { draft: key } = form;
  // Named once, so that what is sent twice is there once.
  useEffect(() => {
    if (key === '') draft.change({ draft: crypto.randomUUID() });
  });

  async function submit(send: boolean): Promise<void> {
    const told = await telling.send(inputOf(form, send));
    if (told.ok) {
      draft.clear();
      return done(told.value.id);
    }
    if (told.code !== 'Message_Changed') return;
    const saved = told.faults?.find(({ path }) => path === 'id');
    const found = await ask<MessageDetail>(`api/messages/${id ?? saved?.allowed}`);
    setTheirs(found);
    if (found) draft.change({ version: found.version });
  }

  const common = (name: 'name' | 'caller' | 'number' | 'text') => ({
    label: words[name],
    value: form[name],
    change: (value: string) => draft.change({ [name]: value }),
    fault: telling.faultOf(name),
  });
  const field = (name: 'name' | 'caller' | 'number', type: 'text' | 'tel' = 'text') => (
    <TextField type={type} {...common(name)} />
  );

  return (
    <Form
      label={words.write}
      action={words.send}
      telling={telling}
      submit={() => void submit(true)}
      cancel={() => {
        draft.clear();
        cancel();
      }}
    >
      {theirs && <Theirs mine={form} theirs={theirs} />}
      {kind !== 'aggressive' && (
        <ChoiceField
          label={words.kind}
          value={kind}
          change={(value) => draft.change({ kind: value })}
          choices={WRITTEN_KINDS.map((each) => [each, words.kinds[each]])}
        />
      )}
      <ChoiceField
        label={words.recipient}
        value={recipient}
        change={(value) => {
          const chosen = recipients?.find((each) => each.id === value);
          draft.change({ recipient: value, name: chosen?.name ?? '' });
        }}
        choices={[
          ['', words.otherRecipient],
          ...(recipients ?? []).map((each) => [each.id, each.label] as const),
        ]}
        fault={telling.faultOf('recipient')}
      />
      {recipient === '' && field('name')}
      {kind !== 'appointment' && field('caller')}
      {FIELDS[kind].map(([name, type]) => (
        <Detail
          key={name}
          name={name}
          type={type}
          form={form}
          change={(value) => draft.change({ details: { ...form.details, [name]: value } })}
          faultOf={telling.faultOf}
        />
      ))}
      {field('number', 'tel')}
      <CoachedField language={language} rows={3} wide {...common('text')} />
      <TextField
        label={words.promised}
        hint={words.promisedHint}
        type="datetime-local"
        value={form.promised}
        change={(value) => draft.change({ promised: value })}
        fault={telling.faultOf('promised')}
      />
      {collected && (
        <TextField
          label={words.collectFrom}
          hint={words.collectHint}
          type="date"
          value={form.collectFrom}
          change={(value) => draft.change({ collectFrom: value })}
          fault={telling.faultOf('collectFrom')}
        />
      )}
      <button type="button" onClick={() => void submit(false)}>
        {words.keep}
      </button>
    </Form>
  );
}

interface DetailProps {
  readonly name: string;
  readonly type: FieldType;
  readonly form: FormValue;
  readonly change: (value: string | boolean | readonly Medicine[]) => void;
  readonly faultOf: (path: string) => string | null;
}

function Detail({ name, type, form, change, faultOf }: DetailProps) {
  const words = MESSAGE_WORDS[usePage().language];
  const label = words.details[name] ?? name;
  const value = fieldOf(form, name, type);
  const fault = faultOf(`details.${name}`);
  const common = { label, fault, value: String(value), change };
  switch (type) {
    case 'check':
      return (
        <div>
          <CheckField label={label} checked={value === true} change={change} />
          {fault && <p class="field-fault">{fault}</p>}
        </div>
      );
    case 'yesNo':
      return <ChoiceField {...common} choices={Object.entries(words.yesNo)} />;
    case 'choice': {
      const list = words.choices[name === 'sent' ? 'sent' : 'title'];
      return <ChoiceField {...common} choices={[['', '–'], ...Object.entries(list)]} />;
    }
    case 'medicines':
      return <Medicines list={value as readonly Medicine[]} change={change} faultOf={faultOf} />;
    default:
      return <TextField {...common} type={type === 'count' ? 'number' : type} />;
  }
}

interface MedicinesProps {
  readonly list: readonly Medicine[];
  readonly change: (list: readonly Medicine[]) => void;
  readonly faultOf: (path: string) => string | null;
}

function Medicines({ list, change, faultOf }: MedicinesProps) {
  const words = MESSAGE_WORDS[usePage().language];
  const set = (at: number, part: Partial<Medicine>) =>
    change(list.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const fault = faultOf('details.medicines');
  return (
    <fieldset class="form">
      <legend>{words.details.medicines}</legend>
      {list.map((each, at) =>
        (['name', 'dosage'] as const).map((part) => (
          <TextField
            key={`${at}${part}`}
            label={`${part === 'name' ? words.medicine : words.dosage} ${at + 1}`}
            value={each[part]}
            change={(value) => set(at, { [part]: value })}
            fault={faultOf(`details.medicines.${at}.${part}`)}
          />
        )),
      )}
      {fault && <p class="field-fault">{fault}</p>}
      <button type="button" onClick={() => change([...list, { name: '', dosage: '' }])}>
        {words.addMedicine}
      </button>
    </fieldset>
  );
}

/** What somebody else has saved meanwhile, where it is not what stands in the form. */
function Theirs({ mine, theirs }: { readonly mine: FormValue; readonly theirs: MessageDetail }) {
  const words = MESSAGE_WORDS[usePage().language];
  const other = formOf(theirs);
  const differing = (['name', 'caller', 'number', 'text', 'promised', 'collectFrom'] as const).filter(
    (each) => mine[each] !== other[each],
  );
  const details = FIELDS[other.kind].filter(
    ([name, type]) =>
      JSON.stringify(fieldOf(mine, name, type)) !== JSON.stringify(fieldOf(other, name, type)),
  );
  return (
    <section class="panel-box field" data-wide="true">
      <p>{words.theirs}</p>
      <dl>
        {differing.map((each) => (
          <Pair key={each} name={words[each]} value={other[each]} />
        ))}
        {details.map(([name, type]) => (
          <Pair key={name} name={words.details[name] ?? name} value={textOf(fieldOf(other, name, type))} />
        ))}
      </dl>
    </section>
  );
}

export function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt class="small">{name}</dt>
      <dd class="message-text">{value || '–'}</dd>
    </div>
  );
}

function textOf(value: string | boolean | readonly Medicine[]): string {
  return typeof value === 'object'
    ? value.map(({ name, dosage }) => `${name}, ${dosage}`).join('\n')
    : String(value);
}
