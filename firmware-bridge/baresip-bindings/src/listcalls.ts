import { stripColours } from './text.ts';

const STATES = ['idle', 'incoming', 'outgoing', 'ringing', 'early', 'established', 'terminated'] as const;

/** States as baresip names them, in lower case. */
export type ListedState = (typeof STATES)[number] | 'unknown';

export interface ListedCall {
  /** Line number of the call within its account, 1 and up; a new call may get the number of one that ended. */
  readonly line: number;
  /** Call id; null in 1.0.0, which does not print it. */
  readonly id: string | null;
  /** `user@host` of the account the call belongs to; null in 1.0.0. */
  readonly account: string | null;
  readonly uri: string;
  readonly state: ListedState;
  /** Held by us. The one place where every version tells the truth about it. */
  readonly onHold: boolean;
  /** The call that commands without an id act on. Each account has its own. */
  readonly current: boolean;
  /** Time since the call was established, whole seconds; 0 before. */
  readonly durationSeconds: number;
}

export interface CallList {
  readonly calls: readonly ListedCall[];
  /** Number of calls that the headings announce; more than `calls` if a line could not be read. */
  readonly announced: number;
  /** False if the text has no heading at all, so that it is no answer to `listcalls`. */
  readonly recognised: boolean;
}

const HEADING = /^--- (?:Active calls \((\d{1,9})\)|No active calls) ---\s*$/u;
const ACCOUNT = /^User-Agent: (.*\S)\s*$/u;
const CALL =
  /^([> ]) \[line (\d{1,9})(?:, id (\S*))?\] {2}(\d{1,9}):(\d\d):(\d\d) {2} *([A-Z?]+) {2}(\(on hold\)| {9}) {2}(.*)$/u;

/** Reads the answer to `listcalls` of 1.0.0, 1.1.0 and 4.x. Never throws. */
export function parseListCalls(text: string): CallList {
  const calls: ListedCall[] = [];
  let announced = 0;
  let recognised = false;
  let account: string | null = null;
  for (const line of stripColours(text).split(/\r?\n/u)) {
    const heading = HEADING.exec(line);
    if (heading !== null) {
      recognised = true;
      announced += Number(heading[1] ?? 0);
      continue;
    }
    account = ACCOUNT.exec(line)?.[1] ?? account;
    const call = parseCall(line, account);
    if (call !== null) calls.push(call);
  }
  return { calls, announced, recognised };
}

function parseCall(line: string, account: string | null): ListedCall | null {
  const match = CALL.exec(line);
  if (match === null) return null;
  const [, mark, number, id, hours, minutes, seconds, state = '', hold, uri = ''] = match;
  return {
    line: Number(number),
    id: id ?? null,
    account,
    uri,
    state: STATES.find((known) => known === state.toLowerCase()) ?? 'unknown',
    onHold: hold === '(on hold)',
    current: mark === '>',
    durationSeconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  };
}
