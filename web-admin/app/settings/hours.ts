/** Minutes after midnight. */
interface Times {
  readonly from: number;
  readonly to: number;
}

/** `8:00-12:00, 14:00-18:30`; empty if there are none. */
export function dayHours(times: readonly Times[] = []): string {
  return times.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ');
}

/** What somebody typed, earliest first: `8-12 14h-18h30` is understood as well. Null if it is not. */
export function readHours(text: string): Times[] | null {
  const parts = text.split(/[,;]|(?<=\d\s*h?)\s+(?=\d)/i).filter((part) => part.trim() !== '');
  const times = parts.map((part) => {
    const [, from, fromMinute, to, toMinute] =
      /^\s*(\d+)[:h.]?(\d\d)?\s*[-–à]\s*(\d+)[:h.]?(\d\d)?\s*$/i.exec(part) ?? [];
    return from && to ? { from: minute(from, fromMinute), to: minute(to, toMinute) } : null;
  });
  const good = times.filter((time) => time !== null && time.from < time.to && time.to <= 1440);
  return good.length === parts.length && good.length <= 6
    ? good.flatMap((time) => time ?? []).sort((a, b) => a.from - b.from)
    : null;
}

function minute(hours: string, minutes = '0'): number {
  return Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : Number.NaN;
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
