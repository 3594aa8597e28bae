import * as v from 'valibot';
import type { WallTime } from '../../desk/words.ts';

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));

/** After how many days what goes. The shape of the setting `retention`. */
export const retention = v.pipe(
  v.strictObject({
    /** A call's number, name and note, also where a signed day names them; of the number a keyed hash stays. */
    numbers: days,
    /** The call itself, with that hash: what stays are the totals of its day. */
    calls: days,
    /** A message, after it was acknowledged; a draft, after it was changed last; a follow-up, after it was done. */
    messages: days,
  }),
  v.forward(
    v.partialCheck(
      [['numbers'], ['calls']],
      ({ numbers, calls }) => calls >= numbers,
      'no less than for numbers',
    ),
    ['calls'],
  ),
);

export type Retention = v.InferOutput<typeof retention>;

export const DEFAULT_RETENTION: Retention = { numbers: 30, calls: 90, messages: 90 };

/** How many of each kind. */
export interface PersonCounts {
  readonly calls: number;
  readonly messages: number;
  readonly followUps: number;
  readonly contacts: number;
}

/** What the register has about one telephone number, in whatever notation it was asked for: the newest of each kind. */
export interface Person {
  /** All there are. */
  readonly counts: PersonCounts;
  readonly calls: readonly PersonCall[];
  readonly messages: readonly PersonMessage[];
  readonly followUps: readonly PersonFollowUp[];
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly note: string }[];
  readonly closings: readonly PersonClosing[];
  /** Messages and follow-ups that somebody must still deal with: while there are any, nothing can be erased. */
  readonly open: number;
}

export interface PersonCall {
  readonly call: string;
  readonly started: WallTime;
  /** Null once it was cleared: then it was found by its keyed hash. */
  readonly number: string | null;
  readonly name: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface PersonMessage {
  readonly id: string;
  readonly made: WallTime;
  readonly state: string;
  readonly recipient: string;
  readonly caller: string;
  readonly number: string | null;
  readonly text: string;
  /** JSON of the form's own fields. */
  readonly details: string;
}

export interface PersonFollowUp {
  readonly id: string;
  readonly made: WallTime;
  readonly state: string;
  readonly caller: string | null;
  readonly number: string | null;
  readonly note: string;
  readonly result: string;
}

/** How the line of a signed day (rule A15) names them. */
export interface PersonClosing {
  readonly day: string;
  /** Which of the day's closings. */
  readonly number: number;
  /** Of the line. */
  readonly id: string;
  readonly name: string;
}

/** What was erased. `left`: so much is still there, to be erased by the next command. */
export interface Erased extends PersonCounts {
  readonly left: number;
}

export interface RetentionState {
  readonly ran: WallTime | null;
  /** Since when nothing is cleared, for the clock of the unit is not trusted; null while it is. */
  readonly held: WallTime | null;
}

export interface PersonalDataCommands {
  /** Refused with Person_StillOpen while there is an open message or follow-up, Person_NoNumber if it is none. */
  readonly 'person.erase': { readonly input: { readonly number: string }; readonly output: Erased };
}
