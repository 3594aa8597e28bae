import { englishNumber, frenchNumber } from './numbers.ts';
import type { SpokenLanguage } from './time.ts';

/** A day of the calendar, whatever the zone: month 1-12. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface DayOptions {
  /** "vingt-quatre" instead of "24". */
  readonly inWords?: boolean;
}

const WEEKDAYS = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;
const NEAR = {
  fr: new Map([
    [-2, 'avant-hier'],
    [-1, 'hier'],
    [0, "aujourd'hui"],
    [1, 'demain'],
    [2, 'après-demain'],
  ]),
  en: new Map([
    [-2, 'the day before yesterday'],
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
    [2, 'the day after tomorrow'],
  ]),
} as const;

const MS_A_DAY = 86_400_000;

/**
 * "demain, mardi 24 novembre"; the year is said when it is not this one. Never "mardi prochain", which some take for the
 * next Tuesday and some for the one after.
 * @throws {RangeError} no such day.
 */
export function dayInWords(
  day: CalendarDay,
  today: CalendarDay,
  language: SpokenLanguage,
  options: DayOptions = {},
): string {
  const near = NEAR[language].get(daysBetween(today, day));
  const date = dateInWords(day, today, language, options);
  return near === undefined ? date : `${near}, ${date}`;
}

/** Several ways to say a day, for who is slow to take it in (rule B9): the fullest first, no two alike. */
export function waysToSayDay(
  day: CalendarDay,
  today: CalendarDay,
  language: SpokenLanguage,
  options: DayOptions = {},
): readonly string[] {
  const date = dateInWords(day, today, language, options);
  return [
    ...new Set([
      dayInWords(day, today, language, options),
      date,
      ...inDays(daysBetween(today, day), language),
    ]),
  ];
}

/** Days from `from` to `to`; negative if `to` comes first. @throws {RangeError} no such day. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (utc(to) - utc(from)) / MS_A_DAY;
}

/** The days of the calendar are counted in UTC, which knows no summer time. */
function utc({ year, month, day }: CalendarDay): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!real) throw new RangeError(`there is no day ${year}-${month}-${day}`);
  return date.getTime();
}

function dateInWords(
  day: CalendarDay,
  today: CalendarDay,
  language: SpokenLanguage,
  { inWords = false }: DayOptions,
): string {
  const weekday = WEEKDAYS[language][new Date(utc(day)).getUTCDay()] ?? '';
  const month = MONTHS[language][day.month - 1] ?? '';
  const year = day.year === today.year ? '' : ` ${inWords ? yearInWords(day.year, language) : day.year}`;
  if (language === 'fr') return `${weekday} ${frenchDay(day.day, inWords)} ${month}${year}`;
  return inWords
    ? `${weekday} the ${ordinal(day.day)} of ${month}${year}`
    : `${weekday} ${day.day} ${month}${year}`;
}

function frenchDay(day: number, inWords: boolean): string {
  if (day === 1) return inWords ? 'premier' : '1er';
  return inWords ? frenchNumber(day) : String(day);
}

/** 2026 is "twenty twenty-six", 2005 "two thousand and five". */
function yearInWords(year: number, language: SpokenLanguage): string {
  if (language === 'fr') return frenchNumber(year);
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (year < 1000 || rest < 10) return englishNumber(year);
  return `${englishNumber(century)} ${englishNumber(rest)}`;
}

const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
  twenty: 'twentieth',
  thirty: 'thirtieth',
};

function ordinal(day: number): string {
  const words = englishNumber(day).split('-');
  const last = words.pop() ?? '';
  return [...words, ORDINALS[last] ?? `${last}th`].join('-');
}

/** "dans cinq jours", "in five days", for three to thirteen days; "dans quinze jours" means two weeks and is left out. */
function inDays(days: number, language: SpokenLanguage): readonly string[] {
  if (days < 3 || days > 13 || days === 8) return [];
  return [language === 'fr' ? `dans ${frenchNumber(days)} jours` : `in ${englishNumber(days)} days`];
}
