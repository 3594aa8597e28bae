import type { CheckInOutcome, Outcome } from '../../desk/words.ts';
import type { DebriefWords } from './debrief-words.ts';

const n = '\u202f';

const OUTCOMES: Readonly<Record<Outcome | CheckInOutcome, string>> = {
  satisfied: 'satisfait',
  transferred: 'transféré',
  message: 'message',
  callBack: 'à rappeler',
  commercial: 'commercial',
  abandoned: 'abandonné',
  interrupted: 'interrompu',
  keepsWaiting: 'patienter',
};

export const french: DebriefWords = {
  answered: ({ after, within }, length) => {
    if (after === null) return `Personne n’a décroché${n}: on décroche avant ${length(within)}.`;
    const time = `Décroché après ${length(after)} de sonnerie`;
    return after <= within ? `${time}.` : `${time}${n}; l’exercice demande moins de ${length(within)}.`;
  },
  checkIn: ({ caller, number, waited, result, lateness }, length) => {
    const due = `Reprise ${number} de ${caller}, prévue après ${length(waited)}`;
    if (lateness === null) return `${due}${n}: manquée, personne n’a repris la ligne.`;
    if (result === 'early') return `${due}${n}: faite ${length(lateness)} en avance.`;
    if (result === 'late') return `${due}${n}: faite avec ${length(lateness)} de retard.`;
    return `${due}${n}: faite à l’heure, ${length(lateness)} après le signal.`;
  },
  way: ({ caller, number, way }) => {
    const at = `Reprise ${number} de ${caller}`;
    if (way) return `${at}${n}: la réponse est notée («${n}${OUTCOMES[way]}${n}»).`;
    return `${at}${n}: aucune des trois réponses n’est notée (1 patienter, 2 message, 3 à rappeler).`;
  },
  tooFewCheckIns: ({ made, needs }) =>
    `L’exercice demande au moins ${needs} reprises de ligne avant de conclure, il y en a eu ${made}.`,
  notHeardOut: ({ caller }) => `${caller} avait encore à dire quand l’appel a été coupé.`,
  leftWaiting: ({ caller }) =>
    `${caller} a raccroché pendant l’attente, sans nouvelles depuis trop longtemps.`,
  outcome: ({ verdict, outcome, proposes }) => {
    if (outcome === null) {
      return `L’issue de l’appel n’est pas encore notée. Ici${n}: «${n}${OUTCOMES[proposes]}${n}».`;
    }
    const noted = `Issue notée${n}: «${n}${OUTCOMES[outcome]}${n}»`;
    return verdict === 'kept' ? `${noted}.` : `${noted}${n}; ici, plutôt «${n}${OUTCOMES[proposes]}${n}».`;
  },
  putThrough: ({ to }) =>
    to === null ? 'L’appel a été transféré.' : `L’appel a été transféré vers le ${to}.`,
  otherAnswered: ({ caller, answered }) =>
    answered
      ? `${caller} a appelé pendant l’attente et a été pris en ligne${n}: chacun a sa propre horloge.`
      : `${caller} a appelé pendant l’attente et n’a pas été pris en ligne.`,
  followUp: ({ caller, outcome }) =>
    outcome === 'message'
      ? `Il reste à transmettre le message de ${caller} et à s’assurer qu’il est bien arrivé.`
      : `Il reste à rappeler ${caller} aujourd’hui même.`,
  doctorTold: ({ told }) =>
    told
      ? 'Le médecin sera informé de cet appel difficile.'
      : `Le médecin doit toujours être informé d’un appel agressif${n}: marquez l’appel, ou notez un message ou un rappel.`,
};
