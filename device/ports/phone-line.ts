import type { EndedBy, EndReason, LineCallId, Peer } from '../desk/words.ts';

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

export type LineCommand =
  | { readonly type: 'answer'; readonly call: LineCallId }
  | { readonly type: 'hangUp'; readonly call: LineCallId }
  | { readonly type: 'hold'; readonly call: LineCallId }
  | { readonly type: 'resume'; readonly call: LineCallId }
  /** `request`: chosen by the desk, comes back in `outgoing` or in `commandFailed`. `number`: digits, * # + or a SIP URI. */
  | { readonly type: 'dial'; readonly request: string; readonly number: string }
  | { readonly type: 'transferBlind'; readonly call: LineCallId; readonly number: string }
  | { readonly type: 'transferAttended'; readonly call: LineCallId; readonly consultation: LineCallId };

export type LineEvent =
  | { readonly type: 'lineUp'; readonly calls: readonly LineCall[] }
  | { readonly type: 'lineDown'; readonly detail: string }
  /** `internal`: the caller's number is an internal one, or the line says Diversion / Referred-By (rule A5). */
  | {
      readonly type: 'incoming';
      readonly call: LineCallId;
      readonly line: string;
      readonly peer: Peer;
      readonly internal: boolean;
    }
  | {
      readonly type: 'outgoing';
      readonly call: LineCallId;
      readonly line: string;
      readonly peer: Peer;
      readonly request: string | null;
    }
  /** The far end of an outgoing call rings. */
  | { readonly type: 'ringing'; readonly call: LineCallId }
  | { readonly type: 'established'; readonly call: LineCallId }
  | { readonly type: 'held'; readonly call: LineCallId }
  | { readonly type: 'resumed'; readonly call: LineCallId; readonly behindUs: boolean }
  | { readonly type: 'heldByPeer'; readonly call: LineCallId }
  | { readonly type: 'resumedByPeer'; readonly call: LineCallId }
  /** A transfer that succeeded ends the call with reason `transferred`. */
  | {
      readonly type: 'ended';
      readonly call: LineCallId;
      readonly by: EndedBy;
      readonly reason: EndReason;
      readonly detail: string;
    }
  /** The transfer was refused or failed; the call is still there, on hold. */
  | { readonly type: 'transferFailed'; readonly call: LineCallId; readonly detail: string }
  | { readonly type: 'commandFailed'; readonly command: LineCommand; readonly failure: CommandFailure };

export interface CommandFailure {
  readonly code: 'noSuchCall' | 'lineDown' | 'refused' | 'timedOut' | 'wrongNumber';
  /** For the log and the page: what was wrong and what to do. */
  readonly message: string;
}

export interface LineCall {
  readonly call: LineCallId;
  readonly line: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly peer: Peer;
  readonly internal: boolean;
  readonly state: 'ringing' | 'open' | 'held';
}
