import type { DeskView } from '../device/desk/view.ts';
import type {
  CallId,
  CheckInOutcome,
  ChosenOutcome,
  Key,
  Moment,
  WaitId,
  WallTime,
} from '../device/desk/words.ts';
import type { DifferentLine } from '../device/guide/cards/difference.ts';
import type { Preview } from '../device/guide/cards/guide-editing.ts';
import type { PageCard } from '../device/guide/cards/guide-means.ts';
import type { Facts } from '../device/guide/cards/render.ts';
import type { Mark } from '../device/guide/coach/marks.ts';
import type { Lesson } from '../device/guide/practice/lesson.ts';
import type { ScenarioId, SpokenLanguage } from '../device/guide/practice/scenario.ts';
import type { AuditRow } from '../device/register/access/audit-queries.ts';
import type { UserRow, UsersCommands } from '../device/register/access/users.ts';
import type { Actor, Role } from '../device/register/area/area.ts';
import type { RegisterAnswer } from '../device/register/area/request.ts';
import type { CallDetailsCommands } from '../device/register/call-details/call-details.ts';
import type { CheckedEntry, DirectoryCommands } from '../device/register/directory/directory.ts';
import type { KnownContact } from '../device/register/directory/directory-queries.ts';
import type {
  ClosingLine,
  DayClosing,
  DayState,
  FollowUpCommands,
  FollowUpDetail,
  FollowUpRow,
} from '../device/register/follow-up/follow-up.ts';
import type { OpenLines } from '../device/register/follow-up/open-lines.ts';
import type { GuideCommands } from '../device/register/guide/guide.ts';
import type {
  MessageCommands,
  MessageDetail,
  MessageRow,
  RecipientRow,
} from '../device/register/message/message.ts';
import type { OutboxCommands, OutboxRow, OutboxState } from '../device/register/outbox/outbox.ts';
import type {
  Person,
  PersonalDataCommands,
  RetentionState,
} from '../device/register/personal-data/personal-data.ts';
import type { Totals } from '../device/register/queries.ts';
import type { CallDetail, CallRow } from '../device/register/rows.ts';
import type { Settings, SettingsCommands } from '../device/register/settings/settings.ts';

/*
 * What the page, the web worker and the main thread say to each other.
 *
 *   GET  /api/events                                    WebEvents, as server-sent events
 *   GET  /api/status                                    UnitStatus
 *   GET  /api/register?from&to&before&limit             RegisterPage
 *   GET  /api/register/<call id>                        CallDetail
 *   GET  /api/register.csv?from&to&language=fr|en       the same rows as a file, or with what /api/calls takes, what it finds
 *   GET  /api/totals?from&to                            Totals
 *   GET  /api/unit                                      UnitFacts
 *   GET  /api/me                                        Me
 *   POST /api/login           body: login, password     { ok } and the session's cookie
 *   POST /api/first-run       body: login, name, code, password   the same, for the first manager
 *   POST /api/password        body: login, code, password         the same, with a code that a manager gave
 *   POST /api/own-password    body: present, password             the same; every other session of the user ends
 *   POST /api/logout, /api/stay                         { ok }; `stay`: somebody is there
 *   GET  /api/users                                     UserRow[]
 *   GET  /api/audit?who&kind&from&to&before&limit       AuditPage
 *   GET  /api/settings                                  Settings
 *   GET  /api/follow-ups                                FollowUpPage
 *   GET  /api/follow-ups/closed?from&to                 FollowUpRow[]
 *   GET  /api/follow-ups/<id>                           FollowUpDetail
 *   GET  /api/messages?search&before                    MessagePage
 *   GET  /api/messages/<id>                             MessageDetail
 *   GET  /api/my-messages                               MessageDetail[], for whoever asks
 *   GET  /api/recipients                                RecipientRow[]
 *   GET  /api/closings                                  DayClosing[]
 *   GET  /api/guide?language&seen                       GuideAnswer; 204 if `seen` is its mark still
 *   GET  /api/guide/call/<call id>?language             Facts of that call, read aloud
 *   GET  /api/guide/card?card&language                  GuideCardAnswer
 *   GET  /api/guide/difference?card&language&from&to    DifferentLine[]; `to`: a version or `draft`
 *   GET  /api/guide.md                                  the whole guide as a file
 *   POST /api/guide/preview   body: language, reader, title, body   Preview
 *   POST /api/guide/import    body: reader, file        GuideImport: what it would change
 *   POST /api/coach           body: text, language, speaker      CoachAnswer
 *   GET  /api/coach/rules                               CoachRules
 *   POST /api/command         body: PageCommand         CommandResult
 *   POST /api/tell/<name>     body: the command's input  RegisterAnswer, for each name of RegisterCommands
 *
 * `from` <= started < `to`, both wall times in ms, both optional. Whatever is no 2xx under /api has an ApiError as its
 * body: 409 the unit refused the command, 504 it did not answer within 2 s, 400 the request is faulty.
 */

