import type { Duration, WallTime } from '../../../device/desk/words.ts';

export type Language = 'fr' | 'en';

/** Times, dates and lengths as the reader's language writes them. */
export interface Format {
  /** 14 h 05, 14:05. */
  time(wall: WallTime): string;
  /** 14 h 05 min 09 s, 14:05:09: only where seconds count. */
  timeWithSeconds(wall: WallTime): string;
  /** samedi 21 novembre 2026. */
  day(wall: WallTime): string;
  /** Its day and its time. */
  moment(wall: WallTime): string;
  /** 1 min 20 s, 45 s, 1 h 02 min. */
  duration(length: Duration): string;
  /** 0..1 as a share: 96 %. */
  share(part: number): string;
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const SPACE = '\u00a0';

/** `timeZone` for tests; elsewhere the browser's own. */
export function formatFor(language: Language, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat(LOCALES[language], {
    ...zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const date = new Intl.DateTimeFormat(LOCALES[language], { ...zone, dateStyle: 'full' });
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 });
  const part = (wall: WallTime, type: string) =>
    clock.formatToParts(wall).find((found) => found.type === type)?.value ?? '';
  const hours = (wall: WallTime) => part(wall, 'hour');
  const minutes = (wall: WallTime) => part(wall, 'minute');
  const seconds = (wall: WallTime) => part(wall, 'second');
  const time = (wall: WallTime) =>
    language === 'fr'
      ? `${Number(hours(wall))}${SPACE}h${SPACE}${minutes(wall)}`
      : `${hours(wall)}:${minutes(wall)}`;
  return {
    time,
    timeWithSeconds: (wall) =>
      language === 'fr'
        ? [Number(hours(wall)), 'h', minutes(wall), 'min', seconds(wall), 's'].join(SPACE)
        : `${hours(wall)}:${minutes(wall)}:${seconds(wall)}`,
    day: (wall) => date.format(wall),
    moment: (wall) => `${date.format(wall)}, ${time(wall)}`,
    duration: (length) =>
      withoutZeros(durationParts(length))
        .map(([figure, unit]) => `${figure}${SPACE}${unit}`)
        .join(SPACE),
    share: (share) => percent.format(share),
  };
}

export type DurationPart = readonly [figure: string, unit: 'h' | 'min' | 's'];

/** The figures and units of a length in ms, cut to whole seconds; two at most: seconds are left out from an hour on. */
export function durationParts(length: Duration): readonly DurationPart[] {
  const whole = Math.max(0, Math.floor(length / 1000));
  const seconds = whole % 60;
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  if (hours > 0) return [part(hours, 'h'), twoDigits(minutes, 'min')];
  if (minutes > 0) return [part(minutes, 'min'), twoDigits(seconds, 's')];
  return [part(seconds, 's')];
}

const part = (figure: number, unit: DurationPart[1]): DurationPart => [String(figure), unit];
const twoDigits = (figure: number, unit: DurationPart[1]): DurationPart => [
  String(figure).padStart(2, '0'),
  unit,
];

/** In a sentence one says 1 min, not 1 min 00 s. */
function withoutZeros(parts: readonly DurationPart[]): readonly DurationPart[] {
  return parts.length > 1 && parts.at(-1)?.[0] === '00' ? parts.slice(0, -1) : parts;
}

/** Midnight at the beginning of the browser's day that holds `wall`, shifted by `days`. */
export function dayStart(wall: WallTime, days = 0): WallTime {
  const date = new Date(wall);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
