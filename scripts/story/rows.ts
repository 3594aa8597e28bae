import type { CallRow } from '../../device/register/rows.ts';
import type { Said } from './narrator.ts';

const HEADINGS: readonly Said[] = [
  { fr: 'Heure', en: 'Time' },
  { fr: 'Sens', en: 'Way' },
  { fr: 'Numéro', en: 'Number' },
  { fr: 'Nom', en: 'Name' },
  { fr: 'Parlé', en: 'Talked' },
  { fr: 'Attendu', en: 'Held' },
  { fr: 'Reprises', en: 'Check-ins' },
  { fr: 'Suite', en: 'Outcome' },
];

/** The register's rows as a table for the terminal. */
export function tableOf(rows: readonly CallRow[], language: 'fr' | 'en'): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const seconds = (duration: number) => `${(duration / 1000).toFixed(1)} s`;
  const cells = rows.map((row) => [
    time.format(row.started),
    row.direction === 'incoming' ? '->' : '<-',
    row.number ?? '?',
    row.name ?? '',
    seconds(row.talkTime),
    seconds(row.holdTime),
    row.checkIns.join(', '),
    row.outcome ?? row.endReason ?? '',
  ]);
  return aligned([HEADINGS.map((heading) => heading[language]), ...cells]);
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
