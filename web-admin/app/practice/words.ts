import type { Verdict } from '../../../device/guide/practice/debrief.ts';
import type { ScenarioId } from '../../../device/guide/practice/scenario.ts';
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
  readonly scenarios: Readonly<Record<ScenarioId, ScenarioWords>>;
}

export interface ScenarioWords {
  readonly title: string;
  readonly teaches: string;
  /** What the unit cannot hear. */
  readonly yourself: readonly string[];
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
  scenarios: {
    appointment: {
      title: 'Rendez-vous',
      teaches: 'Saluer, noter le rendez-vous, relire, prendre congé, noter l’issue.',
      yourself: [
        'Structure, prénom, salutation, dans cet ordre.',
        'Nom épelé lettre à lettre, numéro relu.',
        'Relecture avec le nom, la date, l’heure, le médecin et «\u202fau cabinet\u202f».',
      ],
    },
    sales: {
      title: 'Démarche commerciale',
      teaches: 'Refuser avec courtoisie, proposer un courrier, noter «\u202fcommercial\u202f».',
      yourself: [
        'Le médecin préfère une documentation écrite, par courrier.',
        'Ni reproche ni justification, une phrase suffit.',
      ],
    },
    elderly: {
      title: 'Personne âgée',
      teaches: 'Parler lentement, redire le jour et l’heure de plusieurs façons.',
      yourself: [
        'L’heure aussi sur douze heures, avec «\u202fde l’après-midi\u202f».',
        'Le jour et l’heure redits sans impatience.',
        '«\u202fAu cabinet\u202f», pour écarter une visite à domicile.',
      ],
    },
    recipientBusy: {
      title: 'Personne ne répond',
      teaches: 'Reprendre la ligne à 30\u202fs, puis chaque minute, avec les trois réponses.',
      yourself: [
        'L’attente annoncée avant d’appuyer sur Attente.',
        'À chaque reprise, les trois réponses proposées avec un merci pour la patience.',
        'Les horaires où la personne se joint, au lieu de «\u202felle n’est pas là\u202f».',
      ],
    },
    hesitant: {
      title: 'Appelant hésitant',
      teaches: 'Faire patienter, prendre un autre appel, revenir, deux fois.',
      yourself: [
        'Plusieurs créneaux proposés, puis l’attente annoncée.',
        'Au retour, un merci pour l’attente et le rappel des créneaux.',
      ],
    },
    aggressive: {
      title: 'Appelant agressif',
      teaches: 'Laisser parler, comprendre, chercher, reformuler, rappeler le jour même.',
      yourself: [
        'Laissé parler, sans «\u202fcalmez-vous\u202f», la voix plus basse.',
        'Montré que l’on comprend, sans excuse pour la faute d’autrui.',
        'Cherché une solution, avec une attente si besoin.',
        'Reformulé la demande avec la solution, et noté à rappeler.',
      ],
    },
  },
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
  scenarios: {
    appointment: {
      title: 'Appointment',
      teaches: 'Greet, take the appointment, read it back, take leave, note the outcome.',
      yourself: [
        'Structure, first name, greeting, in this order.',
        'The name spelt letter by letter, the number read back.',
        'Read back with name, date, time, doctor and “at the practice”.',
      ],
    },
    sales: {
      title: 'Sales call',
      teaches: 'Refuse courteously, propose post, note “commercial”.',
      yourself: [
        'The doctor prefers written documentation, by post.',
        'No reproach and no excuse: one sentence is enough.',
      ],
    },
    elderly: {
      title: 'Elderly caller',
      teaches: 'Speak slowly, say day and time again in several ways.',
      yourself: [
        'The time on the twelve-hour clock too, with “in the afternoon”.',
        'Day and time said again without impatience.',
        '“At the practice”, to rule out a home visit.',
      ],
    },
    recipientBusy: {
      title: 'Nobody takes the call',
      teaches: 'Take the line back at 30\u202fs, then every minute, with the three ways.',
      yourself: [
        'The wait announced before pressing Hold.',
        'At each check-in the three ways, with thanks for waiting.',
        'The hours at which the person can be reached, instead of “not here”.',
      ],
    },
    hesitant: {
      title: 'Hesitant caller',
      teaches: 'Let wait, take another call, come back, twice.',
      yourself: [
        'Several slots proposed, then the wait announced.',
        'Back again: thanks for waiting, and the slots once more.',
      ],
    },
    aggressive: {
      title: 'Aggressive caller',
      teaches: 'Let speak, understand, search, restate, call back the same day.',
      yourself: [
        'Let them speak, without “calm down”, in a lower voice.',
        'Showed understanding, without apology for the fault of others.',
        'Looked for a solution, with a hold where needed.',
        'Restated the request with its solution, and noted the call back.',
      ],
    },
  },
};

export const PRACTICE_WORDS: Readonly<Record<Language, PracticeWords>> = { fr, en };
