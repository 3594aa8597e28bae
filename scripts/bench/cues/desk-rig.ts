import {
  type Cue,
  type DeskView,
  type Fact,
  KEYS,
  type Key,
  type Lamp,
  type LampPattern,
} from '../../../device/desk/index.ts';
import { DeskLoop } from '../../../device/loop/desk-loop.ts';
import { SystemClock } from '../../../device/loop/system-clock.ts';
import { systemTimers } from '../../../firmware-bridge/line/index.ts';
import { SimulatedLine } from '../../../firmware-bridge/line/simulated/index.ts';
import { TimedPanel } from '../system/timed-panel.ts';
import type { Chain, Pattern, Sample } from './pattern.ts';

export interface RigParts {
  readonly session: string;
  readonly pattern: Pattern;
  readonly chains: readonly Chain[];
  readonly record: (facts: readonly Fact[]) => void;
  readonly onView: (view: DeskView) => void;
}

interface Caller extends Chain {
  readonly key: Key;
  readonly hangUp: () => void;
  /** Check-ins that have been due. */
  due: number;
}

/** One desk of production parts on the real clock, and a receptionist who follows the plan of its callers. */
export class DeskRig {
  /** Of the cues for which a check-in was due. */
  readonly checkIns: Sample[] = [];
  /** Of those before and after: approaching and overdue. */
  readonly others: Sample[] = [];
  readonly #parts: RigParts;
  readonly #panel = new TimedPanel((lamp, cue, at) => this.#onLamp(lamp, cue, at));
  readonly #line = new SimulatedLine({ timers: systemTimers });
  readonly #loop: DeskLoop;
  readonly #callers = new Map<Lamp, Caller>();
  #left: number;
  #onDone: () => void = () => {};

  constructor(parts: RigParts) {
    this.#parts = parts;
    this.#left = parts.chains.length;
    this.#loop = new DeskLoop({
      settings: { session: parts.session, hold: parts.pattern.hold, speedNumbers: {}, reasons: [] },
      clock: new SystemClock(),
      line: this.#line,
      panel: this.#panel,
      record: parts.record,
      onView: parts.onView,
      onFailedStep: (input, error) => {
        throw new Error(`a step of the desk failed on ${input.type}: ${String(error)}`);
      },
    });
  }

  async start(): Promise<void> {
    await this.#loop.start(null);
    this.#panel.moveHook('up');
  }

  /** Resolves when every caller has waited to the end of the plan. */
  async play(): Promise<void> {
    for (const [index, chain] of this.#parts.chains.entries())
      setTimeout(() => this.#ring(chain, index + 1), chain.offset);
    await new Promise<void>((resolve) => {
      this.#onDone = resolve;
    });
    await this.#loop.stop();
  }

  /** Callers ring in the order of their slots: each is answered before the next one rings. */
  #ring(chain: Chain, slot: number): void {
    const caller = this.#line.caller({ number: `01990000${slot}0`, name: 'M. Tilleul' });
    const key = KEYS.find((name) => name === `line${slot}`);
    if (key === undefined) throw new Error(`a desk has no line key ${slot}`);
    this.#callers.set(key as Lamp, { ...chain, key, due: 0, hangUp: () => caller.hangUp() });
    caller.ring();
    this.#press(key);
  }

  #onLamp(lamp: Lamp, { pattern, since }: Cue<LampPattern>, at: number): void {
    const caller = this.#callers.get(lamp);
    if (caller === undefined) return;
    const sample = (number: number) => ({ again: caller.again, number, lateness: at - since });
    switch (pattern) {
      case 'inUse':
        return this.#soon(() => this.#press('hold'));
      case 'approaching':
        return void this.others.push(sample(caller.due + 1));
      case 'overdue':
        return void this.others.push(sample(caller.due));
      case 'due':
      case 'escalated':
        caller.due += 1;
        this.checkIns.push(sample(caller.due));
        this.#soon(() => this.#afterDue(lamp, caller));
    }
  }

  #afterDue(lamp: Lamp, caller: Caller): void {
    if (caller.due < this.#parts.pattern.checkIns) {
      if (caller.again) this.#press(caller.key);
      return;
    }
    this.#callers.delete(lamp);
    caller.hangUp();
    this.#left -= 1;
    if (this.#left === 0) this.#onDone();
  }

  #press(key: Key): void {
    this.#panel.press(key);
    this.#panel.release(key);
  }

  /** A hand moves after the desk has shown all that it has to show. */
  #soon(move: () => void): void {
    setImmediate(move);
  }
}
