import type { CheckInResult, Direction, EndedBy, EndReason, Outcome } from '../../device/desk/words.ts';

/** The words of the register as a file. `delimiter`: what spreadsheet programs expect in that language. */
export interface CsvWords {
  readonly delimiter: ',' | ';';
  readonly fileName: string;
  readonly headings: Readonly<
    Record<
      | 'started'
      | 'answered'
      | 'ended'
      | 'direction'
      | 'number'
      | 'name'
      | 'internal'
      | 'line'
      | 'outcome'
      | 'reason'
      | 'note'
      | 'grave'
      | 'aggressive'
      | 'endedBy'
      | 'endReason'
      | 'ringTime'
      | 'talkTime'
      | 'holdTime'
      | 'checkIns'
      | 'call'
      | 'consultationFor',
      string
    >
  >;
  readonly yes: string;
  readonly no: string;
  readonly directions: Readonly<Record<Direction, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly endedBy: Readonly<Record<EndedBy, string>>;
  readonly endReasons: Readonly<Record<EndReason, string>>;
  readonly checkIns: Readonly<Record<CheckInResult | 'open', string>>;
}

const en: CsvWords = {
  delimiter: ',',
  fileName: 'call-register.csv',
  headings: {
    started: 'Started',
    answered: 'Answered',
    ended: 'Ended',
    direction: 'Direction',
    number: 'Number',
    name: 'Name',
    internal: 'Internal',
    line: 'Line',
    outcome: 'Outcome',
    reason: 'Reason of the call',
    note: 'Note',
    grave: 'Grave situation',
    aggressive: 'Aggressive',
    endedBy: 'Ended by',
    endReason: 'Reason of the end',
    ringTime: 'Ringing (s)',
    talkTime: 'Talking (s)',
    holdTime: 'On hold (s)',
    checkIns: 'Check-ins',
    call: 'Call',
    consultationFor: 'Consultation for call',
  },
  yes: 'yes',
  no: 'no',
  directions: { incoming: 'incoming', outgoing: 'outgoing' },
  outcomes: {
    satisfied: 'satisfied',
    transferred: 'transferred',
    message: 'message',
    callBack: 'call back',
    commercial: 'commercial',
    abandoned: 'abandoned',
    interrupted: 'interrupted',
  },
  endedBy: { desk: 'desk', peer: 'other end', line: 'line' },
  endReasons: {
    hungUp: 'hung up',
    transferred: 'transferred',
    busy: 'busy',
    refused: 'refused',
    noAnswer: 'no answer',
    unreachable: 'unreachable',
    lost: 'lost',
  },
  checkIns: {
    early: 'early',
    onTime: 'on time',
    late: 'late',
    missed: 'missed',
    void: 'void',
    open: 'open',
  },
};

const fr: CsvWords = {
  delimiter: ';',
  fileName: 'registre-des-appels.csv',
  headings: {
    started: 'Début',
    answered: 'Décroché',
    ended: 'Fin',
    direction: 'Sens',
    number: 'Numéro',
    name: 'Nom',
    internal: 'Interne',
    line: 'Ligne',
    outcome: 'Suite donnée',
    reason: 'Motif de l’appel',
    note: 'Note',
    grave: 'Situation grave',
    aggressive: 'Agressif',
    endedBy: 'Terminé par',
    endReason: 'Motif de fin',
    ringTime: 'Sonnerie (s)',
    talkTime: 'Conversation (s)',
    holdTime: 'Attente (s)',
    checkIns: 'Reprises de ligne',
    call: 'Appel',
    consultationFor: 'Consultation pour l’appel',
  },
  yes: 'oui',
  no: 'non',
  directions: { incoming: 'entrant', outgoing: 'sortant' },
  outcomes: {
    satisfied: 'satisfait',
    transferred: 'transféré',
    message: 'message',
    callBack: 'à rappeler',
    commercial: 'démarchage',
    abandoned: 'abandonné',
    interrupted: 'interrompu',
  },
  endedBy: { desk: 'accueil', peer: 'correspondant', line: 'ligne' },
  endReasons: {
    hungUp: 'raccroché',
    transferred: 'transféré',
    busy: 'occupé',
    refused: 'refusé',
    noAnswer: 'sans réponse',
    unreachable: 'injoignable',
    lost: 'coupé',
  },
  checkIns: {
    early: 'en avance',
    onTime: 'à l’heure',
    late: 'en retard',
    missed: 'manquée',
    void: 'sans objet',
    open: 'en cours',
  },
};

export const WORDS = { fr, en } as const;
