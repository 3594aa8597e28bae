import type { PanelEvent } from '../desk/panel.ts';
import type { BuzzerPattern, Cue, Instant, Key, Lamp, LampPattern } from '../desk/words.ts';

export type { PanelEvent } from '../desk/panel.ts';

/**
 * The unit under the receptionist's hand.
 *
 * How every driver behaves, and what its contract suite holds it to:
 * - `start` resolves when the panel has been looked for, found or not: `connected` and `lost` are events. One that is not
 *   found is `lost` too, and goes on being looked for.
 * - On `connected` the panel shows nothing: the desk tells it everything again. The event says how the hook stands.
 * - A key press is reported once, at its first edge; its release follows, even if it is only that the panel is lost.
 * - `lamp` and `buzzer` never throw and never wait; while the panel is lost they do nothing.
 * - `dueMoments` is told anew whenever it changes: the next due moment of everyone who waits, earliest first. A panel
 *   with its own processor sounds the cue itself at such a moment when the daemon has fallen silent, and at no other
 *   time; the others ignore it. It never throws and never waits, and is forgotten when the panel is lost or stopped.
 * - A pattern goes on by itself until the next one for the same lamp, in step with its `since`.
 * - After `stop` has resolved no event comes, the buzzer is silent and every lamp off but `fault`.
 */
export interface DeskPanel {
  readonly capabilities: PanelCapabilities;
  start(listener: (event: PanelEvent) => void): Promise<void>;
  stop(): Promise<void>;
  lamp(lamp: Lamp, cue: Cue<LampPattern>): void;
  buzzer(cue: Cue<BuzzerPattern>): void;
  dueMoments(moments: readonly Instant[]): void;
}

export interface PanelCapabilities {
  readonly keys: readonly Key[];
  readonly lamps: readonly Lamp[];
  readonly buzzer: boolean;
}