/** What the page can ask of the unit. */
export type PageCommand =
  | { readonly type: 'pressKey' | 'releaseKey'; readonly key: Key }
  | { readonly type: 'moveHook'; readonly hook: 'up' | 'down' }
  /** Of a call that the desk has forgotten the register is told: it may refuse with the codes of `call.setOutcome`. */
  | { readonly type: 'setOutcome'; readonly call: CallId; readonly outcome: ChosenOutcome }
  /** `keepsWaiting` also puts the caller on hold again. */
  | { readonly type: 'setCheckInOutcome'; readonly wait: WaitId; readonly outcome: CheckInOutcome }
  | { readonly type: 'takeBack'; readonly call: CallId }
  /** Enters that number and does what Transfer does: a caller on the line is put on hold and it is called for them. */
  | { readonly type: 'callNumber'; readonly number: string }
  /** Practice only: the caller of that name rings the desk, or hangs up. */
  | { readonly type: 'practiceRing' | 'practiceHangUp'; readonly caller: string }
  /** Practice only: that scenario begins, and its callers speak this language. */
  | { readonly type: 'practiceStart'; readonly scenario: ScenarioId; readonly language: SpokenLanguage }
  /** `practiceStop` ends the scenario, or puts its debrief away; `practiceReset` forgets how far the learner has come. */
  | { readonly type: 'practiceGoOn' | 'practiceStop' | 'practiceReset' };

/** What the register can be told to write: each command's input, and what is answered. A command is its own right. */
export interface RegisterCommands
  extends SettingsCommands,
    UsersCommands,
    CallDetailsCommands,
    DirectoryCommands,
    FollowUpCommands,
    MessageCommands,
    GuideCommands,
    OutboxCommands,
    PersonalDataCommands {}

/**
 * How clearing of old data stands; what is known of the number that was asked for, null if none was; and the names of whole
 * registers that were put aside, where it may stand as well until they are as old as numbers may be.
 */
export interface PersonAnswer extends RetentionState {
  readonly aside: readonly string[];
  readonly person: Person | null;
}

/** How the outbox stands, and events of one state, newest first. */
export interface OutboxPage extends OutboxState {
  /** The one whose turn it is, if it was tried in vain. */
  readonly holding: OutboxRow | null;
  readonly events: readonly OutboxRow[];
}

/** How the unit stands, beside what its status, its view and its ticks say already. */
export interface UnitFacts {
  /** When the unit was started. */
  readonly since: WallTime;
  /** In bytes. `free`: left on the disk of the register. */
  readonly register: { readonly bytes: number; readonly free: number };
  readonly retention: RetentionState;
  readonly crm: OutboxState;
  /** When the last backup was made, as the audit log has it; null if none was. */
  readonly backup: WallTime | null;
  /** SHA-256 of the page's certificate; null on plain HTTP. */
  readonly fingerprint: string | null;
}

/** Who is at the other end of which call. */
export type KnownByCall = Readonly<Record<CallId, readonly KnownContact[]>>;

/** What a file of entries holds, line by line, before anything of it is written. */
export interface ImportPreview {
  readonly rows: readonly ImportRow[];
}

export interface ImportRow extends Omit<CheckedEntry, 'twin'> {
  /** Of the file, from 1. */
  readonly line: number;
  /** None: it can be imported. `path` is empty where the whole line is meant; without `entry` it cannot be read at all. */
  readonly faults: readonly { readonly path: string; readonly allowed: string }[];
}

/** What somebody may do: read some part of the unit, or tell the register something. */
export type Right =
  | 'unit.read'
  | 'unit.check'
  | 'desk.use'
  | 'calls.read'
  | 'calls.export'
  | 'settings.read'
  | 'users.read'
  | 'audit.read'
  | 'followUps.read'
  | 'messages.read'
  | 'messages.readOwn'
  | 'directory.read'
  | 'directory.export'
  | 'outbox.read'
  | 'person.read'
  | 'figures.read'
  | 'guide.read'
  | 'guide.edit'
  | 'coach.use'
  | keyof RegisterCommands;

/** Whoever is logged in. */
export interface Me extends Actor {
  readonly rights: readonly Right[];
}

/** `refused` codes are for programs, `message` for people, in English; the page has its own words for each code. */
export type CommandResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type RefusalCode =
  | 'Desk_NoSuchCall'
  | 'Desk_NoSuchWait'
  | 'Desk_NothingToTakeBack'
  | 'Desk_HookDown'
  | 'Desk_LineTaken'
  /** The unit has a panel of its own, and that is connected. */
  | 'Desk_HookOnUnit'
  | 'Practice_NotPractice'
  | 'Practice_NoSuchCaller'
  | 'Practice_CallerBusy'
  | 'Practice_NotReady'
  | 'Unit_NotAnswering';

/** The body of every answer under /api that is no 2xx. */
export interface ApiError {
  readonly ok: false;
  readonly code: RefusalCode | WebErrorCode;
  /** For people, in English: what was wrong and what to do. */
  readonly message: string;
  /** Each part of the request that was refused. */
  readonly faults?: readonly RequestFault[];
}

