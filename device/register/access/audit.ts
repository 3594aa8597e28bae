import type { WallTime } from '../../desk/words.ts';

/** What an entry is about: something changed, was looked at, was taken out as a file, or somebody came or went. */
export const AUDIT_KINDS = ['change', 'look', 'export', 'login'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What a command adds to its entry in the audit log; left out: a change, called like the command, about no record. */
export interface AuditNote {
  readonly kind?: AuditKind;
  readonly what?: string;
  /** Id of the record that it is about: never a telephone number, never a text that somebody typed. */
  readonly record?: string | null;
  /** How many times, where several are put into one entry. Default 1. */
  readonly count?: number;
}

/** One entry as it is hashed. */
export interface AuditEntry {
  /** 1 for the first, without gaps. */
  readonly id: number;
  readonly wall: WallTime;
  /** A user's id; `unit`: the unit or its terminal, `practice`: whoever practises, `unknown`: nobody knows. */
  readonly who: string;
  readonly kind: AuditKind;
  /** A command such as `users.add`, a right such as `calls.read`, or `login`, `logout`, `failedLogin` ... */
  readonly what: string;
  readonly record: string | null;
  readonly count: number;
}

export interface ChainedEntry extends AuditEntry {
  /** Hex SHA-256 of the hash before it and this entry. */
  readonly hash: string;
}

/** What checking the chain found. `head`: the last hash, to be noted down elsewhere. */
export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly entries: number; readonly broken: number; readonly why: AuditBreak };

/** `missing`: an entry is not there; `changed`: it is not what was written; `headLost`: a head noted before is not in it. */
export type AuditBreak = 'missing' | 'changed' | 'headLost';
