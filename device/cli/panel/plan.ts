import type { PanelConfig } from '../../config/config.ts';
import type { Key, Lamp, LampPattern, PanelCapabilities } from '../../ports/index.ts';

export type Colour = 'amber' | 'red';

/** One thing to be tried on a panel. */
export type Part =
  | {
      readonly type: 'lamp';
      readonly lamp: Lamp;
      readonly colour: Colour | null;
      readonly pattern: LampPattern;
    }
  | { readonly type: 'buzzer' }
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'hook' };

export type Verdict = 'ok' | 'failed' | 'skipped' | 'notTested';

/** Why a part did not pass. */
export type Detail =
  | 'notSeen'
  | 'noAnswer'
  | 'notPressed'
  | 'notReleased'
  | 'otherContact'
  | 'notMoved'
  | 'lost'
  | 'ended'
  | 'notOnJig';

export interface PartResult {
  /** As in the configuration: `lamps.hold`, `keys.transfer`, `buzzer`, `hook`. */
  readonly part: string;
  readonly colour: Colour | null;
  readonly verdict: Verdict;
  readonly detail: Detail | null;
  /** What answered in its place, or on the jig the contact that belongs to it. */
  readonly other: string | null;
}

/** The serial panel has one lamp of two colours, as its firmware is made. */
const SERIAL_TWO_COLOURS: readonly Lamp[] = ['hold'];

export function twoColourLamps(config: PanelConfig): readonly Lamp[] {
  if (config.driver === 'serial') return SERIAL_TWO_COLOURS;
  if (!('lamps' in config)) return [];
  const wired = Object.entries(config.lamps) as (readonly [Lamp, unknown])[];
  return wired.filter(([, pins]) => typeof pins === 'object').map(([lamp]) => lamp);
}

/** Lamps, buzzer, keys, hook, in the panel's order. `only`: the keys that are to be tried, null for all. */
export function partsOf(
  { lamps, buzzer, keys }: PanelCapabilities,
  twoColours: readonly Lamp[],
  only: readonly Key[] | null,
): readonly Part[] {
  const tried = only ? keys.filter((key) => only.includes(key)) : keys;
  return [
    ...lamps.flatMap((lamp) => lampParts(lamp, twoColours.includes(lamp))),
    ...(buzzer ? [{ type: 'buzzer' } as const] : []),
    ...tried.map((key) => ({ type: 'key', key }) as const),
    { type: 'hook' },
  ];
}

/** Patterns that stand still, so that nobody takes a loose wire for blinking; `fault` is red where there is red. */
export function lampParts(lamp: Lamp, twoColours: boolean): readonly Part[] {
  if (!twoColours) return [{ type: 'lamp', lamp, colour: null, pattern: 'inUse' }];
  return [
    { type: 'lamp', lamp, colour: 'amber', pattern: 'inUse' },
    { type: 'lamp', lamp, colour: 'red', pattern: 'fault' },
  ];
}

export function partName(part: Part): string {
  switch (part.type) {
    case 'lamp':
      return `lamps.${part.lamp}`;
    case 'key':
      return `keys.${part.key}`;
    default:
      return part.type;
  }
}

export const colourOf = (part: Part): Colour | null => (part.type === 'lamp' ? part.colour : null);

/** Every unit has them: a panel on which one was not tried has not passed. All else may be missing on purpose. */
const NEEDED: readonly string[] = ['hook', 'keys.hold', 'keys.transfer'];

/** Whether the panel may go out. `jig`: what is not on the jig does not count. */
export function passed(results: readonly PartResult[]): boolean {
  const bad = results.some(
    ({ part, verdict, detail }) =>
      verdict === 'failed' ||
      (verdict === 'notTested' && detail !== 'notOnJig') ||
      (verdict === 'skipped' && NEEDED.includes(part)),
  );
  return !bad && results.some(({ verdict }) => verdict === 'ok');
}
