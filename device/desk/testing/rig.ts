import {
  DEFAULT_HOLD,
  type DeskSettings,
  type DeskState,
  type DeskView,
  type Effect,
  type Fact,
  type Input,
  type Key,
  type LineCommand,
  type LineEvent,
  newDesk,
  nextMoment,
  type PageRequest,
  type Refusal,
  step,
  viewOf,
} from '../index.ts';
import { LineModel } from './line-model.ts';

export const SETTINGS: DeskSettings = {
  session: 's',
  hold: DEFAULT_HOLD,
  speedNumbers: { 1: '21', 2: '22' },
};

/** The first instant of every rig: any number will do, but not zero, so that a forgotten zero shows. */
export const START = 1_000_000;
const WALL = Date.UTC(2026, 10, 23, 8, 0, 0);

/**
 * A desk on a modelled line, with time in the test's hand. Commands are carried out by the line at once, in the same
 * moment, unless `line.slow` says that the test will do it.
 */
export class Rig {
  state: DeskState;
  now = START;
  wallStep = 0;
  refusal: Refusal | null = null;
  readonly line = new LineModel();
  readonly effects: Effect[] = [];
  readonly facts: Fact[] = [];
  readonly commands: LineCommand[] = [];

  constructor(settings: DeskSettings = SETTINGS) {
    this.state = newDesk(settings);
  }

  /** A desk with its line up and its panel connected, handset down. */
  static ready(settings: DeskSettings = SETTINGS): Rig {
    const rig = new Rig(settings);
    rig.send({ type: 'panel', event: { type: 'connected', hook: 'down' } });
    rig.observe({ type: 'lineUp', calls: [] });
    return rig;
  }

  get view(): DeskView {
    return viewOf(this.state, this.moment);
  }

  get moment() {
    return { at: this.now, wall: WALL + this.now - START + this.wallStep };
  }

  send(input: Input): readonly Effect[] {
    const { state, effects, refusal } = step(this.state, input, this.moment);
    this.state = state;
    this.refusal = refusal;
    for (const effect of effects) this.keep(effect);
    if (!this.line.slow) this.runLine();
    return effects;
  }

  private keep(effect: Effect): void {
    this.effects.push(effect);
    if (effect.type === 'record') this.facts.push(effect.fact);
    if (effect.type !== 'line') return;
    this.commands.push(effect.command);
    this.line.send(effect.command);
  }

  /** The line carries out all that it was asked, one command after the other. */
  runLine(): void {
    for (let event = this.line.next(); event; event = this.line.next()) this.observe(event);
  }

  observe(...events: readonly LineEvent[]): void {
    for (const event of events) this.send({ type: 'line', event });
  }

  /** Time goes by; the desk is woken whenever it asked for it. */
  wait(duration: number): void {
    const end = this.now + duration;
    for (;;) {
      const moment = nextMoment(this.state, this.now);
      if (moment === null || moment > end) break;
      this.now = moment;
      this.send({ type: 'time' });
    }
    this.now = end;
  }

  press(...keys: readonly Key[]): void {
    for (const key of keys) {
      this.send({ type: 'panel', event: { type: 'pressed', key } });
      this.send({ type: 'panel', event: { type: 'released', key } });
    }
  }

  hook(hook: 'up' | 'down'): void {
    this.send({ type: 'panel', event: { type: 'hook', hook } });
  }

  ask(request: PageRequest): Refusal | null {
    const { state, effects, refusal } = step(this.state, { type: 'page', request }, this.moment);
    this.state = state;
    for (const effect of effects) this.keep(effect);
    if (!this.line.slow) this.runLine();
    return refusal;
  }

  rings(lineCall: string): void {
    this.observe(...this.line.rings(lineCall));
  }

  /** A caller rings and is answered; another one who is on the line must have been held before. */
  talksWith(lineCall: string): void {
    this.rings(lineCall);
    if (this.state.hook === 'up') this.hook('down');
    this.hook('up');
  }

  ends(lineCall: string): void {
    this.observe(...this.line.ends(lineCall));
  }

  answers(lineCall: string): void {
    this.observe(...this.line.answers(lineCall));
  }

  of<Type extends Fact['type']>(type: Type): readonly Extract<Fact, { type: Type }>[] {
    return this.facts.filter((fact): fact is Extract<Fact, { type: Type }> => fact.type === type);
  }

  get holdLamp(): string {
    return this.view.lamps.hold.pattern;
  }

  get buzzer(): string {
    return this.view.buzzer.pattern;
  }
}
