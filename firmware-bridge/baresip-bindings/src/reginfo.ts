import { stripColours } from './text.ts';

export interface RegisteredAccount {
  /** Address of record, as `sip:user@host`. */
  readonly aor: string;
  /**
   * `none`: the account has no registrar (regint=0) or has not tried yet. With several registrars the best one counts.
   */
  readonly state: 'registered' | 'failed' | 'pending' | 'none';
}

const ACCOUNT = /^(?:[> ] |\d{1,9} - )(sips?:\S+)(.*)$/u;

/** Reads the answer to `reginfo` of 1.0.0, 1.1.0 and 4.x. Never throws. */
export function parseRegInfo(text: string): readonly RegisteredAccount[] {
  const accounts: RegisteredAccount[] = [];
  for (const line of stripColours(text).split(/\r?\n/u)) {
    const [, aor, registrars = ''] = ACCOUNT.exec(line) ?? [];
    if (aor !== undefined) accounts.push({ aor, state: stateOf(registrars) });
  }
  return accounts;
}

/** After each account stand its registrars: `OK`, `ERR` or `zzz` (no answer yet), then the server's address. */
function stateOf(registrars: string): RegisteredAccount['state'] {
  const words = registrars.split(/\s+/u).map((word) => word.replace(/^FB-/u, ''));
  if (words.includes('OK')) return 'registered';
  if (words.includes('ERR')) return 'failed';
  return words.includes('zzz') ? 'pending' : 'none';
}
