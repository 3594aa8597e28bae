import type { RegisterTrouble } from './inputs.ts';
import { EMPTY_LEDGER, type Ledger } from './ledger.ts';
import type { DeskSettings } from './settings.ts';
import {
  type BuzzerPattern,
  type CallId,
  type Cue,
  type Instant,
  LAMPS,
  type Lamp,
  type LampPattern,
  type LineCallId,
} from './words.ts';

/** The desk. The ledger is what the facts tell and comes back after a restart; the rest is of the moment. */
export interface DeskState {
  readonly settings: DeskSettings;
  readonly ledger: Ledger;
  /** Of the last fact recorded. */
  readonly sequence: number;
  /** Calls of this session so far: makes the call ids. */
  readonly callCount: number;
  readonly hook: 'up' | 'down';
  /** The number entered so far, and when its last digit came. */
  readonly dialled: string;
  readonly dialledAt: Instant;
  /** The call that is to be given a reason: `#` was pressed for it, and when. */
  readonly reasonFor: ReasonUnderWay | null;
  /** The caller for whom Transfer was pressed before there was a number. */
  readonly transferFor: CallId | null;
  readonly dialling: DialUnderWay | null;
  /** What each call was last asked to do, until the line shows that it was done. */
  readonly asked: Readonly<Record<LineCallId, Asked>>;
  readonly mutedUntil: Instant | null;
  /** The call with which something went wrong that the receptionist must hear of: a transfer failed, a hold did not hold. */
  readonly returned: Returned | null;
  readonly alarmSince: Instant | null;
  readonly lineUp: boolean;
  /** Since when the line has been down while calls are open. */
  readonly lineDownSince: Instant | null;
  readonly panelConnected: boolean;
  readonly registerTrouble: RegisterTrouble | null;
  /** Since when open lines want somebody's eye; null: they do not. */
  readonly openLinesSince: Instant | null;
  readonly shown: Shown;
}

export interface ReasonUnderWay {
  readonly call: CallId;
  readonly at: Instant;
}

export interface DialUnderWay {
  readonly request: string;
  readonly number: string;
  readonly consultationFor: CallId | null;
  readonly at: Instant;
}

export interface Asked {
  readonly what: 'answer' | 'hold' | 'resume' | 'hangUp' | 'transfer';
  readonly at: Instant;
}

export interface Returned {
  readonly call: CallId;
  readonly since: Instant;
}

/** What the panel shows, and what it was told of the time to come. */
export interface Shown {
  readonly lamps: Readonly<Record<Lamp, Cue<LampPattern>>>;
  readonly buzzer: Cue<BuzzerPattern>;
  /** The next due moment of everyone who waits, earliest first. */
  readonly dueMoments: readonly Instant[];
}

const DARK: Cue<'off'> = { pattern: 'off', since: 0 };

/** What a panel shows that has just been connected. */
export const NOTHING_SHOWN: Shown = {
  lamps: Object.fromEntries(LAMPS.map((lamp) => [lamp, DARK])) as Record<Lamp, Cue<LampPattern>>,
  buzzer: { pattern: 'silent', since: 0 },
  dueMoments: [],
};

/** A desk on which nothing has happened yet: no line, no panel, the hook taken to be down. */
export function newDesk(settings: DeskSettings): DeskState {
  return {
    settings,
    ledger: EMPTY_LEDGER,
    sequence: 0,
    callCount: 0,
    hook: 'down',
    dialled: '',
    dialledAt: 0,
    reasonFor: null,
    transferFor: null,
    dialling: null,
    asked: {},
    mutedUntil: null,
    returned: null,
    alarmSince: null,
    lineUp: false,
    lineDownSince: null,
    panelConnected: false,
    registerTrouble: null,
    openLinesSince: null,
    shown: NOTHING_SHOWN,
  };
}
