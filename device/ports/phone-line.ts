import type { LineCall, LineCommand, LineEvent } from '../desk/line.ts';

export type { CommandFailure, LineCall, LineCommand, LineEvent } from '../desk/line.ts';

/**
 * The phone line of the desk.
 *
 * How every driver behaves, and what its contract suite holds it to:
 * - `send` never throws and never waits. Each command ends in exactly one of two ways: the events that show that it was
 *   carried out, or one `commandFailed`, at most 5 s later. A command for a call that is not there fails as `noSuchCall`.
 * - A command that asks for what already is (hold a held call) is answered by nothing at all and changes nothing.
 * - Events tell what was observed on the line, never what was merely asked for, and come in the order in which it was
 *   observed. No event is sent from inside `send`.
 * - At most one call is open (neither held nor ringing) at any time. `answer`, `resume` and the establishment of a
 *   `dial` put the open call on hold first.
 * - A held call that the line opens by itself is reported at once as `resumed` with `behindUs`, and put on hold again
 *   by the driver, which shows as `held`.
 * - `lineUp` carries every call that is on the line at that moment. After `lineDown` no call event comes until the
 *   next `lineUp`; what became of the calls is known only from its list.
 * - After `stop` has resolved no event comes; pending commands are forgotten.
 * - Peer texts are untrusted: at most 200 characters, no control or bidirectional-override characters, null if empty.
 */
export interface PhoneLine {
  readonly capabilities: LineCapabilities;
  /** Connects and goes on reconnecting until `stop`. Resolves at once: whether the line is up is an event. */
  start(listener: (event: LineEvent) => void): Promise<void>;
  stop(): Promise<void>;
  send(command: LineCommand): void;
  /** What the driver observed last, for diagnosis and reconciling. */
  calls(): readonly LineCall[];
}

export interface LineCapabilities {
  /** `native`: the line joins both calls itself. `consultThenBlind`: the consultation is hung up, the caller referred. */
  readonly attendedTransfer: 'native' | 'consultThenBlind';
}
