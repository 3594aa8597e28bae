import { GpioError } from '../gpio-error.ts';
import type { Bcm, UsedPin } from '../options.ts';
import type { Level, OpenPins, Pins, PinsListener } from '../pins.ts';

/**
 * Pins without a Pi. They keep to the rules of the real ones and see that their user does: only claimed inputs are read,
 * only claimed outputs written, nothing after `close`. They can be unplugged, bounce and lie.
 */
export class FakePins implements Pins {
  /** Level of every pin; inputs are pulled up, and an output keeps its level when nobody has it. */
  readonly levels = new Map<Bcm, Level>();
  /** Every change of an output, in order. */
  readonly written: { readonly bcm: Bcm; readonly level: Level }[] = [];
  #claimed: readonly UsedPin[] = [];
  #listener: PinsListener | null = null;
  #refusal: Error | null = null;

  open(pins: readonly UsedPin[], listener: PinsListener): () => void {
    if (this.#listener) throw new Error('the pins are open already: close them first');
    if (this.#refusal) {
      listener.failed(this.#refusal);
      return () => undefined;
    }
    this.#claimed = pins;
    this.#listener = listener;
    for (const { bcm } of pins.filter(({ direction }) => direction === 'out')) this.levels.set(bcm, 'low');
    listener.opened(this.#opened(listener));
    return () => undefined;
  }

  #opened(listener: PinsListener): OpenPins {
    const check = (bcm: Bcm, direction: UsedPin['direction']) => {
      if (!this.#claimed.some((pin) => pin.bcm === bcm && pin.direction === direction)) {
        throw new Error(`BCM ${bcm} was not claimed as ${direction}`);
      }
    };
    return {
      read: (bcm) => {
        check(bcm, 'in');
        return this.level(bcm);
      },
      write: (bcm, level) => {
        check(bcm, 'out');
        if (this.#listener !== listener) return;
        this.levels.set(bcm, level);
        this.written.push({ bcm, level });
      },
      close: () => {
        if (this.#listener === listener) this.#listener = null;
      },
    };
  }

  level(bcm: Bcm): Level {
    return this.levels.get(bcm) ?? 'high';
  }

  /** One clean edge; none where the level is that already. */
  set(bcm: Bcm, level: Level): void {
    if (this.level(bcm) === level) return;
    this.levels.set(bcm, level);
    this.#listener?.edge(bcm, level);
  }

  /** Goes to and fro so many times and ends at `level`: an edge each time. */
  bounce(bcm: Bcm, level: Level, times: number): void {
    const other = level === 'low' ? 'high' : 'low';
    for (let time = 0; time < times; time += 1) {
      this.set(bcm, level);
      this.set(bcm, other);
    }
    this.set(bcm, level);
  }

  /** An edge after which the pin reads as before: what really happened is over already. */
  pulse(bcm: Bcm): void {
    this.#listener?.edge(bcm, this.level(bcm));
  }

  /** Tells of an edge on a pin that nobody asked about. */
  lie(bcm: Bcm, level: Level): void {
    this.#listener?.edge(bcm, level);
  }

  unplug(
    error: Error = new GpioError('Gpio_NoChip', 'No GPIO chip of a Raspberry Pi: found none at all.'),
  ): void {
    const listener = this.#listener;
    this.#refusal = error;
    this.#listener = null;
    for (const { bcm, direction } of this.#claimed) if (direction === 'out') this.levels.set(bcm, 'low');
    listener?.failed(error);
  }

  plugIn(): void {
    this.#refusal = null;
  }
}
