import type { Fact } from '../desk/facts.ts';

/** What the register worker is told when it is started (workerData). */
export interface RegisterWorkerData {
  /** Path of the SQLite file; made with its folder if it is not there. */
  readonly file: string;
  /** /proc/sys/kernel/random/boot_id: instants are only comparable within one boot. */
  readonly boot: string;
  /** This run of the daemon; call ids and fact sequences are its own. */
  readonly session: string;
}

export type ToRegister =
  /** In order, without gaps. Sent again from the first unacknowledged one if the worker was restarted. */
  { readonly type: 'facts'; readonly facts: readonly Fact[] } | { readonly type: 'stop' };

export type FromRegister =
  | { readonly type: 'ready'; readonly recovered: Recovered; readonly notice: RegisterFault | null }
  /** Every fact of this session up to this sequence is on the disk and survives a power cut. */
  | { readonly type: 'committed'; readonly sequence: number }
  /** The worker goes on trying, with back-off; what it was given it keeps. */
  | { readonly type: 'failing'; readonly fault: RegisterFault }
  | { readonly type: 'working' };

/** The facts of all calls that the last session left open, oldest first, as the journal has them. */
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
