import type { CheckInFigures, Figures, FiguresRow, LatenessFigure } from './figures.ts';

/** One hour of a line on one day, as the tables have it. */
export interface CallCount {
  readonly day: string;
  readonly hour: number;
  readonly line: string;
  readonly calls: number;
  readonly incoming: number;
  readonly answered: number;
  readonly missed: number;
  readonly abandoned: number;
  readonly ring_time: number;
  readonly longest_ring: number;
  readonly talk_time: number;
  readonly hold_time: number;
  readonly longest_silence: number;
  readonly call_backs: number;
}

export type CheckInCount = CheckInFigures & Pick<CallCount, 'day' | 'hour' | 'line'>;

export interface LatenessCount {
  readonly bucket: number;
  readonly count: number;
}

type Sums = { -readonly [Name in keyof FiguresRow]: FiguresRow[Name] };

const BUCKET_SECONDS = 5;

export type Grouping = 'day' | 'place';

/** Counts put together by day, where hour and line mean nothing, or by place (hour and line), where the day means nothing. */
export interface Counts {
  readonly calls: readonly CallCount[];
  readonly checkIns: readonly CheckInCount[];
}

/** The same counts put together in four ways: all, by day, by hour of the day, by line. */
export function figureRows(
  by: Readonly<Record<Grouping, Counts>>,
): Pick<Figures, 'total' | 'days' | 'hours' | 'lines'> {
  return {
    total: [...sumBy(by.place, () => 'all').values()][0] ?? nothing(),
    days: [...sumBy(by.day, ({ day }) => day)]
      .map(([day, row]) => ({ day, ...row }))
      .sort((one, other) => one.day.localeCompare(other.day)),
    hours: [...sumBy(by.place, ({ hour }) => hour)]
      .map(([hour, row]) => ({ hour, ...row }))
      .sort((one, other) => one.hour - other.hour),
    lines: [...sumBy(by.place, ({ line }) => line)]
      .map(([line, row]) => ({ line, ...row }))
      .sort((one, other) => one.line.localeCompare(other.line)),
  };
}

export function addLateness(counts: readonly LatenessCount[]): LatenessFigure[] {
  const sums = new Map<number, number>();
  for (const { bucket, count } of counts) sums.set(bucket, (sums.get(bucket) ?? 0) + count);
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([bucket, count]) => ({ from: bucket * BUCKET_SECONDS, count }));
}

function sumBy<Name>(
  { calls, checkIns }: Counts,
  nameOf: (place: Pick<CallCount, 'day' | 'hour' | 'line'>) => Name,
): Map<Name, Sums> {
  const sums = new Map<Name, Sums>();
  const sumOf = (place: Pick<CallCount, 'day' | 'hour' | 'line'>) => {
    const name = nameOf(place);
    const sum = sums.get(name) ?? nothing();
    sums.set(name, sum);
    return sum;
  };
  for (const count of calls) addCalls(sumOf(count), count);
  for (const count of checkIns) addCheckIns(sumOf(count), count);
  return sums;
}

function addCalls(sum: Sums, count: CallCount): void {
  sum.calls += count.calls;
  sum.incoming += count.incoming;
  sum.answered += count.answered;
  sum.missed += count.missed;
  sum.abandoned += count.abandoned;
  sum.ringTime += count.ring_time;
  sum.longestRing = Math.max(sum.longestRing, count.longest_ring);
  sum.talkTime += count.talk_time;
  sum.holdTime += count.hold_time;
  sum.longestSilence = Math.max(sum.longestSilence, count.longest_silence);
  sum.callBacks += count.call_backs;
}

function addCheckIns(sum: Sums, { early, onTime, late, missed, void: left }: CheckInCount): void {
  const before = sum.checkIns;
  sum.checkIns = {
    early: before.early + early,
    onTime: before.onTime + onTime,
    late: before.late + late,
    missed: before.missed + missed,
    void: before.void + left,
  };
}

function nothing(): Sums {
  return {
    calls: 0,
    incoming: 0,
    answered: 0,
    missed: 0,
    abandoned: 0,
    ringTime: 0,
    longestRing: 0,
    talkTime: 0,
    holdTime: 0,
    longestSilence: 0,
    callBacks: 0,
    checkIns: { early: 0, onTime: 0, late: 0, missed: 0, void: 0 },
  };
}
