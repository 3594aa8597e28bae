import type { Figures, FiguresRow } from '../../device/register/figures/figures.ts';
import { type CsvLanguage, csvTable } from './csv.ts';

export const FIGURE_TABLES = ['days', 'hours', 'lines', 'lateness', 'work', 'people'] as const;
export type FigureTable = (typeof FIGURE_TABLES)[number];

const HEADINGS = {
  fr: {
    days: 'jour',
    hours: 'heure',
    lines: 'ligne',
    counts: [
      ...['appels', 'entrants', 'décrochés', 'perdus en sonnerie', 'perdus en attente', 'à rappeler'],
      ...['sonnerie moyenne (s)', 'sonnerie la plus longue (s)', 'conversation (s)', 'attente (s)'],
      ...['plus long silence (s)', 'reprises en avance', 'à l’heure', 'en retard', 'manquées', 'sans objet'],
    ],
    lateness: ['retard à partir de (s)', 'reprises'],
    work: ['quoi', 'nombre'],
    people: ['nom', 'messages écrits', 'demandes prises', 'demandes traitées'],
    works: {
      messages: 'messages',
      acknowledgedInTime: 'confirmés à temps',
      acknowledgedLate: 'confirmés en retard',
      notAcknowledged: 'pas confirmés',
      followUps: 'demandes à reprendre',
      doneSameDay: 'traitées le jour même',
      doneLater: 'traitées plus tard',
      open: 'ouvertes',
      callBacks: 'rappels demandés',
      calledBack: 'rappels passés',
      callBacksDone: 'rappels traités',
    },
  },
  en: {
    days: 'day',
    hours: 'hour',
    lines: 'line',
    counts: [
      ...['calls', 'incoming', 'answered', 'left while ringing', 'left on hold', 'call back'],
      ...['ringing, mean (s)', 'ringing, longest (s)', 'talking (s)', 'on hold (s)'],
      ...['longest silence (s)', 'check-ins early', 'on time', 'late', 'missed', 'void'],
    ],
    lateness: ['late from (s)', 'check-ins'],
    work: ['what', 'count'],
    people: ['name', 'messages written', 'follow-ups taken', 'follow-ups done'],
    works: {
      messages: 'messages',
      acknowledgedInTime: 'acknowledged in time',
      acknowledgedLate: 'acknowledged late',
      notAcknowledged: 'not acknowledged',
      followUps: 'follow-ups',
      doneSameDay: 'done the same day',
      doneLater: 'done later',
      open: 'open',
      callBacks: 'callbacks requested',
      calledBack: 'callbacks made',
      callBacksDone: 'callbacks done',
    },
  },
} as const;

/** One table of the figures as a file. */
export function figuresCsv(figures: Figures, table: FigureTable, language: CsvLanguage): string {
  const words = HEADINGS[language];
  switch (table) {
    case 'days':
      return csvTable(
        [[words.days, ...words.counts], ...figures.days.map((row) => [row.day, ...cells(row)])],
        language,
      );
    case 'hours':
      return csvTable(
        [[words.hours, ...words.counts], ...figures.hours.map((row) => [row.hour, ...cells(row)])],
        language,
      );
    case 'lines':
      return csvTable(
        [[words.lines, ...words.counts], ...figures.lines.map((row) => [row.line, ...cells(row)])],
        language,
      );
    case 'lateness':
      return csvTable(
        [words.lateness, ...figures.lateness.map(({ from, count }) => [from, count])],
        language,
      );
    case 'work':
      return csvTable([words.work, ...workCells(figures, words.works)], language);
    case 'people':
      return csvTable([words.people, ...(figures.people ?? []).map((row) => Object.values(row))], language);
  }
}

const seconds = (time: number) => Math.round(time / 1000);

function cells(row: FiguresRow): (number | null)[] {
  const { early, onTime, late, missed, void: left } = row.checkIns;
  return [
    ...[row.calls, row.incoming, row.answered, row.missed, row.abandoned, row.callBacks],
    row.answered === 0 ? null : seconds(row.ringTime / row.answered),
    ...[row.longestRing, row.talkTime, row.holdTime, row.longestSilence].map(seconds),
    ...[early, onTime, late, missed, left],
  ];
}

function workCells({ work }: Figures, words: Readonly<Record<keyof Figures['work'], string>>) {
  const names = Object.keys(words) as (keyof Figures['work'])[];
  return names.map((name) => [words[name], work[name]]);
}
