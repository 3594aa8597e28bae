import type { MessageDetail, RegisterCommands } from '../../api.ts';

type Input = RegisterCommands['message.save']['input'];
export type Kind = Input['kind'];

/** What people write; the unit alone writes the others. */
export const WRITTEN_KINDS: readonly Kind[] = [
  'other',
  'appointment',
  'prescription',
  'physiotherapy',
  'specialist',
  'documents',
];
/** What the caller fetches at the practice (rule B3). */
export const COLLECTED: readonly Kind[] = ['physiotherapy', 'prescription', 'specialist'];

export type FieldType = 'text' | 'count' | 'yesNo' | 'date' | 'time' | 'choice' | 'check' | 'medicines';

/** The details of each kind (rules B1, B3), in the order in which one asks for them. */
export const FIELDS: Readonly<Record<Kind, readonly (readonly [name: string, type: FieldType])[]>> = {
  physiotherapy: [
    ['sessions', 'count'],
    ['indication', 'text'],
    ['atHome', 'yesNo'],
    ['sundays', 'yesNo'],
  ],
  prescription: [['medicines', 'medicines']],
  specialist: [
    ['specialist', 'text'],
    ['specialty', 'text'],
    ['reason', 'text'],
    ['day', 'date'],
    ['time', 'time'],
  ],
  documents: [
    ['what', 'text'],
    ['from', 'text'],
    ['sent', 'choice'],
  ],
  appointment: [
    ['title', 'choice'],
    ['surname', 'text'],
    ['spelled', 'check'],
    ['firstName', 'text'],
    ['day', 'date'],
    ['time', 'time'],
  ],
  other: [['purpose', 'text']],
  aggressive: [],
};

export interface Medicine {
  readonly name: string;
  readonly dosage: string;
}

type Value = string | boolean | readonly Medicine[];

/** What stands in the form: every field as it is typed, of all kinds, so that another kind loses nothing. */
export interface FormValue {
  readonly draft: string;
  /** That was seen: somebody may save another while this is typed or kept. 0: a new one. */
  readonly version: number;
  readonly kind: Kind;
  readonly call: string | null;
  readonly recipient: string;
  readonly name: string;
  readonly caller: string;
  readonly number: string;
  readonly text: string;
  /** By the unit's own clock. */
  readonly promised: string;
  readonly collectFrom: string;
  readonly details: Readonly<Record<string, Value>>;
}

export const EMPTY: FormValue = {
  draft: '',
  version: 0,
  kind: 'other',
  call: null,
  recipient: '',
  name: '',
  caller: '',
  number: '',
  text: '',
  promised: '',
  collectFrom: '',
  details: {},
};

const NO_VALUE: Readonly<Record<FieldType, Value>> = {
  text: '',
  count: '',
  yesNo: '',
  date: '',
  time: '',
  choice: '',
  check: false,
  medicines: [{ name: '', dosage: '' }],
};

export function fieldOf(form: FormValue, name: string, type: FieldType): Value {
  return form.details[name] ?? NO_VALUE[type];
}

/** A message that is there already, as it stands in the form. */
export function formOf(message: MessageDetail): FormValue {
  const details = Object.entries(message.details).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'number'
      ? String(value)
      : typeof value === 'boolean' && name !== 'spelled'
        ? String(value)
        : (value ?? ''),
  ]);
  const { draft, version, kind, call, name, caller, text } = message;
  return {
    draft,
    version,
    kind,
    call,
    name,
    caller,
    text,
    recipient: message.recipient ?? '',
    number: message.number ?? '',
    promised: message.promisedAt ?? '',
    collectFrom: message.collectFrom ?? '',
    details: Object.fromEntries(details),
  };
}

/** As the register wants it. */
export function inputOf(form: FormValue, send: boolean): Input {
  const { kind, recipient, promised, collectFrom, details: _, ...same } = form;
  const details = FIELDS[kind].map(([name, type]) => [name, sent(fieldOf(form, name, type), type)]);
  const input = {
    ...same,
    kind,
    send,
    recipient: recipient || null,
    promised: promised || null,
    collectFrom: collectFrom || null,
    details: kind === 'aggressive' ? form.details : Object.fromEntries(details),
  };
  // The register checks each field, and says which one is wrong.
  return input as Input;
}

function sent(value: Value, type: FieldType): unknown {
  if (type === 'count') return value === '' ? null : Number(value);
  if (type === 'yesNo') return value === '' ? null : value === 'true';
  return value;
}
