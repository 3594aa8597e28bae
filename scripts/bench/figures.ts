export type Unit = 'ms' | 'MB' | 'kB' | '%' | '';

/** One measured number beside what it is held against. All three numbers are in `unit`. */
export interface Figure {
  readonly promise: 'P1' | 'P2' | 'P7' | 'P8' | 'B11' | 'scale';
  readonly what: string;
  readonly unit: Unit;
  readonly measured: number;
  /** Measured in the same run; null where only the promise is there to compare with. */
  readonly yardstick: { readonly what: string; readonly value: number } | null;
  /** The most that was promised; null where that is for a real machine to keep, and this was an emulated one. */
  readonly limit: { readonly what: string; readonly value: number } | null;
}

export const isKept = ({ measured, limit }: Figure): boolean => limit === null || measured <= limit.value;

export const FIGURE_HEADINGS = [
  '',
  'what',
  'measured',
  'yardstick of the same run',
  'of the yardstick',
  'promised at most',
  'of the promise',
  '',
] as const;

export function figureCells(figure: Figure): readonly string[] {
  const { promise, what, unit, measured, yardstick, limit } = figure;
  return [
    promise,
    what,
    amount(measured, unit),
    yardstick ? `${yardstick.what}: ${amount(yardstick.value, unit)}` : '',
    yardstick ? ratio(measured, yardstick.value) : '',
    ...(limit
      ? [
          `${limit.what}: ${amount(limit.value, unit)}`,
          ratio(measured, limit.value),
          isKept(figure) ? 'kept' : '**not kept**',
        ]
      : ['', '', '']),
  ];
}

/** Three digits that count, no more: the next ones are chance. */
export function amount(value: number, unit: Unit): string {
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(places)} ${unit}`.trim();
}

/** "0.34 x". A yardstick of nothing can be compared with nothing. */
export function ratio(measured: number, other: number): string {
  return other > 0 ? `${(measured / other).toFixed(2)} x` : '';
}
