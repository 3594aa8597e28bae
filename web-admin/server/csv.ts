import { stringify } from 'csv-stringify/sync';
import type { Duration, WallTime } from '../../device/desk/words.ts';
import type { CallRow } from '../../device/register/rows.ts';
import { type CsvWords, WORDS } from './csv-words.ts';

export type CsvLanguage = keyof typeof WORDS;

/** How a call becomes a line: one entry a column, in their order; the headings stand in `csv-words.ts`. */
const COLUMNS: Readonly<
  Record<keyof CsvWords['headings'], (row: CallRow, words: CsvWords, reasons: ReasonWords) => Cell>
> = {
  started: (row) => localTime(row.started),
  answered: (row) => localTime(row.answered),
  ended: (row) => localTime(row.ended),
  direction: (row, words) => words.directions[row.direction],
  number: (row) => row.number,
  name: (row) => row.name,
  internal: (row, words) => (row.internal ? words.yes : words.no),
  line: (row) => row.line,
  outcome: (row, words) => row.outcome && words.outcomes[row.outcome],
  reason: (row, _, reasons) => row.reason && (reasons.get(row.reason) ?? row.reason),
  note: (row) => row.note,
  grave: (row, words) => (row.grave ? words.yes : null),
  aggressive: (row, words) => (row.aggressive ? words.yes : null),
  endedBy: (row, words) => row.endedBy && words.endedBy[row.endedBy],
  endReason: (row, words) => row.endReason && words.endReasons[row.endReason],
  ringTime: (row) => seconds(row.ringTime),
  talkTime: (row) => seconds(row.talkTime),
  holdTime: (row) => seconds(row.holdTime),
  checkIns: (row, words) => row.checkIns.map((result) => words.checkIns[result ?? 'open']).join(', ') || null,
  call: (row) => row.call,
  consultationFor: (row) => row.consultationFor,
};

/** The house's own words, by the id of the reason. */
export type ReasonWords = ReadonlyMap<string, string>;

type Cell = string | number | null;

/** The first line, with the mark by which spreadsheet programs know UTF-8. */
export function csvHeading(language: CsvLanguage): string {
  return `\uFEFF${lines([Object.values(WORDS[language].headings)], language)}`;
}

/** A line for each call. No cell begins as a formula would: names and numbers come from whoever calls. */
export function csvLines(
  rows: readonly CallRow[],
  language: CsvLanguage,
  reasons: ReasonWords = new Map(),
): string {
  const words = WORDS[language];
  const cells = Object.values(COLUMNS);
  return lines(
    rows.map((row) => cells.map((cell) => cell(row, words, reasons))),
    language,
  );
}

/** A table with its own headings as a whole file. */
export function csvTable(table: readonly (readonly Cell[])[], language: CsvLanguage): string {
  return `\uFEFF${lines(table, language)}`;
}

function lines(table: readonly (readonly Cell[])[], language: CsvLanguage): string {
  return stringify(
    table.map((line) => [...line]),
    {
      delimiter: WORDS[language].delimiter,
      record_delimiter: 'windows',
      // A line break of any kind, or the delimiter of another language, begins no new cell inside quotes.
      quoted_string: true,
      escape_formulas: true,
    },
  );
}

/** As every spreadsheet program reads it, in the unit's time zone: 2026-03-29 14:05:09. */
function localTime(wall: WallTime | null): string | null {
  if (wall === null) return null;
  const time = new Date(wall);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}

function seconds(duration: Duration): number {
  return Math.round(duration / 1000);
}
