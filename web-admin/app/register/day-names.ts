import type { WallTime } from '../../../device/desk/words.ts';

/** `2026-11-21` in the browser's time zone: how a day stands in an address. */
export function dayName(wall: WallTime): string {
  const date = new Date(wall);
  const pad = (figure: number) => String(figure).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The beginning of the day of that name, or null if there is no such day. */
export function dayFromName(name: string): WallTime | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(name) ?? [];
  if (!year) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(day)).getTime();
  return dayName(start) === name ? start : null;
}