/** `path`: where, such as `key` or `query.limit`; empty for the whole. `allowed`: what may stand there. */
export interface RequestFault {
  readonly path: string;
  readonly given: string;
  readonly allowed: string;
}

export type WebErrorCode =
  | 'Web_NotFound'
  | 'Web_NotLoggedIn'
  | 'Web_WrongLogin'
  | 'Web_WrongCode'
  | 'Web_TooEarly'
  | 'Web_NotAudited'
  | 'Web_NotAllowed'
  | 'Web_WrongMethod'
  | 'Web_WrongHost'
  | 'Web_ForeignOrigin'
  | 'Web_WrongType'
  | 'Web_TooLarge'
  | 'Web_NotJson'
  | 'Web_NotValid'
  | 'Web_NotReady'
  | 'Web_TooManyCommands'
  | 'Web_TooManyStreams'
  | 'Web_TooManyExports'
  | 'Web_NoSuchCall'
  | 'Web_RegisterNotReadable'
  | 'Web_Failed';

/**
 * Server-sent events: the key is the event's name, the value its data as JSON. On connecting come `session`, `status`,
 * `desk` (each as soon as there is one) and `committed`, then whatever changes. A slow reader misses views, never the
 * newest. Whoever is not logged in, or may not use the desk, is told of waits, times and states, not of people.
 */
export interface WebEvents {
  /** Whether this page is logged in: sent on a unit with logins, and again when it has changed. */
  readonly session: { readonly state: SessionState };
  readonly status: UnitStatus;
  readonly desk: DeskMessage;
  /** The register has new rows: ask again for what is shown. */
  readonly committed: { readonly sequence: number };
  /** Every 15 s: the connection lives. */
  /** `clockDoubtful`: nothing has set the unit's clock; left out: it can be trusted. */
  readonly tick: { readonly now: Moment; readonly clockDoubtful?: true };
}

/** `none`: the unit has no user yet, the first-run code makes the first manager. */
export type SessionState = 'in' | 'out' | 'none';

/** `now` is the unit's clock when this was sent: instants of the view become times of the browser by it. */
export interface DeskMessage {
  readonly now: Moment;
  readonly view: DeskView;
}

/** Newest first. `next` is the `before` of the following page, null on the last. */
export interface RegisterPage {
  readonly calls: readonly CallRow[];
  readonly next: number | null;
}

/** `open`: only on the first page. `closed`: newest first; `next`: the `before` of the following page. */
export interface MessagePage {
  readonly open: readonly MessageRow[];
  readonly closed: readonly MessageRow[];
  readonly next: number | null;
}

/** `open`: every open line, first due on top. `today`: what is to be dealt with by the end of the day that is signed next. */
export interface FollowUpPage {
  readonly open: readonly FollowUpRow[];
  readonly today: readonly ClosingLine[];
  readonly day: DayState;
}

/** Newest first. `next` is the `before` of the following page, null on the last. */
export interface AuditPage {
  readonly entries: readonly AuditRow[];
  readonly next: number | null;
}

export type {
  Actor,
  AuditRow,
  CallDetail,
  CallRow,
  DayClosing,
  DifferentLine,
  Facts,
  FollowUpDetail,
  FollowUpRow,
  Mark,
  MessageDetail,
  MessageRow,
  PageCard,
  Preview,
  RecipientRow,
  RegisterAnswer,
  Role,
  Settings,
  Totals,
  UserRow,
};

/** What changes seldom: sent on connecting and again when it has changed. */
export interface UnitStatus {
  readonly version: string;
  readonly unitName: string;
  readonly language: 'fr' | 'en';
  readonly lineName: string;
  /** Defaults of rule A13 in ms, as configured: the ring needs `repeat`, the words need the others. */
  readonly hold: { readonly first: number; readonly repeat: number; readonly grace: number };
  /** Events that the CRM did not take and that are not tried any more. */
  readonly deadLetters: number;
  /** Since when what it is to be sent waits, if the CRM has taken nothing for an hour; else null. */
  readonly crmSilentSince: number | null;
  /** What wants somebody's eye: messages that are late, and what is left of the day (rules A14, A15). */
  readonly openLines: OpenLines;
  readonly speedKeys: readonly { readonly key: number; readonly name: string; readonly number: string }[];
  /** Beside the drawn panel there is a real one: while that is connected, its hook is the only one. */
  readonly ownPanel: boolean;
  /** Null on a real unit. */
  readonly practice: PracticeStatus | null;
}

export interface PracticeStatus {
  readonly callers: readonly PracticeCaller[];
  readonly lesson: Lesson;
}

export interface PracticeCaller {
  readonly name: string;
  readonly number: string;
  readonly state: 'idle' | 'ringing' | 'inCall';
}

export type {
  CoachAnswer,
  CoachRules,
  GuideAnswer,
  GuideCardAnswer,
  GuideImport,
} from './guide-answers.ts';
export type { FromWeb, ListenFaultCode, ToWeb, WebNews, WebWorkerData } from './thread.ts';
