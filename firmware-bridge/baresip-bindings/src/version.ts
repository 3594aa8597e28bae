import { stripColours } from './text.ts';

export interface BaresipVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** As baresip prints it, e.g. `1.1.0`. */
  readonly text: string;
}

/** What a driver must know of a version, so that it need not compare numbers itself. */
export interface BaresipTraits {
  /** `listcalls` names the id of each call, and `dial` that of the new one (1.1.0 on). */
  readonly listsCallIds: boolean;
  /** `accept`, `hangup`, `hold` and `resume` heed a call id (1.1.0 on); before, they act on the current call. */
  readonly heedsCallIds: boolean;
  /** A call that ends makes baresip resume another one by itself (1.0.0). */
  readonly resumesByItself: boolean;
  /** A transfer that fails ends the transferred call, without CALL_CLOSED (before 2.0.0). */
  readonly failedTransferEndsCall: boolean;
  /** `uareg` registers again (2.0.0 on). */
  readonly registersOnCommand: boolean;
  /** CALL_HOLD and CALL_RESUME tell that the peer holds us (3.7.0 on). */
  readonly tellsPeerHold: boolean;
}

/** Finds the version in what the command `about` prints; null if there is none. */
export function parseAbout(text: string): BaresipVersion | null {
  const match = /baresip\s+v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})/u.exec(stripColours(text));
  if (match === null) return null;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  return { major, minor, patch, text: `${major}.${minor}.${patch}` };
}

export function traitsOf(version: BaresipVersion): BaresipTraits {
  const from = (major: number, minor: number) =>
    version.major > major || (version.major === major && version.minor >= minor);
  return {
    listsCallIds: from(1, 1),
    heedsCallIds: from(1, 1),
    resumesByItself: !from(1, 1),
    failedTransferEndsCall: !from(2, 0),
    registersOnCommand: from(2, 0),
    tellsPeerHold: from(3, 7),
  };
}
