import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type Cue,
  type Duration,
  type Instant,
  type Key,
  LAMP_RHYTHMS,
  type Lamp,
  type LampPattern,
  type Rhythm,
} from '../../../device/ports/index.ts';
import { hex } from './codec.ts';

/** What the bodies of lines mean. The orders are the wire's and the firmware's: never change one without the other. */

export const PROTOCOL = 1;

/** Row by row: the keypad, then the eight keys. */
export const PANEL_KEYS: readonly Key[] = [
  ...(['digit1', 'digit2', 'digit3', 'speed1'] as const),
  ...(['digit4', 'digit5', 'digit6', 'speed2'] as const),
  ...(['digit7', 'digit8', 'digit9', 'speed3'] as const),
  ...(['digit*', 'digit0', 'digit#', 'speed4'] as const),
  ...(['hold', 'transfer', 'line1', 'line2'] as const),
  ...(['message', 'callBack', 'satisfied', 'mute'] as const),
];

export const PANEL_LAMPS = ['line1', 'line2', 'hold', 'fault'] as const satisfies readonly Lamp[];
export type PanelLamp = (typeof PANEL_LAMPS)[number];

const LAMP_PATTERNS = Object.keys(LAMP_RHYTHMS) as readonly LampPattern[];
const BUZZER_PATTERNS = Object.keys(BUZZER_RHYTHMS) as readonly BuzzerPattern[];

/** As many due moments as the panel keeps; further than this it cannot look ahead (4.6 hours). */
const DUE_MOMENTS = 4;
const FARTHEST: Duration = 0xff_ffff;
const OLDEST: Duration = 0xffff;

export interface Shown {
  readonly lamps: Readonly<Record<PanelLamp, Cue<LampPattern>>>;
  readonly buzzer: Cue<BuzzerPattern>;
}

export const DARK: Shown = {
  lamps: {
    line1: { pattern: 'off', since: 0 },
    line2: { pattern: 'off', since: 0 },
    hold: { pattern: 'off', since: 0 },
    fault: { pattern: 'off', since: 0 },
  },
  buzzer: { pattern: 'silent', since: 0 },
};

export interface Hello {
  readonly protocol: number;
  readonly firmware: string;
  /** CRC-16 of the firmware's image in flash. */
  readonly flashCrc: number;
  readonly capabilities: string;
  readonly hook: 'up' | 'down';
  /** Keys that are held down just then: stuck, if nobody presses them. */
  readonly held: readonly Key[];
}

export type PanelMove =
  | { readonly type: 'pressed' | 'released'; readonly key: Key }
  | { readonly type: 'hook'; readonly hook: 'up' | 'down' }
  /** The hook's contact chatters, or has been quiet for a second. Firmware before 1.1.0 does not tell. */
  | { readonly type: 'chatter'; readonly chatters: boolean };

/** `nonce` 0 ... 65535 comes back with the answer, so that an answer to somebody else's hello is not taken for ours. */
export function helloBody(nonce: number): string {
  return `H${hex(PROTOCOL, 2)}${hex(nonce, 4)}`;
}

const HELLO = /^([0-9A-F]{4}) (\d{1,3}) (\S{1,12}) ([0-9A-F]{4}) (\S{1,16}) ([UD]) ([0-9A-F]{6})$/;

/** The answer to a hello with that nonce, or null. */
export function readHello(body: string, nonce: number): Hello | null {
  const match = HELLO.exec(body);
  if (!match || match[1] !== hex(nonce, 4)) return null;
  const [, , protocol = '', firmware = '', crc = '', capabilities = '', hook = '', held = ''] = match;
  const mask = Number.parseInt(held, 16);
  return {
    protocol: Number(protocol),
    firmware,
    flashCrc: Number.parseInt(crc, 16),
    capabilities,
    hook: hook === 'U' ? 'up' : 'down',
    held: PANEL_KEYS.filter((_, index) => (mask >> index) & 1),
  };
}

export function showBody({ lamps, buzzer }: Shown, now: Instant): string {
  const lampCodes = PANEL_LAMPS.map((lamp) => {
    const { pattern, since } = lamps[lamp];
    return hex(LAMP_PATTERNS.indexOf(pattern), 1) + ageCode(LAMP_RHYTHMS[pattern], since, now);
  });
  const buzzerCode = hex(BUZZER_PATTERNS.indexOf(buzzer.pattern), 1);
  return `S${lampCodes.join('')}${buzzerCode}${ageCode(BUZZER_RHYTHMS[buzzer.pattern], buzzer.since, now)}`;
}

/** How long a pattern has been shown, less its whole rounds. One that does not come again is over long before OLDEST. */
function ageCode({ steps, again }: Rhythm, since: Instant, now: Instant): string {
  const age = Math.max(0, Math.round(now - since));
  const round = steps.reduce((sum, step) => sum + step, 0);
  return hex(again ? age % round : Math.min(age, OLDEST), 4);
}

/** `rate`: ms of the panel's clock in one ms of ours. A moment just passed is now: the panel waits a little for us. */
export function beatBody(dueMoments: readonly Instant[], now: Instant, rate: number): string {
  const coming = dueMoments.filter((due) => due > now - 1_000 && (due - now) * rate < FARTHEST);
  const codes = coming
    .slice(0, DUE_MOMENTS)
    .map((due) => hex(Math.max(0, Math.round((due - now) * rate)), 6));
  return `B${codes.join('')}`;
}

/** The panel's clock, in ms since it started, or null if the body is none. */
export function readBeat(body: string): number | null {
  return /^[0-9A-F]{8}$/.test(body) ? Number.parseInt(body, 16) : null;
}

/** What was done on the panel, or null if the body says nothing known. */
export function readMove(body: string): PanelMove | null {
  if (body === 'HU') return { type: 'hook', hook: 'up' };
  if (body === 'HD') return { type: 'hook', hook: 'down' };
  if (body === 'HC' || body === 'HQ') return { type: 'chatter', chatters: body === 'HC' };
  const [, what, number] = /^([PR])([0-9A-F]{2})$/.exec(body) ?? [];
  const key = PANEL_KEYS[Number.parseInt(number ?? '', 16)];
  return key === undefined ? null : { type: what === 'P' ? 'pressed' : 'released', key };
}
