import type { WallTime } from '../../desk/words.ts';

/** Where the CRM takes what it is told, from the section [crm] of the configuration. */
export interface CrmConfig {
  readonly url: string;
  /** Absolute path of the file with the signing secret, `whsec_` and base64. */
  readonly secretFile: string;
  /** An event that could not be delivered for so long is a dead letter, in ms. */
  readonly giveUpAfter: number;
}

export const EVENT_TYPES = [
  'call.finished',
  'call.updated',
  'appointment.requested',
  'message.written',
  'message.acknowledged',
  'message.withdrawn',
] as const;
/** What happened. The shape of each event's `data` stands in events.schema.json. */
export type EventType = (typeof EVENT_TYPES)[number];

export const EVENT_STATES = ['waiting', 'sent', 'dead'] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** One event as the page shows it, without its body: who it is about stays in the register. */
export interface OutboxRow {
  readonly key: number;
  /** The `webhook-id` under which it is sent, the same each time. */
  readonly id: string;
  readonly type: EventType;
  /** The call or message it is about. */
  readonly subject: string;
  readonly made: WallTime;
  readonly state: EventState;
  readonly tries: number;
  readonly nextTry: WallTime;
  readonly sent: WallTime | null;
  /** Why the last try failed, in English, without personal data. */
  readonly error: string | null;
}

/** Refused or unanswered for so long, what waits is told on the page and in the log: a wrong secret cures no more by itself. */
export const SILENT_AFTER = 60 * 60_000;

export interface OutboxState {
  readonly waiting: number;
  readonly dead: number;
  /** When the event that has been waiting longest was made; null if none waits. */
  readonly waitingSince: WallTime | null;
  readonly lastSent: WallTime | null;
  /** Why the CRM takes nothing, if the one whose turn it is has been waiting for longer than SILENT_AFTER; else null. */
  readonly silent: { readonly since: WallTime; readonly error: string } | null;
}

export interface OutboxCommands {
  /** Has dead letters sent again, or those that wait tried at once; all dead ones without `ids`. Answers how many. */
  readonly 'outbox.resend': {
    readonly input: { readonly ids?: readonly string[] };
    readonly output: { readonly count: number };
  };
  /**
   * Makes a dead letter, at once, of the one that was tried and holds up the others. Refused with `Outbox_NotHoldingUp` if it
   * does not, or no longer.
   */
  readonly 'outbox.putAside': { readonly input: { readonly id: string }; readonly output: null };
}
