import type { WallTime } from '../../desk/words.ts';
import { CommandRefused } from '../area/refused.ts';
import {
  afterOpenTime,
  type DayName,
  dayOf,
  nextOpeningDay,
  openingDayFrom,
} from '../follow-up/opening-days.ts';
import type { Settings } from '../settings/settings.ts';
import { COLLECTED, type Written } from './message.ts';
import type { BookMessage } from './message-statements.ts';

const MINUTE = 60_000;
const MOST_AHEAD = 31 * 24 * 60 * MINUTE;

/** What is there already of a message that went out: what stays as it is need not be to come any more. */
type Before = Pick<BookMessage, 'promised' | 'collectFrom' | 'details'> | null;

/** Times and days of a message, as the opening times of the house have them. */
export class MessageDates {
  readonly #settings: () => Settings;

  constructor(settings: () => Settings) {
    this.#settings = settings;
  }

  /** So much opening time after `wall` as the house has it. */
  usual(wall: WallTime): WallTime {
    const settings = this.#settings();
    return afterOpenTime(wall, settings.messageWithin * MINUTE, settings);
  }

  /** What was typed; what stands there still, unless it has passed; else as the house has it. */
  promised(typed: WallTime | null, before: Before, wall: WallTime): WallTime {
    const kept = keptPromise(typed, before) ?? typed;
    return kept === null || (isKept(typed, before) && kept <= wall) ? this.usual(wall) : kept;
  }

  /** The day on which the house opens; null for what nobody fetches. */
  collectFrom({ kind, collectFrom }: Pick<Written, 'kind' | 'collectFrom'>, wall: WallTime): DayName | null {
    if (!COLLECTED.includes(kind)) return null;
    const settings = this.#settings();
    return collectFrom === null
      ? nextOpeningDay(dayOf(wall), settings)
      : openingDayFrom(collectFrom, settings);
  }

  /** @throws {CommandRefused} something that was typed has passed, or is too far away. */
  refusePassed(written: Written, before: Before, wall: WallTime): void {
    const { kind, promised, collectFrom, details } = written;
    const today = dayOf(wall);
    const faults = [];
    const late = promised !== null && (promised <= wall || promised - wall > MOST_AHEAD);
    if (late && !isKept(promised, before))
      faults.push({ path: 'promised', allowed: 'a time to come, within 31 days' });
    // Rule B3: from the next day on.
    if (COLLECTED.includes(kind) && collectFrom !== null && collectFrom <= today) {
      if (collectFrom !== before?.collectFrom) faults.push({ path: 'collectFrom', allowed: 'a day to come' });
    }
    if ('day' in details && details.day < today && details.day !== dayIn(before))
      faults.push({ path: 'details.day', allowed: 'a day to come' });
    if (faults.length === 0) return;
    throw new CommandRefused('Register_NotValid', 'what is promised must be to come', faults);
  }
}

/** By the unit's own clock, to the minute, such as `2026-12-24T14:30`. */
export function localTime(wall: WallTime): string {
  const date = new Date(wall);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOf(wall)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** To the minute, for nobody types more. */
function isKept(typed: WallTime | null, before: Before): boolean {
  return keptPromise(typed, before) !== null;
}

function keptPromise(typed: WallTime | null, before: Before): WallTime | null {
  const promised = before?.promised ?? null;
  return typed !== null && promised !== null && localTime(typed) === localTime(promised) ? promised : null;
}

function dayIn(before: Before): unknown {
  return before === null ? null : (JSON.parse(before.details) as { readonly day?: string }).day;
}
