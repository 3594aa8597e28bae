import type {
  LineCall,
  LineCapabilities,
  LineCommand,
  LineEvent,
  PhoneLine,
} from '../../../device/ports/index.ts';
import type { Timers } from '../timers.ts';

export interface BaresipLineOptions {
  /** Where baresip's ctrl_tcp listens. Default 127.0.0.1. */
  readonly host?: string;
  readonly controlPort: number;
  /** As it stands in the `line` of each call. */
  readonly lineName: string;
  /** Callers with one of these numbers are internal (rule A5). */
  readonly internalNumbers?: readonly string[];
  /** SIP URIs of numbers that are not at `domain`: `{ '21': 'sip:21@127.0.0.1:5080' }`. */
  readonly numberPlan?: Readonly<Record<string, string>>;
  /** Any other number N is dialled as `sip:N@domain`. Null: baresip completes it with its account's domain. */
  readonly domain?: string | null;
  readonly timers?: Timers;
  /** What the log may say, without numbers or names of peers. */
  readonly log?: (entry: LineLogEntry) => void;
}

export interface LineLogEntry {
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** The desk's line on a real baresip (1.0.0, 1.1.0, 4.x), over its ctrl_tcp. */
export class BaresipLine implements PhoneLine {
  readonly capabilities: LineCapabilities = { attendedTransfer: 'consultThenBlind' };

  constructor(readonly options: BaresipLineOptions) {}

  start(_listener: (event: LineEvent) => void): Promise<void> {
    throw new Error('to come');
  }

  stop(): Promise<void> {
    throw new Error('to come');
  }

  send(_command: LineCommand): void {
    throw new Error('to come');
  }

  calls(): readonly LineCall[] {
    throw new Error('to come');
  }
}
