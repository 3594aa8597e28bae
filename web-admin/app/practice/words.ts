import type { Verdict } from '../../../device/guide/practice/debrief.ts';
import type { Language } from '../logic/times.ts';

/** Words of practising alone: they come with it. */
export interface PracticeWords {
  readonly question: string;
  readonly path: string;
  readonly done: (mastered: number, all: number) => string;
  readonly allDone: string;
  readonly next: string;
  readonly tries: (runs: number, best: string) => string;
  readonly mastered: string;
  readonly free: string;
  readonly noVoice: string;
  readonly voiceFailed: string;
  readonly notHeard: string;
  readonly reset: string;
  readonly resetAsk: string;
  readonly resetYes: string;
  readonly resetNo: string;
  readonly goOn: string;
  readonly end: string;
  readonly captions: string;
  readonly noCaption: string;
  /** Says it to themselves. */
  readonly aside: string;
  readonly phases: {
    readonly ringing: string;
    readonly talking: string;
    readonly listening: string;
    readonly held: string;
    readonly away: string;
    readonly over: string;
  };
  readonly debrief: string;
  readonly kept: (kept: number, all: number) => string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly yourself: string;
  readonly again: string;
  readonly goNext: (title: string) => string;
  readonly close: string;
}

const n = '\u202f';

const fr: PracticeWords = {
  question: `Que sais-je déjà faire${n}?`,
  path: 'Apprendre seul, en une heure',
  done: (mastered, all) => `${mastered} sur ${all} réussis`,
  allDone: 'Tout est réussi. Rejouez ce que vous voulez.',
  next: 'à faire ensuite',
  tries: (runs, best) => `${runs}${n}×, au mieux ${best}`,
  mastered: 'réussi',
  free: 'Appels libres',
  noVoice: `Sur cette machine, les appelants se lisent sans s’entendre${n}: installez espeak-ng (apt-get install espeak-ng), puis relancez.`,
  voiceFailed: 'La voix ne fonctionne pas sur cette machine. Les appelants se lisent ici.',
  notHeard: 'Cette machine n’a pas de haut-parleur utilisable. Les appelants se lisent ici.',
  reset: 'Repartir de zéro',
  resetAsk: `Effacer la progression des exercices${n}?`,
  resetYes: 'Effacer',
  resetNo: 'Garder',
  goOn: 'J’ai répondu, continuer',
  end: 'Terminer l’exercice',
  captions: 'Paroles des appelants',
  noCaption: 'Les paroles s’affichent ici.',
  aside: 'en aparté',
  phases: {
    ringing: `Le téléphone sonne${n}: décrochez et saluez.`,
    talking: 'À vous de parler, puis continuez.',
    listening: 'Écoutez.',
    held: `En attente${n}: reprenez la ligne à temps.`,
    away: 'Mis en relation.',
    over: 'A quitté la ligne.',
  },
  debrief: 'Bilan',
  kept: (kept, all) => `${kept} sur ${all} tenues`,
  verdicts: { kept: 'tenue', broken: 'non tenue', open: 'à faire', told: 'à savoir' },
  yourself: `À vous de juger, car le boîtier n’entend pas vos paroles${n}:`,
  again: 'Rejouer',
  goNext: (title) => `Suivant${n}: ${title}`,
  close: 'Fermer le bilan',
};

const en: PracticeWords = {
  question: 'What can I do already?',
  path: 'Learn in an hour, alone',
  done: (mastered, all) => `${mastered} of ${all} mastered`,
  allDone: 'All are mastered. Play again whatever you like.',
  next: 'do this next',
  tries: (runs, best) => `${runs}×, at best ${best}`,
  mastered: 'mastered',
  free: 'Free calls',
  noVoice:
    'On this machine callers are read and not heard: install espeak-ng (apt-get install espeak-ng), then start again.',
  voiceFailed: 'The voice does not work on this machine. Callers are read here.',
  notHeard: 'This machine has no loudspeaker that can be used. Callers are read here.',
  reset: 'Start from the beginning',
  resetAsk: 'Forget how far the exercises have come?',
  resetYes: 'Forget',
  resetNo: 'Keep',
  goOn: 'I have answered, go on',
  end: 'End the exercise',
  captions: 'What callers say',
  noCaption: 'What is said appears here.',
  aside: 'aside',
  phases: {
    ringing: 'The telephone rings: lift the handset and greet.',
    talking: 'Your turn to speak, then go on.',
    listening: 'Listen.',
    held: 'On hold: take the line back in time.',
    away: 'Put through.',
    over: 'Has left the line.',
  },
  debrief: 'Debrief',
  kept: (kept, all) => `${kept} of ${all} kept`,
  verdicts: { kept: 'kept', broken: 'not kept', open: 'to do', told: 'good to know' },
  yourself: 'For you to judge, for the unit does not hear what you say:',
  again: 'Play again',
  goNext: (title) => `Next: ${title}`,
  close: 'Close the debrief',
};

export const PRACTICE_WORDS: Readonly<Record<Language, PracticeWords>> = { fr, en };
