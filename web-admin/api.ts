import type { DeskView } from '../device/desk/view.ts';
import type { CallId, CheckInOutcome, ChosenOutcome, Key, Moment, WaitId } from '../device/desk/words.ts';
import type { Totals } from '../device/register/queries.ts';
import type { CallDetail, CallRow } from '../device/register/rows.ts';

/*
 * What the page, the web worker and the main thread say to each other.
 *
 *   GET  /api/events                                    WebEvents, as server-sent events
 *   GET  /api/status                                    UnitStatus
 *   GET  /api/register?from&to&before&limit             RegisterPage
 *   GET  /api/register/<call id>                        CallDetail
 *   GET  /api/register.csv?from&to&language=fr|en       the same rows as a file
 *   GET  /api/totals?from&to                            Totals
 *   POST /api/command         body: PageCommand         CommandResult
 *
 * `from` <= started < `to`, both wall times in ms, both optional. Whatever is no 2xx under /api has an ApiError as its
 * body: 409 the unit refused the command, 504 it did not answer within 2 s, 400 the request is faulty.
 */

/** What the page can ask of the unit. */
export type PageCommand =
  | { readonly type: 'pressKey' | 'releaseKey'; readonly key: Key }
  | { readonly type: 'moveHook'; readonly hook: 'up' | 'down' }
  | { readonly type: 'setOutcome'; readonly call: CallId; readonly outcome: ChosenOutcome }
  /** `keepsWaiting` also puts the caller on hold again. */
  | { readonly type: 'setCheckInOutcome'; readonly wait: WaitId; readonly outcome: CheckInOutcome }
  | { readonly type: 'takeBack'; readonly call: CallId }
  /** Practice only: the caller of that name rings the desk, or hangs up. */
  | { readonly type: 'practiceRing' | 'practiceHangUp'; readonly caller: string };

/** `refused` codes are for programs, `message` for people, in English; the page has its own words for each code. */
export type CommandResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type RefusalCode =
  | 'Desk_NoSuchCall'
  | 'Desk_NoSuchWait'
  | 'Desk_NothingToTakeBack'
  | 'Desk_HookDown'
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
 * Server-sent events: the key is the event's name, the value its data as JSON. On connecting come `status`, `desk` (each
 * as soon as there is one) and `committed`, then whatever changes. A slow reader misses views, never the newest.
 */
export interface WebEvents {
  readonly status: UnitStatus;
  readonly desk: DeskMessage;
  /** The register has new rows: ask again for what is shown. */
  readonly committed: { readonly sequence: number };
  /** Every 15 s: the connection lives. */
  readonly tick: { readonly now: Moment };
}

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

export type { CallDetail, CallRow, Totals };

/** What changes seldom: sent on connecting and again when it has changed. */
export interface UnitStatus {
  readonly version: string;
  readonly unitName: string;
  readonly language: 'fr' | 'en';
  readonly lineName: string;
  /** Defaults of rule A13 in ms, as configured: the ring needs `repeat`, the words need the others. */
  readonly hold: { readonly first: number; readonly repeat: number; readonly grace: number };
  readonly speedKeys: readonly { readonly key: number; readonly name: string; readonly number: string }[];
  /** Beside the drawn panel there is a real one: while that is connected, its hook is the only one. */
  readonly ownPanel: boolean;
  /** Null on a real unit. */
  readonly practice: { readonly callers: readonly PracticeCaller[] } | null;
}

export interface PracticeCaller {
  readonly name: string;
  readonly number: string;
  readonly state: 'idle' | 'ringing' | 'inCall';
}

/** What is new since the last `news`; each part is the newest there is. */
export interface WebNews {
  readonly view?: DeskView;
  readonly status?: UnitStatus;
  /** The register has rows that it had not before; also sent after the register file was replaced. */
  readonly committed?: number;
}

export type ToWeb =
  | { readonly type: 'news'; readonly news: WebNews }
  | { readonly type: 'result'; readonly id: number; readonly result: CommandResult }
  /** There is time to give memory back. */
  | { readonly type: 'clearUp' }
  | { readonly type: 'stop' };

export type FromWeb =
  | { readonly type: 'listening'; readonly url: string }
  /** The port is taken or may not be used. The worker ends by itself. */
  | { readonly type: 'notListening'; readonly code: ListenFaultCode; readonly message: string }
  | { readonly type: 'command'; readonly id: number; readonly command: PageCommand }
  /** The last news was taken: the next may be sent. So at most one waits between the threads. */
  | { readonly type: 'newsTaken' }
  /** For the log: a request could not be served though nothing was wrong with it. */
  | { readonly type: 'failed'; readonly message: string };

export type ListenFaultCode =
  | 'Web_PortInUse'
  | 'Web_PortNotPermitted'
  | 'Web_NoSuchAddress'
  | 'Web_NotListening';

export interface WebWorkerData {
  readonly host: string;
  readonly port: number;
  /** Names that a Host header may carry besides the address itself. */
  readonly hostNames: readonly string[];
  readonly registerFile: string;
  /** Folder of the built page. */
  readonly appFolder: string;
}
