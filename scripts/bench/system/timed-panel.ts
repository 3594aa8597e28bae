import type { Cue, Lamp, LampPattern } from '../../../device/desk/index.ts';
import { VirtualPanel } from '../../../firmware-bridge/panel/virtual/virtual-panel.ts';

/** CLOCK_MONOTONIC in ms: the same for all processes of the machine, and for the C program. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

type OnLamp = (lamp: Lamp, cue: Cue<LampPattern>, at: number) => void;

/** The panel is told: the end of what is measured. Before anything else, it looks at the clock. */
export class TimedPanel extends VirtualPanel {
  readonly #onLamp: OnLamp;

  constructor(onLamp: OnLamp) {
    super();
    this.#onLamp = onLamp;
  }

  override lamp(lamp: Lamp, cue: Cue<LampPattern>): void {
    const at = monotonic();
    super.lamp(lamp, cue);
    this.#onLamp(lamp, cue, at);
  }
}
