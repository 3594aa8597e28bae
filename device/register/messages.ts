import type { Fact } from '../desk/facts.ts';
import type { CallId } from '../desk/words.ts';
import type { RegisterAnswer, RegisterRequest } from './area/request.ts';
import type { SpeedEntry } from './directory/speed-keys.ts';
import type { OpenLines } from './follow-up/open-lines.ts';
import type { MailConfig, MailVoice } from './mail/mail.ts';
import type { CrmConfig, OutboxState } from './outbox/outbox.ts';

/** What the register worker is told when it is started (workerData). */
export interface RegisterWorkerData {
  /** Path of the SQLite file; made with its folder if it is not there. */
  readonly file: string;
  /** /proc/sys/kernel/random/boot_id: instants are only comparable within one boot. */
  readonly boot: string;
  /** This run of the daemon; call ids and fact sequences are its own. */
  readonly session: string;
  /** Left out: there is no CRM. */
  readonly crm?: CrmConfig;
  /** Left out: there is no mail server. */
  readonly mail?: MailConfig & MailVoice;
}

export type ToRegister =
  /** In order of sequence. Sent again from the first unacknowledged one if the worker was restarted. */
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  /** Answered once, by `answered` with the same id; not tried again by itself if the disk fails. */
  | { readonly type: 'ask'; readonly id: number; readonly request: RegisterRequest }
  /** Calls of other sessions that are still open and not among `known` are closed as lost. */
  | { readonly type: 'closeUnknown'; readonly known: readonly CallId[] }
  /** There is time to give memory back. */
  | { readonly type: 'clearUp' }
  | { readonly type: 'stop' };

export type FromRegister =
  | { readonly type: 'ready'; readonly recovered: Recovered; readonly notice: RegisterFault | null }
  /** Every fact given to the worker up to this sequence is on the disk and survives a power cut. */
  | { readonly type: 'committed'; readonly sequence: number }
  | { readonly type: 'answered'; readonly id: number; readonly answer: RegisterAnswer }
  /** How the outbox stands; sent when it has changed. */
  | { readonly type: 'outbox'; readonly state: OutboxState }
  /** What wants somebody's eye; sent when it has changed. */
  | { readonly type: 'openLines'; readonly lines: OpenLines }
  /** Whom the directory puts on the speed keys; sent when the register is there, and when it has changed. */
  | { readonly type: 'speedKeys'; readonly keys: readonly SpeedEntry[] }
  /** Ids of the house's reasons; sent when the register is there, and when they have changed. */
  | { readonly type: 'reasons'; readonly reasons: readonly string[] }
  /** The answer to `closeUnknown`, once on the disk: the calls that were closed. */
  | { readonly type: 'unknownClosed'; readonly calls: readonly CallId[] }
  /** The worker goes on trying, with back-off; what it was given it keeps. */
  | { readonly type: 'failing'; readonly fault: RegisterFault }
  | { readonly type: 'working' }
  /** Something was found and dealt with while running (a damaged file set aside, a fact refused). */
  | { readonly type: 'notice'; readonly fault: RegisterFault };

/**
 * The facts of the calls that are still open in the journal, oldest first. Calls whose last fact is of this boot; if
 * there is none, the open calls of earlier boots. `sameBoot`: every fact is of this boot, so that its instants still count.
 */
export interface Recovered {
  readonly sameBoot: boolean;
  readonly facts: readonly Fact[];
}

export interface RegisterFault {
  readonly code:
    | 'Register_Damaged'
    | 'Register_NotWritable'
    | 'Register_DiskFull'
    | 'Register_Failed'
    | 'Register_FactsLost';
  readonly message: string;
}
