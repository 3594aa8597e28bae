import type { CheckInResult, Direction, EndedBy, EndReason, WaitEnd } from '../../../device/desk/words.ts';
import type { SegmentRow } from '../../../device/register/rows.ts';
import type { Language } from '../logic/times.ts';

/** Words of the Register page alone: they come with it. */
export interface RegisterWords {
  readonly question: string;
  readonly dayBefore: string;
  readonly dayAfter: string;
  readonly today: string;
  readonly day: string;
  readonly csv: string;
  readonly print: string;
  readonly filter: {
    readonly search: string;
    readonly all: string;
    readonly allDays: string;
    readonly clear: string;
    readonly title: string;
    readonly none: string;
  };
  readonly totals: {
    readonly title: string;
    readonly kept: string;
    readonly keptOf: (kept: number, all: number) => string;
    readonly keptNone: string;
    readonly calls: string;
    readonly incoming: string;
    readonly answered: string;
    readonly missed: string;
    readonly abandonedOnHold: string;
    readonly withoutConsultations: string;
  };
  readonly table: {
    readonly caption: (day: string) => string;
    readonly started: string;
    readonly who: string;
    readonly direction: string;
    readonly ring: string;
    readonly talk: string;
    readonly hold: string;
    readonly checkIns: string;
    readonly outcome: string;
    readonly saved: string;
    readonly open: string;
    readonly more: string;
    readonly empty: string;
    readonly emptyHow: string;
    readonly help: string;
    readonly consultation: string;
  };
  readonly directions: Readonly<Record<Direction, string>>;
  readonly results: Readonly<Record<CheckInResult, string>>;
  readonly pending: string;
  readonly detail: {
    readonly title: string;
    readonly line: string;
    readonly answered: string;
    readonly notAnswered: string;
    readonly ended: string;
    readonly segments: string;
    readonly waits: string;
    readonly noWaits: string;
    readonly waitStarted: (time: string) => string;
    readonly escalated: string;
    readonly check: string;
    readonly due: string;
    readonly takenBack: string;
    readonly lateness: string;
    readonly early: (length: string) => string;
    readonly result: string;
    readonly outcome: string;
  };
  readonly endedBy: Readonly<Record<EndedBy, string>>;
  readonly endReasons: Readonly<Record<EndReason, string>>;
  readonly segments: Readonly<Record<SegmentRow['kind'], string>>;
  readonly waitEnds: Readonly<Record<WaitEnd, string>>;
}

const n = '\u202f';

const fr: RegisterWords = {
  question: `Que s’est-il passé ce jour${n}?`,
  dayBefore: 'Jour précédent',
  dayAfter: 'Jour suivant',
  today: 'Aujourd’hui',
  day: 'Jour',
  csv: 'Fichier CSV',
  print: 'Imprimer',
  filter: {
    search: 'Nom ou numéro',
    all: 'tout',
    allDays: 'tous les jours',
    clear: 'Tout montrer',
    title: 'Appels trouvés',
    none: 'Aucun appel ne correspond.',
  },
  totals: {
    title: 'Chiffres du jour',
    kept: 'Reprises tenues',
    keptOf: (kept, all) => `${kept} sur ${all}`,
    keptNone: 'aucune reprise',
    calls: 'Appels',
    incoming: 'Reçus',
    answered: 'Décrochés',
    missed: 'Manqués',
    abandonedOnHold: 'Abandonnés en attente',
    withoutConsultations:
      'Sans les appels de consultation. Une reprise est tenue si elle est en avance ou à l’heure.',
  },
  table: {
    caption: (day) => `Appels du ${day}, le plus récent d’abord`,
    started: 'Heure',
    who: 'Qui',
    direction: 'Sens',
    ring: 'Sonnerie',
    talk: 'Parole',
    hold: 'Attente',
    checkIns: 'Reprises',
    outcome: 'Issue',
    saved: 'Enregistré',
    open: 'en cours',
    more: 'Appels plus anciens',
    empty: 'Aucun appel ce jour.',
    emptyHow: 'Chaque appel s’inscrit ici de lui-même, décroché ou non.',
    help: 'Flèches pour parcourir, Entrée pour le détail, Échap pour le refermer.',
    consultation: 'consultation',
  },
  directions: { incoming: 'reçu', outgoing: 'émis' },
  results: {
    early: 'en avance',
    onTime: 'à l’heure',
    late: 'en retard',
    missed: 'manquée',
    void: 'sans objet',
  },
  pending: 'à venir',
  detail: {
    title: 'Détail de l’appel',
    line: 'Ligne',
    answered: 'Décroché',
    notAnswered: 'non décroché',
    ended: 'Fin',
    segments: 'Déroulement',
    waits: 'Attentes et reprises',
    noWaits: 'Personne n’a attendu pendant cet appel.',
    waitStarted: (time) => `Attente à ${time}`,
    escalated: 'alerte donnée',
    check: 'Reprise',
    due: 'Prévue',
    takenBack: 'Faite',
    lateness: 'Retard',
    early: (length) => `${length} d’avance`,
    result: 'Résultat',
    outcome: 'Réponse',
  },
  endedBy: { desk: 'par le poste', peer: 'par l’autre personne', line: 'par la ligne' },
  endReasons: {
    hungUp: 'raccroché',
    transferred: 'transféré',
    busy: 'occupé',
    refused: 'refusé',
    noAnswer: 'sans réponse',
    unreachable: 'injoignable',
    lost: 'ligne perdue',
  },
  segments: { ring: 'Sonnerie', talk: 'Parole', hold: 'Attente', consultation: 'Consultation' },
  waitEnds: {
    takenBack: 'la personne a été reprise',
    transferred: 'transférée',
    gone: 'la personne a raccroché',
    interrupted: 'interrompue',
  },
};

