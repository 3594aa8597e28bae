import { askedOf } from './calls.ts';
import type { FactBody } from './facts.ts';
import type { Effect } from './inputs.ts';
import { type Call, evolve } from './ledger.ts';
import type { LineCommand } from './line.ts';
import type { Asked, DeskState } from './state.ts';
import type { Instant, Moment } from './words.ts';

/**
 * One step of the desk while it is being made: facts change the ledger as they are recorded, so that what comes after
 * in the same step sees them. Lives inside `step` only, which stays a pure function.
 */
export class Turn {
  state: DeskState;
  readonly moment: Moment;
  readonly effects: Effect[] = [];

  constructor(state: DeskState, moment: Moment) {
    this.state = state;
    this.moment = moment;
  }

  get now(): Instant {
    return this.moment.at;
  }

  set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change };
  }

  record(body: FactBody | null): void {
    if (!body) return;
    const sequence = this.state.sequence + 1;
    const fact = { ...body, sequence, moment: this.moment };
    this.set({ sequence, ledger: evolve(this.state.ledger, fact) });
    this.effects.push({ type: 'record', fact });
  }

  command(command: LineCommand): void {
    this.effects.push({ type: 'line', command });
  }

  /** Asks the line for something once, however often the key is pressed before the line has done it. */
  ask(call: Call, what: Asked['what'], command: LineCommand): void {
    if (askedOf(this.state, call, this.now) === what) return;
    this.set({ asked: { ...this.state.asked, [call.lineCall]: { what, at: this.now } } });
    this.command(command);
  }

  /** The line has done, or refused, what this call was asked for. */
  answered(lineCall: string): void {
    const { [lineCall]: _, ...asked } = this.state.asked;
    this.set({ asked });
  }
}
