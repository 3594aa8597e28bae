import type { DeskView } from '../device/desk/view.ts';
import type { CallId, CheckInOutcome, ChosenOutcome, Key, WaitId } from '../device/desk/words.ts';

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
  | 'Practice_NotPractice'
  | 'Practice_NoSuchCaller'
  | 'Practice_CallerBusy'
  | 'Unit_NotAnswering';

/** What changes seldom: sent on connecting and again when it has changed. */
export interface UnitStatus {
  readonly version: string;
  readonly unitName: string;
  readonly language: 'fr' | 'en';
  readonly lineName: string;
  /** Defaults of rule A13 in ms, as configured: the ring needs `repeat`, the words need the others. */
  readonly hold: { readonly first: number; readonly repeat: number; readonly grace: number };
  readonly speedKeys: readonly { readonly key: number; readonly name: string; readonly number: string }[];
  /** Null on a real unit. */
  readonly practice: { readonly callers: readonly PracticeCaller[] } | null;
}

export interface PracticeCaller {
  readonly name: string;
  readonly number: string;
  readonly state: 'idle' | 'ringing' | 'inCall';
}

export type ToWeb =
  | { readonly type: 'view'; readonly view: DeskView }
  | { readonly type: 'status'; readonly status: UnitStatus }
  /** The register has rows that it had not before; also sent after the register file was replaced. */
  | { readonly type: 'committed'; readonly sequence: number }
  | { readonly type: 'result'; readonly id: number; readonly result: CommandResult }
  | { readonly type: 'stop' };

export type FromWeb =
  | { readonly type: 'listening'; readonly url: string }
  /** Fatal for the worker: the port is taken or may not be used. */
  | { readonly type: 'notListening'; readonly code: string; readonly message: string }
  | { readonly type: 'command'; readonly id: number; readonly command: PageCommand }
  /** The last view was taken: the next may be sent. So at most one waits between the threads. */
  | { readonly type: 'viewTaken' };

export interface WebWorkerData {
  readonly host: string;
  readonly port: number;
  /** Names that a Host header may carry besides the address itself. */
  readonly hostNames: readonly string[];
  readonly registerFile: string;
  /** Folder of the built page. */
  readonly appFolder: string;
}
