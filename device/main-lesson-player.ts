import type { Recording, Timers } from '../firmware-bridge/line/index.ts';
import type { CallId, Fact } from './desk/index.ts';
import type { Said, Script } from './guide/practice/scenario.ts';
import {
  type Heard,
  hear,
  ringing,
  type ScriptEffect,
  type ScriptState,
  wakeAt,
} from './guide/practice/script.ts';

/** What a player needs of a practice caller's phone. */
export interface Actor {
  start(): Promise<void>;
  ring(): Promise<void>;
  hangUp(): Promise<void>;
  play(recording: Recording): Promise<void>;
  silence(): void;
}

export interface PlayerOptions {
  readonly script: Script;
  readonly actor: Actor;
  /** The scenario's pauses pass so many times faster; the voice does not. */
  readonly speed: number;
  readonly timers: Timers;
  /** Milliseconds of any clock that does not step. */
  readonly now: () => number;
  /** Null where nothing can be spoken: then the sentence takes as long as reading it. */
  readonly record: (line: Said) => Promise<Recording | null>;
  readonly textOf: (line: Said) => string;
  readonly onSay: (caption: {
    readonly who: string;
    readonly text: string;
    readonly audible: boolean;
  }) => void;
  readonly onChange: () => void;
  readonly log: (text: string) => void;
}

/** Of reading a caption, in ms a character. */
const READING = 55;

/** Plays one script on one phone: follows the desk's facts about its call, and does what the script says. */
export class ScriptPlayer {
  state: ScriptState;
  private readonly options: PlayerOptions;
  private call: CallId | null = null;
  /** Which sentence is being said: what was cut short does not end the next one. */
  private sentence = 0;
  private cancelWake: () => void = () => {};

  constructor(options: PlayerOptions) {
    this.options = options;
    this.state = ringing(this.now());
  }

  /** Rings the desk. Rejects where the phone does not start or cannot ring. */
  async start(): Promise<void> {
    await this.options.actor.start();
    this.state = ringing(this.now());
    await this.options.actor.ring();
    this.wakeLater();
  }

  get over(): boolean {
    return this.state.phase === 'over';
  }

  /** In talk, and nobody speaks: the next sentence may be asked for. */
  get canGoOn(): boolean {
    return this.state.phase === 'talking' && !this.state.speaking;
  }

  /** What happened at the desk, whichever call it was about. */
  follow(fact: Fact): void {
    if (this.call === null && this.isOurs(fact)) this.call = fact.call;
    if (this.call === null || !('call' in fact) || fact.call !== this.call) return;
    const heard = heardOf(fact);
    if (heard) this.take(heard);
  }

  goOn(): void {
    this.take('goOn');
  }

  /** Hangs up, whatever is going on. */
  async stop(): Promise<void> {
    this.cancelWake();
    this.sentence += 1;
    this.state = { ...this.state, phase: 'over', speaking: false };
    this.options.actor.silence();
    await this.options.actor.hangUp();
  }

  private isOurs(fact: Fact): fact is Extract<Fact, { type: 'callStarted' }> {
    const { number } = this.options.script;
    return fact.type === 'callStarted' && fact.direction === 'incoming' && fact.peer.number === number;
  }

  private take(heard: Heard): void {
    const { state, effects } = hear(this.options.script, this.state, heard, this.now());
    this.state = state;
    for (const effect of effects) this.carryOut(effect);
    this.wakeLater();
    this.options.onChange();
  }

  private carryOut(effect: ScriptEffect): void {
    const { actor, script, textOf, onSay, log } = this.options;
    if (effect.type === 'silence') return actor.silence();
    if (effect.type === 'hangUp') {
      actor.hangUp().catch((error: unknown) => log(`${script.name}: does not hang up: ${String(error)}`));
      return;
    }
    onSay({ who: script.name, text: textOf(effect.line), audible: effect.audible });
    if (effect.audible) this.say(effect.line);
  }

  private say(line: Said): void {
    this.sentence += 1;
    const sentence = this.sentence;
    const said = () => {
      if (sentence === this.sentence) this.take('said');
    };
    this.speak(line).then(said, (error: unknown) => {
      this.options.log(`${this.options.script.name}: does not speak: ${String(error)}`);
      said();
    });
  }

  private async speak(line: Said): Promise<void> {
    const { record, actor, textOf, timers } = this.options;
    const sentence = this.sentence;
    const recording = await record(line);
    if (sentence !== this.sentence || !this.state.speaking) return;
    if (recording) await actor.play(recording);
    else await new Promise<void>((resolve) => timers.after(textOf(line).length * READING, resolve));
  }

  private wakeLater(): void {
    this.cancelWake();
    const at = wakeAt(this.options.script, this.state);
    if (at === null) return;
    const wait = Math.max(0, at - this.now()) / this.options.speed;
    // One millisecond more: a timer may fire a little early.
    this.cancelWake = this.options.timers.after(Math.ceil(wait) + 1, () => this.take('tick'));
  }

  private now(): number {
    return this.options.now() * this.options.speed;
  }
}

function heardOf(fact: Fact): Heard | null {
  switch (fact.type) {
    case 'callAnswered':
      return 'answered';
    case 'callHeld':
      return 'held';
    case 'callResumed':
      return fact.behindUs ? null : 'takenBack';
    case 'callEnded':
      return fact.reason === 'transferred' ? 'putThrough' : 'cutOff';
    default:
      return null;
  }
}
