import type { ComponentChildren } from 'preact';
import { OfficeTable } from '../form/office-table.tsx';
import { usePage } from '../shell/context.ts';
import { FIGURES_WORDS } from './words.ts';

export interface Bar {
  /** Names it below, where there is room. */
  readonly label: string;
  /** From the bottom: how much of each kind; the first is the good one. */
  readonly parts: readonly number[];
}

interface BarsProps {
  readonly bars: readonly Bar[];
  /** The value of a full bar; the highest one without it. */
  readonly full?: number;
}

const WIDTH = 100;
const HEIGHT = 24;

/** Bars beside each other. The table below says the same in figures: for screen readers the plot is not there. */
export function Bars({ bars, full }: BarsProps) {
  const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);
  const highest = full ?? Math.max(1, ...bars.map(({ parts }) => sum(parts)));
  const step = WIDTH / Math.max(bars.length, 1);
  const every = Math.ceil(bars.length / 10);
  return (
    <div class="plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {bars.map(({ parts }, at) => (
          <g key={at}>
            {parts.map((part, kind) => {
              const top = (HEIGHT * sum(parts.slice(0, kind + 1))) / highest;
              return (
                <rect
                  key={kind}
                  class={`part-${kind}`}
                  x={at * step + step * 0.1}
                  width={step * 0.8}
                  y={HEIGHT - top}
                  height={(HEIGHT * part) / highest}
                />
              );
            })}
          </g>
        ))}
      </svg>
      <p class="plot-labels small" aria-hidden="true">
        {bars.map(({ label }, at) => (
          <span key={at}>{at % every === 0 ? label : ''}</span>
        ))}
      </p>
    </div>
  );
}

interface PlotProps {
  readonly title: string;
  /** What it leaves out. */
  readonly note?: string;
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly children?: ComponentChildren;
}

/** A plot with its table behind one key, and the table as a file. */
export function Plot({ title, note, file, columns, rows, children }: PlotProps) {
  const words = FIGURES_WORDS[usePage().language];
  return (
    <section class="panel-box" aria-label={title}>
      <h2>{title}</h2>
      {children}
      {note && <p class="small">{note}</p>}
      <details open={!children}>
        <summary>{words.table}</summary>
        <OfficeTable columns={columns}>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, at) => (
                <td key={columns[at]} data-label={columns[at] === title ? undefined : columns[at]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </OfficeTable>
      </details>
      <a href={file} download>
        {words.file}
      </a>
    </section>
  );
}
