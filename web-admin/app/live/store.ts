import type { DeskView } from '../../../device/desk/view.ts';
import type { WallTime } from '../../../device/desk/words.ts';
import type { CallRow, SessionState, UnitStatus } from '../../api.ts';
import type { EndedCall } from '../logic/ended-calls.ts';
import type { UnitTime } from '../logic/unit-time.ts';

/** What the page knows of the unit. What was known stays when the connection is lost. */
export interface Known {
  /** `since` by the browser's wall clock. */
  readonly connection: { readonly state: 'connecting' | 'open' | 'lost'; readonly since: WallTime };
  readonly status: UnitStatus | null;
  /** Null: not known yet, or a unit that lets everybody in. */
  readonly session: SessionState | null;
  readonly view: DeskView | null;
  readonly time: UnitTime | null;
  /** Nothing has set the unit's clock since it was started. */
  readonly clockDoubtful: boolean;
  /** Grows when the register has new rows. */
  readonly committed: number;
  /** Today's last calls as the register has them; null until it was asked. */
  readonly lastCalls: readonly CallRow[] | null;
  readonly ended: readonly EndedCall[];
}

export interface Store<State> {
  get(): State;
  change(part: Partial<State>): void;
  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    change(part) {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function nothingKnown(now: WallTime): Known {
  return {
    connection: { state: 'connecting', since: now },
    status: null,
    session: null,
    view: null,
    time: null,
    clockDoubtful: false,
    committed: 0,
    lastCalls: null,
    ended: [],
  };
}
