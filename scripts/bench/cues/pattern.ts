import { DEFAULT_HOLD, type Duration, type HoldSettings } from '../../../device/desk/index.ts';

/** One caller who waits: first put on hold `offset` ms after the start. */
export interface Chain {
  readonly offset: Duration;
  /** True: taken back at each due moment and put on hold again at once. False: nobody takes the caller back. */
  readonly again: boolean;
}

export interface Pattern {
  readonly hold: HoldSettings;
  /** Check-ins of each chain: due at 30 s, then every 60 s. */
  readonly checkIns: number;
}

/** A cue that was given: of which check-in of its chain (1, 2, ...), and how long after its moment. */
export interface Sample {
  readonly again: boolean;
  readonly number: number;
  /** ms */
  readonly lateness: number;
}

export const pattern = (quick: boolean): Pattern => ({ hold: DEFAULT_HOLD, checkIns: quick ? 1 : 3 });

/** How long the chains take until the last one has come to its end. */
export function lengthOf({ hold, checkIns }: Pattern, chains: readonly Chain[]): Duration {
  const last = Math.max(...chains.map(({ offset }) => offset));
  return last + hold.first + (checkIns - 1) * hold.repeat;
}

/** Between the callers of one desk, so that their cues fall apart: with the 5 s of notice and grace no two coincide. */
const APART: Duration = 1_300;

/** Callers of many desks, four each, whose holds are spread over `window`; every other one is taken back. */
export function crowdOf(desks: number, window: Duration): readonly (readonly Chain[])[] {
  return Array.from({ length: desks }, (_, desk) =>
    [0, 1, 2, 3].map((place) => ({
      offset: (desk * window) / desks + place * APART,
      again: (desk + place) % 2 === 0,
    })),
  );
}

/** One caller each, for processes that sleep through the whole wait with nothing else to do. */
export function lonesOf(count: number, window: Duration): readonly Chain[] {
  return Array.from({ length: count }, (_, index) => ({
    offset: (index * window) / count,
    again: index % 2 === 0,
  }));
}
