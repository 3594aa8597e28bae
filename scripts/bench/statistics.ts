/** Of one or more values. `p` are nearest-rank quantiles: values that did occur, never ones in between. */
export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** @throws {RangeError} there are no values: nothing was measured. */
export function summarize(values: readonly number[]): Summary {
  const sorted = ascending(values);
  return {
    count: sorted.length,
    min: quantileOf(sorted, 0),
    p50: quantileOf(sorted, 0.5),
    p99: quantileOf(sorted, 0.99),
    p999: quantileOf(sorted, 0.999),
    max: quantileOf(sorted, 1),
  };
}

/** The least value that is not exceeded by the share `q` (0..1) of all values. */
export function quantile(values: readonly number[], q: number): number {
  return quantileOf(ascending(values), q);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const ascending = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

function quantileOf(sorted: readonly number[], q: number): number {
  const rank = Math.max(1, Math.ceil(q * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError('there are no values to take a quantile of');
  return value;
}
