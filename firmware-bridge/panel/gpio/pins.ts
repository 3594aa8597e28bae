import type { Bcm, UsedPin } from './options.ts';

export type Level = 'low' | 'high';

export interface PinsListener {
  /** All pins are claimed: inputs can be read and are watched, outputs are low. */
  opened(pins: OpenPins): void;
  /** They could not be claimed, or one failed later: no edge comes any more, and they are to be closed. */
  failed(error: Error): void;
  /** There was an edge, and this is how the pin read after it; several edges may have become one. */
  edge(bcm: Bcm, level: Level): void;
}

/**
 * Access to the pins of the header: real by onoff, or a fake. No debouncing.
 *
 * `open` never throws: its listener hears either `opened` or `failed`, at once or later. Calling what it returns gives
 * up an attempt that is still under way.
 */
export interface Pins {
  open(pins: readonly UsedPin[], listener: PinsListener): () => void;
}

export interface OpenPins {
  /** Never throws: where a pin cannot be read this is its last level, and `failed` is called. */
  read(bcm: Bcm): Level;
  /** Never throws and takes microseconds. */
  write(bcm: Bcm, level: Level): void;
  /** No edge from now on, and writing does nothing. Outputs keep their level, also beyond the end of the process. */
  close(): void;
}
