import {
  type CueLevel,
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
  type WaitView,
} from '../index.ts';
import type { Call } from '../ledger.ts';
import { LineModel } from './line-model.ts';

export const SETTINGS: DeskSettings = {
  session: 's',
  hold: DEFAULT_HOLD,
  speedNumbers: { 1: '21', 2: '22' },
  reasons: ['appointment', 'result', 'other'],
};

/** The first instant of every rig: any number will do, but not zero, so that a forgotten zero shows. */
export const START = 1_000_000;
/** After a reboot the monotonic clock begins again, here long before the old instants. */
const REBOOTED = 20_000;
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
  /** What the panel was told to play, and when. */
  readonly heard: { readonly at: number; readonly pattern: string; readonly since: number }[] = [];
  private starts = 1;

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
    if (effect.type === 'buzzer') {
      const { pattern, since } = effect.cue;
      this.heard.push({ at: this.elapsed, pattern, since: since - START });
    }
    if (effect.type === 'record') this.facts.push(effect.fact);
    if (effect.type !== 'line') return;
    this.commands.push(effect.command);
    this.line.send(effect.command);
  }

  /** Milliseconds since the rig began. */
  get elapsed(): number {
    return this.now - START;
  }

  /**
   * The daemon dies and comes back `downFor` later; calls on the line stay up. It reads what the register keeps of open
   * calls. After a reboot the monotonic clock begins again.
   */
  restart(how: 'sameBoot' | 'reboot', downFor = 0): void {
    const { hook } = this.state;
    const facts = this.facts.filter((fact) => this.isOpenCallsFact(fact));
    this.starts += 1;
    this.state = newDesk({ ...this.state.settings, session: `s${this.starts}` });
    this.now = how === 'sameBoot' ? this.now + downFor : REBOOTED;
    this.send({ type: 'recovered', facts, sameBoot: how === 'sameBoot' });
    this.effects.length = 0;
    this.send({ type: 'panel', event: { type: 'connected', hook } });
    this.lineUp();
  }

  private isOpenCallsFact(fact: Fact): boolean {
    const open = this.state.ledger.calls.map((call) => call.id);
    if ('call' in fact) return open.includes(fact.call);
    return 'wait' in fact && open.some((id) => fact.wait.startsWith(`${id}w`));
  }

  lineDown(): void {
    this.observe({ type: 'lineDown', detail: 'unplugged' });
  }

  /** The line is back, with all calls that are on it now. */
  lineUp(): void {
    this.observe({ type: 'lineUp', calls: this.line.list() });
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

  /** A caller is answered and put on hold. */
  holds(lineCall: string): void {
    this.talksWith(lineCall);
    this.press('hold');
  }

  call(lineCall: string): Call {
    const found = this.state.ledger.calls.find((call) => call.lineCall === lineCall);
    if (!found) throw new Error(`no call ${lineCall} is open`);
    return found;
  }

  /** How urgent that caller is, or null while nobody lets them wait. */
  level(lineCall: string): CueLevel | null {
    return this.waitOf(lineCall)?.level ?? null;
  }

  /** When that caller's next check-in is due, in ms since the rig began. */
  due(lineCall: string): number | null {
    const due = this.waitOf(lineCall)?.due ?? null;
    return due === null ? null : due - START;
  }

  waitOf(lineCall: string): WaitView | null {
    const { id } = this.call(lineCall);
    return this.view.calls.find((call) => call.call === id)?.wait ?? null;
  }

  /** Every result so far: number of the check-in and what became of it. */
  get results(): readonly string[] {
    return this.facts.flatMap((fact) => {
      if (fact.type === 'checkInMade') return `${fact.checkIn} ${fact.result}`;
      if (fact.type === 'checkInMissed') return `${fact.checkIn} missed`;
      return fact.type === 'waitEnded' && fact.last ? `${fact.last.checkIn} ${fact.last.result}` : [];
    });
  }

  /** What the line was asked since the rig began, or since `from` commands: verb and call, number or recipient. */
  asked(from = 0): readonly string[] {
    return this.commands.slice(from).map((command) => {
      if (command.type === 'dial') return `dial ${command.number}`;
      if (command.type === 'transferBlind') return `transferBlind ${command.call} to ${command.number}`;
      if (command.type === 'transferAttended') {
        return `transferAttended ${command.call} to ${command.consultation}`;
      }
      return `${command.type} ${command.call}`;
    });
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
    return this.state.shown.lamps.hold.pattern;
  }

  get buzzer(): string {
    return this.state.shown.buzzer.pattern;
  }
}