const en: RegisterWords = {
  question: 'What happened on this day?',
  dayBefore: 'Day before',
  dayAfter: 'Day after',
  today: 'Today',
  day: 'Day',
  csv: 'CSV file',
  print: 'Print',
  filter: {
    search: 'Name or number',
    all: 'all',
    allDays: 'on all days',
    clear: 'Show the day',
    title: 'Calls that were found',
    none: 'No call matches.',
  },
  totals: {
    title: 'Figures of the day',
    kept: 'Check-ins kept',
    keptOf: (kept, all) => `${kept} of ${all}`,
    keptNone: 'no check-in',
    calls: 'Calls',
    incoming: 'Incoming',
    answered: 'Answered',
    missed: 'Missed',
    abandonedOnHold: 'Abandoned on hold',
    withoutConsultations: 'Without consultation calls. A check-in is kept when it is early or on time.',
  },
  table: {
    caption: (day) => `Calls of ${day}, newest first`,
    started: 'Time',
    who: 'Who',
    direction: 'Direction',
    ring: 'Ring',
    talk: 'Talk',
    hold: 'Hold',
    checkIns: 'Check-ins',
    outcome: 'Outcome',
    saved: 'Saved',
    open: 'open',
    more: 'Earlier calls',
    empty: 'No call on this day.',
    emptyHow: 'Every call is written here by itself, answered or not.',
    help: 'Arrows to go through, Enter for the details, Escape to close them.',
    consultation: 'consultation',
  },
  directions: { incoming: 'incoming', outgoing: 'outgoing' },
  results: { early: 'early', onTime: 'on time', late: 'late', missed: 'missed', void: 'void' },
  pending: 'to come',
  detail: {
    title: 'Details of the call',
    line: 'Line',
    answered: 'Answered',
    notAnswered: 'not answered',
    ended: 'Ended',
    segments: 'Course',
    waits: 'Waits and check-ins',
    noWaits: 'Nobody waited in this call.',
    waitStarted: (time) => `Wait at ${time}`,
    escalated: 'alert given',
    check: 'Check-in',
    due: 'Due',
    takenBack: 'Taken back',
    lateness: 'Late by',
    early: (length) => `${length} early`,
    result: 'Result',
    outcome: 'Answer',
  },
  endedBy: { desk: 'by the desk', peer: 'by the other person', line: 'by the line' },
  endReasons: {
    hungUp: 'hung up',
    transferred: 'transferred',
    busy: 'busy',
    refused: 'refused',
    noAnswer: 'no answer',
    unreachable: 'unreachable',
    lost: 'line lost',
  },
  segments: { ring: 'Ring', talk: 'Talk', hold: 'Hold', consultation: 'Consultation' },
  waitEnds: {
    takenBack: 'the caller was taken back',
    transferred: 'transferred',
    gone: 'the caller hung up',
    interrupted: 'interrupted',
  },
};

export const REGISTER_WORDS: Readonly<Record<Language, RegisterWords>> = { fr, en };
