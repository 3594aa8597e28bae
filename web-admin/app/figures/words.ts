import type { CheckInResult } from '../../../device/desk/words.ts';
import type { WorkFigures } from '../../../device/register/figures/figures.ts';
import type { Language } from '../logic/times.ts';
import type { PeriodName } from './period.ts';

interface FiguresWords {
  readonly question: string;
  readonly period: string;
  readonly periods: Readonly<Record<PeriodName, string>>;
  /** Names the first and the last day. */
  readonly from: string;
  readonly to: string;
  readonly kept: string;
  readonly keptToday: string;
  /** What the parts of a bar are. */
  readonly partsHow: string;
  readonly keptHow: string;
  readonly noCheckIns: string;
  readonly strip: string;
  readonly histogram: string;
  readonly histogramHow: string;
  readonly hours: string;
  readonly lines: string;
  readonly work: string;
  readonly people: string;
  readonly peopleSince: (day: string, by: string | null) => string;
  readonly person: readonly [string, string, string, string];
  readonly table: string;
  readonly file: string;
  readonly day: string;
  readonly hour: string;
  readonly line: string;
  readonly late: string;
  readonly count: string;
  readonly hourName: (hour: number) => string;
  readonly lateFrom: (seconds: number) => string;
  readonly results: Readonly<Record<CheckInResult, string>>;
  readonly counts: {
    readonly calls: string;
    readonly answered: string;
    readonly missed: string;
    readonly abandoned: string;
    readonly callBacks: string;
    readonly ring: string;
    readonly talk: string;
    readonly hold: string;
    readonly silence: string;
  };
  readonly works: Readonly<Record<keyof WorkFigures, string>>;
  readonly leavesOut: string;
  readonly empty: string;
}

const fr: FiguresWords = {
  question: 'A-t-on repris les personnes en attente à temps\u202f?',
  period: 'Période',
  periods: {
    '1': 'Aujourd’hui',
    '7': '7 jours',
    '30': '30 jours',
    '365': 'Un an',
    month: 'Ce mois-ci',
    lastMonth: 'Le mois dernier',
    dates: 'Autres dates',
  },
  from: 'Du',
  to: 'Au',
  kept: 'Sur toute la période',
  keptToday: 'Reprises tenues aujourd’hui',
  partsHow: 'Plein\u202f: tenues. Encadré\u202f: non tenues. Vide\u202f: aucune n’était à faire.',
  keptHow: 'En avance ou à l’heure, sur toutes celles qui étaient à faire.',
  noCheckIns: 'Aucune reprise n’était à faire.',
  strip: 'Reprises tenues, jour par jour',
  histogram: 'À combien de secondes de l’heure',
  histogramHow: 'Seules les reprises faites y figurent\u202f; les manquées n’ont pas de retard.',
  hours: 'Reprises par heure de la journée',
  lines: 'Par ligne',
  work: 'Messages et demandes',
  people: 'Par personne',
  peopleSince: (day, by) => `Depuis le ${day}${by ? `, par ${by}` : ''}. Le personnel doit en être prévenu.`,
  person: ['Nom', 'Messages écrits', 'Demandes prises', 'Demandes traitées'],
  table: 'Tableau',
  file: 'Fichier CSV',
  day: 'Jour',
  hour: 'Heure',
  line: 'Ligne',
  late: 'Écart',
  count: 'Nombre',
  hourName: (hour) => `${hour}\u00a0h`,
  lateFrom: (seconds) => `${seconds}\u00a0s`,
  results: {
    early: 'En avance',
    onTime: 'À l’heure',
    late: 'En retard',
    missed: 'Manquées',
    void: 'Sans objet',
  },
  counts: {
    calls: 'Appels',
    answered: 'Décrochés',
    missed: 'Perdus en sonnerie',
    abandoned: 'Perdus en attente',
    callBacks: 'À rappeler',
    ring: 'Délai moyen pour décrocher',
    talk: 'Conversation',
    hold: 'Attente',
    silence: 'Plus long temps sans un mot',
  },
  works: {
    messages: 'Messages',
    acknowledgedInTime: 'Confirmés à temps',
    acknowledgedLate: 'Confirmés en retard',
    notAcknowledged: 'Pas encore confirmés',
    followUps: 'Demandes à reprendre',
    doneSameDay: 'Traitées le jour même',
    doneLater: 'Traitées plus tard',
    open: 'Encore ouvertes',
    callBacks: 'Rappels demandés',
    calledBack: 'Rappels passés',
    callBacksDone: 'Rappels traités',
  },
  leavesOut: 'Les appels passés aux destinataires comptent avec celui de la personne qui attend.',
  empty: 'Aucun appel dans cette période. Les chiffres se font d’eux-mêmes, à chaque appel.',
};

const en: FiguresWords = {
  question: 'Were the callers who waited spoken to in time?',
  period: 'Period',
  periods: {
    '1': 'Today',
    '7': '7 days',
    '30': '30 days',
    '365': 'A year',
    month: 'This month',
    lastMonth: 'Last month',
    dates: 'Other dates',
  },
  from: 'From',
  to: 'To',
  kept: 'Over the whole period',
  keptToday: 'Check-ins kept today',
  partsHow: 'Filled: kept. Framed: not kept. Empty: none to be made.',
  keptHow: 'Early or on time, of all that were to be made.',
  noCheckIns: 'No check-in was to be made.',
  strip: 'Check-ins kept, day by day',
  histogram: 'How many seconds from the due moment',
  histogramHow: 'Only check-ins that were made: a missed one is not late, it is missed.',
  hours: 'Check-ins by hour of the day',
  lines: 'By line',
  work: 'Messages and follow-ups',
  people: 'By person',
  peopleSince: (day, by) => `Since ${day}${by ? `, by ${by}` : ''}. Staff must be told.`,
  person: ['Name', 'Messages written', 'Follow-ups taken', 'Follow-ups done'],
  table: 'Table',
  file: 'CSV file',
  day: 'Day',
  hour: 'Hour',
  line: 'Line',
  late: 'Difference',
  count: 'Count',
  hourName: (hour) => `${hour}:00`,
  lateFrom: (seconds) => `${seconds} s`,
  results: { early: 'Early', onTime: 'On time', late: 'Late', missed: 'Missed', void: 'Void' },
  counts: {
    calls: 'Calls',
    answered: 'Answered',
    missed: 'Left while ringing',
    abandoned: 'Left on hold',
    callBacks: 'To be called back',
    ring: 'Mean time to answer',
    talk: 'Talking',
    hold: 'On hold',
    silence: 'Longest time without a word',
  },
  works: {
    messages: 'Messages written',
    acknowledgedInTime: 'Acknowledged in time',
    acknowledgedLate: 'Acknowledged late',
    notAcknowledged: 'Not acknowledged yet',
    followUps: 'Follow-ups',
    doneSameDay: 'Done the same day',
    doneLater: 'Done later',
    open: 'Still open',
    callBacks: 'Callbacks requested',
    calledBack: 'Callbacks made',
    callBacksDone: 'Callbacks done',
  },
  leavesOut: 'Calls to recipients count as part of the call of whoever waits.',
  empty: 'No call in this period. The figures make themselves, with every call.',
};

export const FIGURES_WORDS: Readonly<Record<Language, FiguresWords>> = { fr, en };
