import * as v from 'valibot';
import { givenId, typedText } from '../area/area.ts';
import { calendarDay } from '../follow-up/words.ts';
import { type Details, type MessageKind, SENT_HOW, TITLES, type Written } from './message.ts';

/** What people may type in a message, in characters. */
const LONG = 4000;

const A_TIME = 'a time such as 2026-12-24T14:30';

const orEmpty = <Schema extends v.GenericSchema>(schema: Schema) => v.union([v.literal(''), schema]);
const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 14:30'));
const yesOrNo = v.pipe(
  v.nullable(v.boolean()),
  v.check((answer) => answer !== null, 'yes or no'),
);
const phone = v.pipe(
  typedText(0, 30),
  v.check((text) => /^[+\d][\d ().\-/*#]*$|^$/.test(text), 'a telephone number of digits, or nothing'),
);
/** As a clock on the wall says it: of the unit's own time zone. */
const localTime = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/, A_TIME),
  v.transform((text) => new Date(text).getTime()),
  v.number(A_TIME),
);
const sessions = v.pipe(
  v.nullable(v.number()),
  v.check(
    (count) => count !== null && Number.isInteger(count) && count >= 1 && count <= 200,
    'a whole number from 1 to 200',
  ),
);

/** `complete`: what rules B1 and B3 require is there; without, it may still be missing. */
function detailsSchemas(complete: boolean) {
  const text = (most: number) => typedText(complete ? 1 : 0, most);
  const chosen = <Schema extends v.GenericSchema>(schema: Schema) => (complete ? schema : orEmpty(schema));
  /** One of `list`; empty: not chosen yet. What is missing is said in words of its own. */
  const choice = <const List extends readonly string[]>(list: List, allowed: string) =>
    v.pipe(
      v.picklist(['', ...list]),
      v.check((value) => value !== '' || !complete, allowed),
    );
  return {
    physiotherapy: v.strictObject({
      sessions: complete ? sessions : v.nullable(v.number()),
      indication: text(300),
      atHome: complete ? yesOrNo : v.nullable(v.boolean()),
      sundays: complete ? yesOrNo : v.nullable(v.boolean()),
    }),
    prescription: v.strictObject({
      medicines: v.pipe(
        v.array(v.strictObject({ name: text(120), dosage: text(120) })),
        v.check((list) => list.length <= 20 && (list.length > 0 || !complete), '1 to 20 medicines'),
      ),
    }),
    specialist: v.strictObject({
      specialist: text(120),
      specialty: text(120),
      reason: text(500),
      day: chosen(calendarDay),
      time: chosen(timeOfDay),
    }),
    documents: v.strictObject({
      what: text(300),
      from: text(200),
      sent: choice(SENT_HOW, 'one of the ways of sending'),
    }),
    appointment: v.strictObject({
      title: choice(TITLES, 'one of the titles'),
      surname: text(80),
      spelled: v.pipe(
        v.boolean(),
        v.check((done) => done || !complete, 'spelled back letter by letter'),
      ),
      firstName: text(80),
      day: chosen(calendarDay),
      time: chosen(timeOfDay),
    }),
    other: v.strictObject({ purpose: text(500) }),
    aggressive: v.strictObject({
      missing: v.pipe(v.array(v.picklist(['doctor', 'caller', 'note'])), v.maxLength(3)),
    }),
  } satisfies Record<MessageKind, v.GenericSchema<unknown, Details>>;
}

function writtenSchema(complete: boolean) {
  const details = detailsSchemas(complete);
  const text = (most: number) => typedText(complete ? 1 : 0, most);
  const about = {
    draft: givenId,
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
    send: v.boolean(),
    call: v.nullable(givenId),
    recipient: v.nullable(givenId),
    text: typedText(0, LONG),
    promised: v.nullable(v.union([v.pipe(v.number(), v.integer()), localTime])),
    collectFrom: v.nullable(calendarDay),
  };
  const of = <Kind extends MessageKind>(kind: Kind) =>
    v.strictObject({
      ...about,
      kind: v.literal(kind),
      details: details[kind],
      // Whoever enters appointments into the CRM needs no name; an appointment names its patient itself.
      name: kind === 'appointment' ? typedText(0, 120) : text(120),
      caller: kind === 'appointment' || kind === 'aggressive' ? typedText(0, 120) : text(120),
      number: kind === 'appointment' && complete ? v.pipe(phone, v.minLength(1, NUMBER_NEEDED)) : phone,
    });
  return v.variant('kind', [
    of('physiotherapy'),
    of('prescription'),
    of('specialist'),
    of('documents'),
    of('appointment'),
    of('other'),
    of('aggressive'),
  ]);
}

const NUMBER_NEEDED = 'a telephone number';

export type SaveInput = Written & {
  readonly draft: string;
  readonly version: number;
  readonly send: boolean;
};

const COMPLETE = writtenSchema(true);
const UNFINISHED = writtenSchema(false);

/** The input of `message.save`: all that is required if it is to be sent, else only what is there. */
export const saveInput: v.GenericSchema<unknown, SaveInput> = v.lazy((input) => {
  const send = typeof input === 'object' && input !== null && 'send' in input && input.send === true;
  return send ? COMPLETE : UNFINISHED;
}) as v.GenericSchema<unknown, SaveInput>;
