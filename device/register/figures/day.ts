import type { WallTime } from '../../desk/words.ts';

/** A local day: `from` <= wall < `to`. */
export interface DaySpan {
  readonly day: string;
  readonly from: WallTime;
  readonly to: WallTime;
}

/** `2026-11-22`: the local date of that moment. */
export function dayOf(wall: WallTime): string {
  const date = new Date(wall);
  const pad = (figure: number) => String(figure).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** 23 to 25 hours long. */
export function spanOf(day: string): DaySpan {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return {
    day,
    from: new Date(year, month - 1, date).getTime(),
    to: new Date(year, month - 1, date + 1).getTime(),
  };
}
