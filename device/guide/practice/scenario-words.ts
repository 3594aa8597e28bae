import type { ScenarioId, SpokenLanguage } from './scenario.ts';

/** What a learner is told of a scenario before and after it. */
export interface ScenarioWords {
  readonly title: string;
  readonly teaches: string;
  /** What the unit cannot hear: for the learner to judge. */
  readonly yourself: readonly string[];
}

const fr: Readonly<Record<ScenarioId, ScenarioWords>> = {
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
};

const en: Readonly<Record<ScenarioId, ScenarioWords>> = {
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
};

export const SCENARIO_WORDS: Readonly<Record<SpokenLanguage, Readonly<Record<ScenarioId, ScenarioWords>>>> = {
  fr,
  en,
};
