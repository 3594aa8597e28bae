import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Duration, Instant, WallTime } from '../../../device/desk/words.ts';
import type { Me, PageCommand, Right, UnitStatus } from '../../api.ts';
import type { Preferences } from '../live/preferences.ts';
import type { Known } from '../live/store.ts';
import type { Format, Language } from '../logic/times.ts';
import { instantOf, untilNextSecond, wallAt } from '../logic/unit-time.ts';
import type { Words } from '../words/dictionary.ts';

/** What every component may ask for. */
export interface Page {
  readonly known: Known;
  /** Who is logged in; null until it is known. */
  readonly me: Me | null;
  readonly may: (right: Right) => boolean;
  readonly language: Language;
  readonly words: Words;
  readonly format: Format;
  readonly preferences: Preferences;
  readonly prefer: (changed: Partial<Preferences>) => void;
  /** Asks the unit to do something; a refusal is shown in the header. */
  readonly run: (command: PageCommand) => void;
  /** The unit's time at this moment. */
  readonly now: () => Instant;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('usePage outside of PageContext: wrap the component in <PageContext.Provider>.');
  return page;
}

/** Rhythm of rule A13 until the unit has told its own. */
const DEFAULT_HOLD: UnitStatus['hold'] = { first: 30_000, repeat: 60_000, grace: 5_000 };

export function holdOf(known: Known): UnitStatus['hold'] {
  return known.status?.hold ?? DEFAULT_HOLD;
}

/** The unit's instant; draws again whenever the second counted from `phase` changes, and only then. */
export function useSeconds(phase: Instant): Instant {
  const { now } = usePage();
  const instant = now();
  useRedrawAfter(untilNextSecond(instant, phase));
  return instant;
}

/** Draws the component again once, `rest` ms from now; never if that is infinite. */
export function useRedrawAfter(rest: Duration): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!Number.isFinite(rest)) return;
    // A browser's timer may fire a fraction early: one more millisecond, or it would draw the same again.
    const timer = setTimeout(() => redraw((count) => count + 1), rest + 1);
    return () => clearTimeout(timer);
  });
}

/** The unit's wall clock: which day is today is for the unit to say, not for the browser. */
export function unitWall(known: Known): WallTime {
  return wallAt(known.time, performance.now(), Date.now());
}

/** The unit's instant for `known`: the last view's own moment while the unit's clock is not known. */
export function unitNow(known: Known): Instant {
  return known.time ? instantOf(known.time, performance.now()) : (known.view?.moment.at ?? 0);
}
