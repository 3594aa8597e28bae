import type {
  LineCall,
  LineCallId,
  LineCapabilities,
  LineCommand,
  LineEvent,
  Peer,
  PhoneLine,
} from '../../../device/ports/index.ts';
import type { RecipientBehaviour } from '../recipient-behaviour.ts';
import type { Timers } from '../timers.ts';

export interface SimulatedLineOptions {
  /** Virtual time in tests, `systemTimers` in a demo. */
  readonly timers: Timers;
  /** As it stands in the `line` of each call. Default `desk`. */
  readonly lineName?: string;
  readonly internalNumbers?: readonly string[];
  /** Who can be dialled; any other number is unreachable. More by `setRecipient`. */
  readonly recipients?: Readonly<Record<string, RecipientBehaviour>>;
}

/** A caller at the other end, under a test's command. */
export interface SimulatedCaller {
  readonly peer: Peer;
  /** The call as the line names it; null before it has rung and after it has ended. */
  readonly call: LineCallId | null;
  readonly state: 'idle' | 'ringing' | 'open' | 'held';
  /** Rings the desk. Throws if it is ringing or talking already. */
  ring(): void;
  hangUp(): void;
  /** Puts us on hold. */
  hold(): void;
  resume(): void;
}

/**
 * A phone line without a phone: it keeps the port's contract to the letter, with a little world of callers and
 * recipients around it that tests and demos command. Misbehaves as real lines do, on demand.
 */
export class SimulatedLine implements PhoneLine {
  readonly capabilities: LineCapabilities = { attendedTransfer: 'consultThenBlind' };
  /** Every command it was given, in order. */
  readonly sent: LineCommand[] = [];

  constructor(readonly options: SimulatedLineOptions) {}

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

  /** Makes a caller. `peer.number` null: an anonymous one. */
  caller(_peer: Peer): SimulatedCaller {
    throw new Error('to come');
  }

  /** From now on `number` meets calls so. Also decides what becomes of a transfer to it. */
  setRecipient(_number: string, _behaviour: RecipientBehaviour): void {
    throw new Error('to come');
  }

  /** The recipient of an outgoing call hangs up. */
  recipientHangsUp(_number: string): void {
    throw new Error('to come');
  }

  /** The line is lost: `lineDown`. The peers' calls go on, and change, without us. */
  unplug(_detail?: string): void {
    throw new Error('to come');
  }

  /** The line is back: `lineUp` with what is still there. `dropCalls`: nothing is, as after a restart of the phone. */
  plugIn(_how?: { readonly dropCalls?: boolean }): void {
    throw new Error('to come');
  }

  /** Opens a held call behind our back, as baresip 1.0.0 does; the line reports it and holds it again. */
  openBehindUs(_call: LineCallId): void {
    throw new Error('to come');
  }

  /** The next command of that type fails as `refused`. */
  refuseNext(_type: LineCommand['type'], _message?: string): void {
    throw new Error('to come');
  }

  /** The next command of that type is never carried out: `commandFailed` with `timedOut` after 5 s. */
  ignoreNext(_type: LineCommand['type']): void {
    throw new Error('to come');
  }
}
