import {
  type DeskSettings,
  type DeskState,
  type DeskView,
  type Effect,
  type Fact,
  type Input,
  type Key,
  newDesk,
  nextMoment,
  type PageRequest,
  type Refusal,
  type RegisterTrouble,
  step,
  viewOf,
} from '../desk/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeskPanel } from '../ports/desk-panel.ts';
import type { PhoneLine } from '../ports/phone-line.ts';

export interface DeskLoopParts {
  readonly settings: DeskSettings;
  readonly clock: Clock;
  readonly line: PhoneLine;
  readonly panel: DeskPanel;
  /** Takes the facts of one step, which belong together, without waiting and without throwing. */
  readonly record: (facts: readonly Fact[]) => void;
  /** Told after each step what the desk shows now. */
  readonly onView: (view: DeskView) => void;
  /** A fault of ours: the step was not made, the desk is as it was before. */
  readonly onFailedStep: (input: Input, error: unknown) => void;
}

/**
 * Runs the desk: every event becomes one step, every effect of a step is carried out at once and in order, and the clock
 * wakes it for whatever comes to pass by itself. Nothing in it waits.
 */
export class DeskLoop {
  readonly #parts: DeskLoopParts;
  #state: DeskState;
  #stepping = false;
  readonly #coming: Input[] = [];

  constructor(parts: DeskLoopParts) {
    this.#parts = parts;
    this.#state = newDesk(parts.settings);
  }

  /**
   * With the facts of the calls that were open when the unit last stopped, if they are known. The line does not wait for a
   * panel that is slow to be found (promise P4).
   */
  async start(
    recovered: { readonly facts: readonly Fact[]; readonly sameBoot: boolean } | null,
  ): Promise<void> {
    if (recovered) this.#dispatch({ type: 'recovered', ...recovered });
    await Promise.all([
      this.#parts.panel.start((event) => this.#dispatch({ type: 'panel', event })),
      this.#parts.line.start((event) => this.#dispatch({ type: 'line', event })),
    ]);
  }

  /** Line first: what it would still say is for nobody. The panel is left dark. */
  async stop(): Promise<void> {
    this.#parts.clock.setAlarm(null, () => {});
    await this.#parts.line.stop();
    await this.#parts.panel.stop();
  }

  get view(): DeskView {
    return viewOf(this.#state, this.#parts.clock.now());
  }

  request(request: PageRequest): Refusal | null {
    return this.#dispatch({ type: 'page', request });
  }

  /** A key of the unit that the page draws beside a real panel: it counts as the panel's own. */
  pageKey(type: 'pressed' | 'released', key: Key): void {
    this.#dispatch({ type: 'panel', event: { type, key } });
  }

  /**
   * The page's hook stands in for that of a real panel that is not there, so that calls can be answered without it. False,
   * and nothing happens, while the panel is there. When it comes back it says itself where its hook is.
   */
  pageHook(hook: 'up' | 'down'): boolean {
    if (this.#state.panelConnected) return false;
    this.#dispatch({ type: 'panel', event: { type: 'hook', hook } });
    return true;
  }

  registerTrouble(fault: RegisterTrouble | null): void {
    this.#dispatch({ type: 'register', fault });
  }

  openLines(waiting: boolean): void {
    this.#dispatch({ type: 'openLines', waiting });
  }

  speedNumbers(numbers: DeskSettings['speedNumbers']): void {
    this.#dispatch({ type: 'speedNumbers', numbers });
  }

  reasons(reasons: DeskSettings['reasons']): void {
    this.#dispatch({ type: 'reasons', reasons });
  }

  /** Somebody had the register write that of a call. */
  written(fact: Fact): void {
    this.#dispatch({ type: 'written', fact });
  }

  /** A driver may speak while its command is being given: what it says is the next step, never one within another. */
  #dispatch(input: Input): Refusal | null {
    this.#coming.push(input);
    if (this.#stepping) return null;
    this.#stepping = true;
    let refusal: Refusal | null = null;
    for (let next = this.#coming.shift(); next; next = this.#coming.shift())
      refusal = this.#step(next) ?? refusal;
    this.#stepping = false;
    this.#parts.onView(this.view);
    this.#setAlarm();
    return refusal;
  }

  #step(input: Input): Refusal | null {
    try {
      const { state, effects, refusal } = step(this.#state, input, this.#parts.clock.now());
      this.#state = state;
      for (const effect of effects) this.#carryOut(effect);
      this.#parts.record(factsOf(effects));
      return refusal;
    } catch (error) {
      this.#parts.onFailedStep(input, error);
      return null;
    }
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'line':
        return this.#parts.line.send(effect.command);
      case 'record':
        return;
      case 'lamp':
        return this.#parts.panel.lamp(effect.lamp, effect.cue);
      case 'buzzer':
        return this.#parts.panel.buzzer(effect.cue);
      case 'dueMoments':
        return this.#parts.panel.dueMoments(effect.moments);
    }
  }

  #setAlarm(): void {
    const { clock } = this.#parts;
    clock.setAlarm(nextMoment(this.#state, clock.now().at), () => this.#dispatch({ type: 'time' }));
  }
}

function factsOf(effects: readonly Effect[]): readonly Fact[] {
  return effects.flatMap((effect) => (effect.type === 'record' ? [effect.fact] : []));
}
