import type { EventState, EventType } from '../../../device/register/outbox/outbox.ts';
import type { Language } from '../logic/times.ts';

interface OutboxWords {
  readonly title: string;
  readonly question: string;
  readonly stands: (waiting: string, dead: string) => string;
  readonly waitingSince: (time: string) => string;
  readonly lastSent: (time: string) => string;
  readonly show: string;
  readonly states: Readonly<Record<EventState, string>>;
  readonly types: Readonly<Record<EventType, string>>;
  readonly columns: readonly [string, string, string, string];
  readonly tries: (count: number) => string;
  readonly next: (time: string) => string;
  /** The unit says it in English: what is known of that in the reader's language, or null. */
  readonly why: (error: string) => string | null;
  readonly resend: string;
  readonly resendAll: string;
  readonly putAside: string;
  readonly putAsideWhat: (what: string) => string;
  readonly refusals: Readonly<Record<string, string>>;
  readonly empty: Readonly<Record<EventState, string>>;
}

const FRENCH: readonly (readonly [RegExp, (part: string) => string])[] = [
  [/^the receiver refuses it with (\d+)$/, (status) => `Le logiciel le refuse (${status}).`],
  [/^the receiver answers (3\d\d)/, (status) => `L’adresse a changé (${status})\u202f: corrigez-la.`],
  [/^the receiver answers (\d+)/, (status) => `Le logiciel répond par une erreur (${status}).`],
  [/^the receiver did not answer within (\S+) s$/, (time) => `Pas de réponse en ${time}\u00a0s.`],
  [/^the receiver cannot be reached \((.+)\)$/, (code) => `Le logiciel est injoignable (${code}).`],
  [/^the secret in (\S+) cannot be used/, (file) => `Le secret dans ${file} est inutilisable.`],
];

function whyInFrench(error: string): string | null {
  for (const [pattern, say] of FRENCH) {
    const part = pattern.exec(error)?.[1];
    if (part !== undefined) return say(part);
  }
  return null;
}

const fr: OutboxWords = {
  title: 'Envois au logiciel métier',
  question: 'Le logiciel métier a-t-il tout reçu\u202f?',
  stands: (waiting, dead) => `${waiting} en attente, ${dead} abandonnés`,
  waitingSince: (time) => `Le plus ancien attend depuis\u202f: ${time}.`,
  lastSent: (time) => `Dernier envoi reçu\u202f: ${time}.`,
  show: 'Montrer',
  states: { waiting: 'En attente', sent: 'Reçus', dead: 'Abandonnés' },
  types: {
    'call.finished': 'Appel terminé',
    'call.updated': 'Appel complété',
    'appointment.requested': 'Rendez-vous demandé',
    'message.written': 'Message écrit',
    'message.acknowledged': 'Message confirmé',
    'message.withdrawn': 'Message retiré',
  },
  columns: ['Moment', 'Envoi', 'Essais', 'Pourquoi'],
  tries: (count) => (count > 1 ? `${count} essais` : `${count} essai`),
  next: (time) => `Prochain essai à ${time}`,
  why: whyInFrench,
  resend: 'Renvoyer',
  resendAll: 'Renvoyer tous les abandonnés',
  putAside: 'Mettre de côté',
  putAsideWhat: (what) =>
    `Mettre de côté «\u202f${what}\u202f»\u202f? Le logiciel métier ne l’aura pas tant que personne ne le renvoie.`,
  refusals: { Outbox_NotHoldingUp: 'Cet envoi ne retient plus les autres. Rien n’a changé.' },
  empty: {
    waiting: 'Rien n’attend. Chaque appel terminé passe ici avant de partir.',
    sent: 'Rien n’est encore parti. Chaque appel terminé part d’ici vers le logiciel métier.',
    dead: 'Rien n’est abandonné. Un envoi refusé pendant des jours, ou mis de côté, apparaîtra ici jusqu’à ce que quelqu’un le renvoie.',
  },
};

const en: OutboxWords = {
  title: 'Sent to the CRM',
  question: 'Has the CRM received everything?',
  stands: (waiting, dead) => `${waiting} waiting, ${dead} given up`,
  waitingSince: (time) => `The oldest has been waiting since: ${time}.`,
  lastSent: (time) => `The last one was taken: ${time}.`,
  show: 'Show',
  states: { waiting: 'Waiting', sent: 'Taken', dead: 'Given up' },
  types: {
    'call.finished': 'Call finished',
    'call.updated': 'Call completed',
    'appointment.requested': 'Appointment asked for',
    'message.written': 'Message written',
    'message.acknowledged': 'Message acknowledged',
    'message.withdrawn': 'Message withdrawn',
  },
  columns: ['When', 'What', 'Tries', 'Why'],
  tries: (count) => (count === 1 ? '1 try' : `${count} tries`),
  next: (time) => `Next try at ${time}`,
  why: () => null,
  resend: 'Send again',
  resendAll: 'Send all given up again',
  putAside: 'Put aside',
  putAsideWhat: (what) => `Put aside “${what}”? The CRM will not have it until somebody sends it again.`,
  refusals: { Outbox_NotHoldingUp: 'It no longer holds up the others. Nothing has changed.' },
  empty: {
    waiting: 'Nothing waits. Each finished call passes here before it leaves.',
    sent: 'Nothing has left yet. Each finished call leaves from here for the CRM.',
    dead: 'Nothing was given up. What is refused for days, or put aside, will stand here until somebody sends it again.',
  },
};

export const OUTBOX_WORDS: Readonly<Record<Language, OutboxWords>> = { fr, en };
