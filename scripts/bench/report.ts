import { FIGURE_HEADINGS, figureCells } from './figures.ts';
import type { Findings, Table } from './part.ts';

export interface Measured {
  readonly title: string;
  readonly seconds: number;
  /** A text if it could not be measured: why. */
  readonly result: Findings | string;
}

export interface ReportOptions {
  /** The command that made this, as typed. */
  readonly command: string;
  readonly quick: boolean;
  /** Name and value of what the machine was. */
  readonly machine: readonly (readonly [string, string])[];
}

/** All that was measured, as one page of Markdown. */
export function reportOf(parts: readonly Measured[], { command, quick, machine }: ReportOptions): string {
  const paragraphs = [
    '# What Garde-fil was measured to do',
    `Written by \`${command}\`, never by hand: run it again for your own machine.`,
    ...(quick ? [QUICK] : []),
    table({ title: '', headings: ['', ''], rows: machine }),
    'A figure stands beside its yardstick, measured in the same run on the same machine, and beside what was promised.',
    ...parts.flatMap(section),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

const QUICK =
  '**This was a quick run: fewer and shorter waits, fewer repetitions. It shows that the measuring works, and no more.**';

function section({ title, seconds, result }: Measured): readonly string[] {
  const heading = `## ${title}`;
  if (typeof result === 'string') return [heading, `**Not measured: ${result}**`];
  const { how, figures, tables } = result;
  return [
    heading,
    ...how,
    table({ title: '', headings: FIGURE_HEADINGS, rows: figures.map(figureCells) }),
    ...tables.flatMap((behind) => [`**${behind.title}**`, table(behind)]),
    `Measured in ${Math.round(seconds)} s.`,
  ];
}

/**
 * `page` with those of its sections that `report` has measured anew, and behind them those that it did not have yet; the
 * others stay as they were. Each new one says which command made it, and when.
 */
export function withSectionsOf(page: string, report: string, { command, machine }: ReportOptions): string {
  const fresh = new Map(blocksOf(report).map((block) => [headingOf(block), block]));
  const how = machine.map(([name, value]) => `${name} ${value}`).join(', ');
  const signed = (block: string) => `${block}\n\nThis part anew by \`${command}\`: ${how}.`;
  const old = blocksOf(page);
  const blocks = old.map((block) => {
    const anew = isSection(block) ? fresh.get(headingOf(block)) : undefined;
    return anew ? signed(anew) : block;
  });
  const known = old.map(headingOf);
  const added = [...fresh.values()].filter((block) => isSection(block) && !known.includes(headingOf(block)));
  return `${[...blocks, ...added.map(signed)].join('\n\n')}\n`;
}

const blocksOf = (text: string): readonly string[] => text.split(/^(?=## )/mu).map((block) => block.trim());
const isSection = (block: string): boolean => block.startsWith('## ');
const headingOf = (block: string): string => block.split('\n', 1)[0] ?? '';

/** A Markdown table whose columns are as wide as what stands in them, so that it reads well on a terminal too. */
export function table({ headings, rows }: Table): string {
  const lines = [headings, ...rows].map((cells) => cells.map(escaped));
  const widths = headings.map((_, column) =>
    Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const text = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [first = [], ...others] = lines;
  return [text(first), rule, ...others.map(text)].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
