import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type Cue,
  LAMP_RHYTHMS,
  type Lamp,
  type LampPattern,
  RED_PATTERNS,
  type Rhythm,
} from '../../../device/ports/index.ts';
import { type PanelTime, PatternPlayer } from '../pattern-player.ts';
import type { Bcm, GpioWiring, LampPins } from './options.ts';
import type { OpenPins } from './pins.ts';

const DARK: Rhythm = { steps: [], again: false };

/** The lamps and the buzzer: each blinks from here, so that a lamp that stops blinking means a daemon that stopped. */
export class Outputs {
  readonly #wiring: GpioWiring;
  readonly #pins: OpenPins;
  readonly #players: ReadonlyMap<Bcm, PatternPlayer>;

  /** All pins are taken to be low. */
  constructor(wiring: GpioWiring, pins: OpenPins, time: PanelTime) {
    this.#wiring = wiring;
    this.#pins = pins;
    const lamps = Object.values(wiring.lamps).flatMap((lamp) => pinsOf(lamp));
    const outputs = wiring.buzzer === undefined ? lamps : [...lamps, wiring.buzzer];
    this.#players = new Map(
      outputs.map((bcm) => [bcm, new PatternPlayer(time, (on) => pins.write(bcm, on ? 'high' : 'low'))]),
    );
  }

  lamp(lamp: Lamp, { pattern, since }: Cue<LampPattern>): void {
    const pins = this.#wiring.lamps[lamp];
    if (pins === undefined) return;
    const lit = pinFor(pins, pattern);
    // The other colour goes first: both at once would be a third.
    for (const bcm of pinsOf(pins).filter((other) => other !== lit)) this.#play(bcm, DARK, since);
    this.#play(lit, LAMP_RHYTHMS[pattern], since);
  }

  buzzer({ pattern, since }: Cue<BuzzerPattern>): void {
    if (this.#wiring.buzzer !== undefined) this.#play(this.#wiring.buzzer, BUZZER_RHYTHMS[pattern], since);
  }

  /** Everything off but those lamps, which stay as they are; nothing changes any more. */
  stop(lampsToLeave: readonly Lamp[]): void {
    const left = lampsToLeave.flatMap((lamp) => pinsOf(this.#wiring.lamps[lamp]));
    for (const [bcm, player] of this.#players) {
      player.stop();
      if (!left.includes(bcm)) this.#pins.write(bcm, 'low');
    }
  }

  #play(bcm: Bcm, rhythm: Rhythm, since: number): void {
    this.#players.get(bcm)?.play(rhythm, since);
  }
}

function pinsOf(pins: LampPins | undefined): readonly Bcm[] {
  if (pins === undefined) return [];
  return typeof pins === 'number' ? [pins] : [pins.amber, pins.red];
}

function pinFor(pins: LampPins, pattern: LampPattern): Bcm {
  if (typeof pins === 'number') return pins;
  return RED_PATTERNS.includes(pattern) ? pins.red : pins.amber;
}
