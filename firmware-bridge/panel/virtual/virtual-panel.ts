import {
  type BuzzerPattern,
  type Cue,
  type DeskPanel,
  KEYS,
  type Key,
  LAMPS,
  type Lamp,
  type LampPattern,
  type PanelCapabilities,
  type PanelEvent,
} from '../../../device/ports/index.ts';

type Hook = 'up' | 'down';

/**
 * A panel without hardware: whoever draws it presses its keys, and reads what its lamps and its buzzer show. It can be
 * unplugged like a real one.
 */
export class VirtualPanel implements DeskPanel {
  readonly capabilities: PanelCapabilities = { keys: KEYS, lamps: LAMPS, buzzer: true };
  readonly #pressed = new Set<Key>();
  readonly #lamps = new Map<Lamp, Cue<LampPattern>>();
  #buzzer: Cue<BuzzerPattern> = { pattern: 'silent', since: 0 };
  #hook: Hook = 'down';
  #plugged = true;
  #listener: ((event: PanelEvent) => void) | null = null;

  async start(listener: (event: PanelEvent) => void): Promise<void> {
    this.#listener = listener;
    listener(this.#plugged ? { type: 'connected', hook: this.#hook } : { type: 'lost', detail: 'unplugged' });
  }

  async stop(): Promise<void> {
    this.#listener = null;
    this.#pressed.clear();
    this.#goDark(this.#lamps.get('fault'));
  }

  lamp(lamp: Lamp, cue: Cue<LampPattern>): void {
    if (this.#plugged) this.#lamps.set(lamp, cue);
  }

  buzzer(cue: Cue<BuzzerPattern>): void {
    if (this.#plugged) this.#buzzer = cue;
  }

  /** Its daemon is in the same process: it cannot fall silent and leave this panel behind. */
  dueMoments(): void {}

  lampPattern(lamp: Lamp): LampPattern {
    return this.#lamps.get(lamp)?.pattern ?? 'off';
  }

  get buzzerPattern(): BuzzerPattern {
    return this.#buzzer.pattern;
  }

  /** A key that is down already is not pressed again. */
  press(key: Key): void {
    if (!this.#plugged || this.#pressed.has(key)) return;
    this.#pressed.add(key);
    this.#listener?.({ type: 'pressed', key });
  }

  release(key: Key): void {
    if (this.#pressed.delete(key)) this.#listener?.({ type: 'released', key });
  }

  moveHook(hook: Hook): void {
    if (hook === this.#hook) return;
    this.#hook = hook;
    if (this.#plugged) this.#listener?.({ type: 'hook', hook });
  }

  unplug(): void {
    if (!this.#plugged) return;
    for (const key of [...this.#pressed]) this.release(key);
    this.#plugged = false;
    this.#goDark(undefined);
    this.#listener?.({ type: 'lost', detail: 'unplugged' });
  }

  plugIn(): void {
    if (this.#plugged) return;
    this.#plugged = true;
    this.#listener?.({ type: 'connected', hook: this.#hook });
  }

  #goDark(fault: Cue<LampPattern> | undefined): void {
    this.#lamps.clear();
    if (fault) this.#lamps.set('fault', fault);
    this.#buzzer = { pattern: 'silent', since: 0 };
  }
}
