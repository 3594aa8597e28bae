import type { DeskView } from '../device/desk/view.ts';
import type { RegisterAnswer, RegisterRequest } from '../device/register/area/request.ts';
import type { CommandResult, PageCommand, UnitStatus } from './api.ts';

/** What the main thread and the web worker say to each other. */

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
  | { readonly type: 'answer'; readonly id: number; readonly answer: RegisterAnswer }
  /** There is time to give memory back. */
  | { readonly type: 'clearUp' }
  | { readonly type: 'stop' };

export type FromWeb =
  /** `fingerprint`: SHA-256 of the certificate; null on plain HTTP. */
  | { readonly type: 'listening'; readonly url: string; readonly fingerprint: string | null }
  /** There is no user yet: to be shown on the unit's terminal, and nowhere else. */
  | { readonly type: 'firstRun'; readonly code: string }
  /** The port is taken or may not be used. The worker ends by itself. */
  | { readonly type: 'notListening'; readonly code: ListenFaultCode; readonly message: string }
  | { readonly type: 'command'; readonly id: number; readonly command: PageCommand }
  | { readonly type: 'ask'; readonly id: number; readonly request: RegisterRequest }
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
  /** Practice: whoever opens the page may do everything; all data are invented. */
  readonly practice: boolean;
}
