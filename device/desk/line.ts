import type { EndedBy, EndReason, LineCallId, Peer } from './words.ts';

/** What the desk asks of the phone line. How a line behaves stands in device/ports/phone-line.ts. */

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
