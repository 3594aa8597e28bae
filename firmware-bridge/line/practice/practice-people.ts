import type { BaresipEvent } from 'baresip-bindings';
import type { LineCallId } from '../../../device/ports/index.ts';
import { SILENT_SOUND } from '../baresip/instance-folder.ts';
import type { RecipientBehaviour } from '../recipient-behaviour.ts';
import type { Timers } from '../timers.ts';
import { PracticeError } from './practice-error.ts';
import type { PracticePhone } from './practice-phone.ts';
import type { Recording } from './practice-voice.ts';

export interface Person {
  readonly name: string;
  readonly number: string;
}

/** How long a recipient who refuses lets it ring, in ms. */
const REFUSES_AFTER = 1_000;
/** How long a caller who is called back lets it ring, in ms. */
const CALLER_ANSWERS_AFTER = 2_000;

export type CallerState = 'idle' | 'ringing' | 'inCall';

/** Somebody from outside who rings the desk when told to, and answers when the desk calls back. */
export class PracticeCaller {
  readonly name: string;
  readonly number: string;
  /** Called before the phone starts. */
  beforeStart: () => Promise<void> = async () => {};
  private readonly phone: PracticePhone;
  private readonly desk: string;
  private readonly timers: Timers;
  /** Ends what is being played; does nothing when nothing is. */
  private endRecording: () => void = () => {};
  private readonly listeners = new Set<(state: CallerState) => void>();
  private told: CallerState = 'idle';

  constructor(person: Person, phone: PracticePhone, desk: string, timers: Timers) {
    this.name = person.name;
    this.number = person.number;
    this.phone = phone;
    this.desk = desk;
    this.timers = timers;
    phone.onChange = () => this.changed();
    answerCalls(phone, timers, () => ({ does: 'answers', afterMs: CALLER_ANSWERS_AFTER }));
  }

  /** `inCall` also while held or put through to a recipient. */
  get state(): CallerState {
    return this.phone.state;
  }

  /** Rings the desk. Rejects with Practice_CallerBusy or Practice_NotReady. */
  async ring(): Promise<void> {
    if (this.state !== 'idle') {
      throw new PracticeError('Practice_CallerBusy', `${this.name} is in a call already: hang up first`);
    }
    this.mustBeReady();
    await this.phone.dial(this.desk);
  }

  /** Ends whatever calls there are. Rejects with Practice_NotReady. */
  async hangUp(): Promise<void> {
    this.mustBeReady();
    await this.phone.hangUpAll();
  }

  /** Starts the phone of somebody who has none yet. Resolves when they can ring; rejects with why not. */
  async start(): Promise<void> {
    await this.beforeStart();
    await this.phone.start();
  }

  /** The other end of the call hears it. Resolves when it is over: at its end, by `silence`, or by another recording. */
  async play({ file, length }: Recording): Promise<void> {
    this.endRecording();
    const over = new Promise<void>((resolve) => {
      const cancel = this.timers.after(length, resolve);
      this.endRecording = () => {
        cancel();
        resolve();
      };
    });
    const end = this.endRecording;
    await this.phone.sendSound(`aufile,${file}`);
    await over;
    // Another one has begun meanwhile: its sound is not to be taken away.
    if (this.endRecording === end) await this.phone.sendSound(SILENT_SOUND.source);
  }

  /** Ends what is being played, if anything is. */
  silence(): void {
    this.endRecording();
  }

  /** Calls `listener` after each change; what it gives ends that. */
  onState(listener: (state: CallerState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private mustBeReady(): void {
    if (this.phone.ready) return;
    throw new PracticeError(
      'Practice_NotReady',
      `the phone of ${this.name} is starting: try again in a second`,
    );
  }

  private changed(): void {
    if (this.state === this.told) return;
    this.told = this.state;
    if (this.told === 'idle') this.endRecording();
    for (const listener of [...this.listeners]) listener(this.told);
  }
}

/** Somebody inside whom the desk calls by a short number. baresip 1.x knows one refusal only: it reads as busy. */
export class PracticeRecipient {
  readonly name: string;
  readonly number: string;
  private readonly phone: PracticePhone;
  private current: RecipientBehaviour;

  constructor(person: Person, phone: PracticePhone, behaviour: RecipientBehaviour, timers: Timers) {
    this.name = person.name;
    this.number = person.number;
    this.phone = phone;
    this.current = behaviour;
    answerCalls(phone, timers, () => this.current);
  }

  get behaviour(): RecipientBehaviour {
    return this.current;
  }

  get state(): CallerState {
    return this.phone.state;
  }

  /** From the next call on. */
  setBehaviour(behaviour: RecipientBehaviour): void {
    this.current = behaviour;
  }

  async hangUp(): Promise<void> {
    await this.phone.hangUpAll();
  }
}

/** Meets each incoming call as told; who talks already is busy. */
function answerCalls(phone: PracticePhone, timers: Timers, behaviour: () => RecipientBehaviour): void {
  const pending = new Map<LineCallId, () => void>();
  const meet = (call: LineCallId) => {
    const { does, ...how } = phone.state === 'inCall' ? { does: 'busy' as const } : behaviour();
    const wait = 'afterMs' in how ? how.afterMs : does === 'refuses' ? REFUSES_AFTER : 0;
    if (does === 'ringsInVain') return;
    const act = () => (does === 'answers' ? phone.accept(call) : phone.turnAway(call));
    // A phone that died meanwhile has no call to answer any more.
    pending.set(
      call,
      timers.after(wait, () => void act().catch(() => undefined)),
    );
  };
  phone.onEvent((event: BaresipEvent) => {
    if (event.type === 'CALL_INCOMING') meet(event.callId);
    if (event.type !== 'CALL_CLOSED') return;
    pending.get(event.callId)?.();
    pending.delete(event.callId);
  });
}
