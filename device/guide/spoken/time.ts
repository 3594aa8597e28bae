import { englishNumber, frenchNumber } from './numbers.ts';

export type SpokenLanguage = 'fr' | 'en';

/** A time of day: hour 0-23, minute 0-59. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/**
 * `24h` "seize heures quarante-cinq"; `12h` "quatre heures quarante-cinq de l'après-midi" (rule B10);
 * `quarter` "cinq heures moins le quart de l'après-midi" (rule B9).
 */
export type TimeStyle = '24h' | '12h' | 'quarter';

/**
 * A time in words, in one style; null where the style has no way to say it ("quarter" for 16:43).
 * @throws {RangeError} no time of day.
 */
export function timeInWords(time: TimeOfDay, language: SpokenLanguage, style: TimeStyle): string | null {
  checked(time);
  if (language === 'fr') return FRENCH[style](time);
  return ENGLISH[style](time);
}

/** All ways to say a time, no two alike: first as written on the appointment, then for the 12-hour clock. */
export function waysToSayTime(time: TimeOfDay, language: SpokenLanguage): readonly string[] {
  const styles: readonly TimeStyle[] =
    language === 'fr' ? ['24h', '12h', 'quarter'] : ['12h', 'quarter', '24h'];
  const ways = styles.map((style) => timeInWords(time, language, style));
  return [...new Set(ways.filter((way) => way !== null))];
}

/** "16:45", "16h45", "16 h 45", "9h" -> time; null for anything else. */
export function readTime(text: string): TimeOfDay | null {
  const [, hour, minute = '0'] = /^\s*(\d{1,2})\s?(?:[:hH])\s?(\d{2})?\s*$/.exec(text) ?? [];
  const time = { hour: Number(hour), minute: Number(minute) };
  return hour !== undefined && isTime(time) ? time : null;
}

const isTime = ({ hour, minute }: TimeOfDay): boolean =>
  Number.isInteger(hour) && hour >= 0 && hour < 24 && Number.isInteger(minute) && minute >= 0 && minute < 60;

function checked(time: TimeOfDay): void {
  if (!isTime(time)) throw new RangeError(`${time.hour}:${time.minute} is no time of day (0:00 to 23:59)`);
}

type Ways = Readonly<Record<TimeStyle, (time: TimeOfDay) => string | null>>;

const FRENCH: Ways = {
  '24h': ({ hour, minute }) => [frenchHours(hour), ...frenchMinutes(minute)].join(' '),
  '12h': ({ hour, minute }) => frenchNamed(hour, frenchMinutes(minute).join(' ')),
  quarter: ({ hour, minute }) => {
    const past = FRENCH_PAST[minute];
    if (past !== undefined)
      return frenchNamed(hour, isNoonOrMidnight(hour) ? past.replace('demie', 'demi') : past);
    const to = FRENCH_TO[60 - minute];
    return to === undefined ? null : frenchNamed((hour + 1) % 24, to);
  },
};

const FRENCH_PAST: Readonly<Record<number, string>> = { 15: 'et quart', 30: 'et demie' };
const FRENCH_TO: Readonly<Record<number, string>> = {
  25: 'moins vingt-cinq',
  20: 'moins vingt',
  15: 'moins le quart',
  10: 'moins dix',
  5: 'moins cinq',
};

const isNoonOrMidnight = (hour: number) => hour === 0 || hour === 12;

function frenchHours(hour: number): string {
  return `${frenchNumber(hour, { feminine: true })} heure${hour > 1 ? 's' : ''}`;
}

const frenchMinutes = (minute: number): readonly string[] =>
  minute === 0 ? [] : [frenchNumber(minute, { feminine: true })];

/** The hour on the 12-hour clock, what is said of its minutes, and the part of the day that it belongs to. */
function frenchNamed(hour: number, minutes: string): string {
  const rest = minutes === '' ? '' : ` ${minutes}`;
  if (hour === 0) return `minuit${rest}`;
  if (hour === 12) return `midi${rest}`;
  const part = hour < 12 ? 'du matin' : hour < 18 ? "de l'après-midi" : 'du soir';
  return `${frenchHours(hour % 12)}${rest} ${part}`;
}

const ENGLISH: Ways = {
  '24h': ({ hour, minute }) => `${englishNumber(hour)} ${englishMinutes(minute) ?? 'hundred'}`,
  '12h': ({ hour, minute }) => {
    if (minute === 0) return englishNamed(hour, "o'clock");
    const said = `${englishNumber(hour % 12 === 0 ? 12 : hour % 12)} ${englishMinutes(minute)}`;
    return `${said} ${englishPart(hour)}`;
  },
  quarter: ({ hour, minute }) => {
    const past = ENGLISH_STEPS[minute] ?? (minute === 30 ? 'half' : undefined);
    if (past !== undefined) return `${past} past ${englishNamed(hour, '')}`;
    const to = ENGLISH_STEPS[60 - minute];
    return to === undefined ? null : `${to} to ${englishNamed((hour + 1) % 24, '')}`;
  },
};

const ENGLISH_STEPS: Readonly<Record<number, string>> = {
  5: 'five',
  10: 'ten',
  15: 'quarter',
  20: 'twenty',
  25: 'twenty-five',
};

function englishMinutes(minute: number): string | null {
  if (minute === 0) return null;
  return minute < 10 ? `oh ${englishNumber(minute)}` : englishNumber(minute);
}

function englishNamed(hour: number, clock: string): string {
  if (hour === 0) return 'midnight';
  if (hour === 12) return 'noon';
  return [englishNumber(hour % 12), clock, englishPart(hour)].filter((word) => word !== '').join(' ');
}

function englishPart(hour: number): string {
  if (hour === 0 || hour >= 21) return 'at night';
  if (hour < 12) return 'in the morning';
  return hour < 18 ? 'in the afternoon' : 'in the evening';
}
