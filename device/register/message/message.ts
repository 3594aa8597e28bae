import type { CallId, WallTime } from '../../desk/words.ts';

/** What a message is about (rules B1, B3). `aggressive` is written by the unit itself (rule B13). */
export const MESSAGE_KINDS = [
  'physiotherapy',
  'prescription',
  'specialist',
  'documents',
  'appointment',
  'other',
  'aggressive',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What the caller is to fetch at the practice, from the next opening day on (rule B3). */
export const COLLECTED: readonly MessageKind[] = ['physiotherapy', 'prescription', 'specialist'];

/**
 * `written`: complete, and on its way; `sent`: on the recipient's page, or taken by their mail server; `seen`: opened by
 * them, and from then on only added to; `acknowledged`: they have said so (rule A14).
 */
export const MESSAGE_STATES = ['draft', 'written', 'sent', 'seen', 'acknowledged', 'discarded'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** How somebody was told without any page: by the receptionist who says so, or `crm`: it was entered there. */
export const TOLD_HOW = ['inPerson', 'phone', 'crm'] as const;
export type ToldHow = (typeof TOLD_HOW)[number];

export const SENT_HOW = ['post', 'email', 'fax', 'hand', 'secureMail'] as const;
export const TITLES = ['mme', 'm', 'child'] as const;

export interface DetailsOf {
  /** Renewal of a prescription for physiotherapy. `null`: not asked yet. */
  readonly physiotherapy: {
    readonly sessions: number | null;
    readonly indication: string;
    readonly atHome: boolean | null;
    /** Sundays and public holidays included. */
    readonly sundays: boolean | null;
  };
  /** A lost or forgotten prescription. */
  readonly prescription: {
    readonly medicines: readonly { readonly name: string; readonly dosage: string }[];
  };
  /** A letter to a specialist; `day`, `time` of the appointment there. */
  readonly specialist: {
    readonly specialist: string;
    readonly specialty: string;
    readonly reason: string;
    readonly day: string;
    readonly time: string;
  };
  /** Results or documents: what, from whom, sent how. */
  readonly documents: {
    readonly what: string;
    readonly from: string;
    readonly sent: (typeof SENT_HOW)[number] | '';
  };
  /** The slot that was agreed on; `spelled`: the surname was spelled back letter by letter. */
  readonly appointment: {
    readonly title: (typeof TITLES)[number] | '';
    readonly surname: string;
    readonly spelled: boolean;
    readonly firstName: string;
    readonly day: string;
    readonly time: string;
  };
  readonly other: { readonly purpose: string };
  /** What the unit could not find out by itself. */
  readonly aggressive: { readonly missing: readonly ('doctor' | 'caller' | 'note')[] };
}

export type Details = DetailsOf[MessageKind];

/** What is written of a message. As `WrittenOf`, but kind and details go together. */
export type Written<Time = WallTime> = {
  readonly [Kind in MessageKind]: WrittenOf<Kind, Time>;
}[MessageKind];

export interface WrittenOf<Kind extends MessageKind, Time = WallTime> {
  readonly kind: Kind;
  readonly details: DetailsOf[Kind];
  readonly call: CallId | null;
  /** Of /api/recipients; null: `name` is all that is known. */
  readonly recipient: string | null;
  readonly name: string;
  readonly caller: string;
  readonly number: string;
  readonly text: string;
  /** Until when it is to have reached them; null: as the setting `messageWithin` says. */
  readonly promised: Time | null;
  /** Null: the next opening day. Only for what is collected. */
  readonly collectFrom: string | null;
}

export type MessageEventType =
  | 'drafted'
  | 'written'
  | 'changed'
  /** `text`: `page`, or the mail's address. */
  | 'sent'
  /** The mail server refuses it for good; `text` says why. */
  | 'mailRefused'
  /** `text`: `page` or `link`. */
  | 'seen'
  /** `text`: `page`, `link`, or one of TOLD_HOW. */
  | 'acknowledged'
  /** A correction; `text` is what was added. */
  | 'added'
  /** `text`: the deputy's name, empty if there is none. */
  | 'escalated'
  | 'discarded';

export interface MessageEvent {
  readonly at: WallTime;
  /** `unit` for the unit itself, `link` for whoever had the link. */
  readonly actor: string;
  readonly actorName: string;
  readonly type: MessageEventType;
  readonly text: string;
}

export interface MessageRow {
  readonly id: string;
  readonly version: number;
  readonly kind: MessageKind;
  readonly state: MessageState;
  readonly call: CallId | null;
  readonly recipient: string | null;
  readonly name: string;
  readonly caller: string;
  readonly number: string | null;
  readonly text: string;
  readonly promised: WallTime | null;
  readonly collectFrom: string | null;
  readonly escalated: WallTime | null;
  readonly made: WallTime;
  readonly changed: WallTime;
  readonly closed: WallTime | null;
  /** How far the last mail has come; null: there is none. `noServer`: the unit cannot send any. */
  readonly mail: 'waiting' | 'noServer' | 'sent' | 'refused' | null;
}

export interface MessageDetail extends MessageRow {
  /** As the page named it. */
  readonly draft: string;
  readonly details: Details;
  /** `promised` by the unit's own clock, such as `2026-12-24T14:30`. */
  readonly promisedAt: string | null;
  readonly events: readonly MessageEvent[];
  /** Why the mail that waits has not been sent; empty while it was not tried. */
  readonly mailFault: string;
}

/** Somebody whom a message can be for. */
export interface RecipientRow {
  readonly id: string;
  readonly name: string;
  /** The name, and what tells it from another of the same. */
  readonly label: string;
  /** Whether there is a page of their own, and an e-mail address. */
  readonly page: boolean;
  readonly email: boolean;
}

/** What is answered to whoever wrote it: what to tell the caller. */
export interface Saved {
  readonly id: string;
  readonly version: number;
  readonly promised: WallTime | null;
  readonly collectFrom: string | null;
}

/**
 * `version`: as the page saw it, 0 for a new one; another one is refused as Message_Changed. `draft`: made by the page, so
 * that what is sent twice is there once. `promised`: also by the unit's own clock, such as `2026-12-24T14:30`.
 */
export interface MessageCommands {
  /** `send`: every required detail is there, and it is on its way; without, it is kept as a draft. */
  readonly 'message.save': {
    readonly input: Written<WallTime | string> & {
      readonly draft: string;
      readonly version: number;
      readonly send: boolean;
    };
    readonly output: Saved;
  };
  /** A correction of what was seen already: it goes to the recipient again. */
  readonly 'message.add': { readonly input: Touched & { readonly text: string }; readonly output: Saved };
  /** The receptionist has told them; they know. */
  readonly 'message.told': { readonly input: Touched & { readonly how: ToldHow }; readonly output: Saved };
  readonly 'message.discard': { readonly input: Touched; readonly output: Saved };
  /** By the recipient or their deputy, on their own page. */
  readonly 'message.see': { readonly input: { readonly id: string }; readonly output: Saved };
  readonly 'message.acknowledge': { readonly input: { readonly id: string }; readonly output: Saved };
}

interface Touched {
  readonly id: string;
  readonly version: number;
}

/** What the web worker itself has written for whoever has a link; no page can send these. */
export interface LinkCommands {
  readonly 'messageLink.open': { readonly input: LinkInput; readonly output: LinkedMessage };
  readonly 'messageLink.acknowledge': { readonly input: LinkInput; readonly output: LinkedMessage };
}

interface LinkInput {
  readonly token: string;
  /** In which the message is told. */
  readonly language: 'fr' | 'en';
}

/** What a link shows. */
export interface LinkedMessage {
  readonly id: string;
  readonly title: string;
  /** Whom it is for. */
  readonly name: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
}
