import type { ClosingLine } from '../../../device/register/follow-up/follow-up.ts';
import type { Language } from '../logic/times.ts';

/** Words of the follow-ups alone: they come with their page. */
interface FollowUpWords {
  readonly question: string;
  readonly empty: string;
  readonly emptyHow: string;
  readonly kinds: Readonly<Record<ClosingLine['kind'], string>>;
  readonly since: (time: string) => string;
  readonly carriedOver: (day: string) => string;
  readonly putOff: (day: string) => string;
  readonly takenBy: (name: string) => string;
  readonly calls: (count: number, time: string) => string;
  readonly rangAgain: (time: string) => string;
  readonly callBack: string;
  /** The recipient of a message. */
  readonly call: string;
  readonly from: (name: string) => string;
  readonly lift: string;
  readonly busy: string;
  readonly write: string;
  readonly take: string;
  readonly giveBack: string;
  readonly finish: string;
  readonly result: string;
  readonly postpone: string;
  readonly to: string;
  readonly reason: string;
  readonly promise: string;
  readonly caller: string;
  readonly number: string;
  readonly note: string;
  readonly doneToday: string;
  readonly withdrawn: string;
  readonly reopen: string;
  readonly closing: string;
  readonly closesAt: (time: string) => string;
  readonly closedToday: string;
  readonly stillOpen: (count: number) => string;
  readonly unsigned: (day: string) => string;
  readonly signed: (name: string, time: string, open: number) => string;
  readonly cameUp: (count: number) => string;
  readonly sign: (day: string) => string;
  readonly signNote: string;
  readonly print: string;
  readonly signature: string;
  readonly results: Readonly<Record<string, string>>;
  readonly refusals: Readonly<Record<string, string>>;
  readonly allowed: Readonly<Record<string, (...numbers: string[]) => string>>;
}

const n = '\u202f';

const fr: FollowUpWords = {
  question: `Qui attend encore une réponse${n}?`,
  empty: 'Personne n’attend de réponse',
  emptyHow:
    'Une ligne s’ouvre ici d’elle-même quand un appel finit par «\u202fà rappeler\u202f», quand l’appelant renonce pendant l’attente, ou quand un message reste sans réponse.',
  kinds: {
    callBack: 'À rappeler',
    abandoned: 'A renoncé pendant l’attente',
    interrupted: 'Appel interrompu',
    findOut: 'Recherche promise',
    writeMessage: 'Message à rédiger',
    message: 'Message sans réponse',
    unacknowledged: 'Message non confirmé',
  },
  since: (time) => `depuis ${time}`,
  carriedOver: (day) => `resté ouvert le ${day}`,
  putOff: (day) => `reporté au ${day}`,
  takenBy: (name) => `pris par ${name}`,
  calls: (count, time) => `${count} ${count > 1 ? 'appels' : 'appel'}, le dernier à ${time}`,
  rangAgain: (time) => `a rappelé à ${time}`,
  callBack: 'Rappeler',
  call: 'Appeler',
  from: (name) => `de ${name}`,
  lift: `Le numéro est prêt${n}: décrochez.`,
  busy: 'Quelqu’un est en ligne ou attend\u202f: rappelez ensuite.',
  write: 'Rédiger',
  take: 'Je prends',
  giveBack: 'Rendre',
  finish: 'Fait',
  result: `Avec quel résultat${n}?`,
  postpone: 'Reporter',
  to: 'Jour du report',
  reason: 'Pour quelle raison',
  promise: 'Je me renseigne et je rappelle',
  caller: 'Nom de l’appelant',
  number: 'Numéro',
  note: 'Ce qui est à trouver',
  doneToday: 'Réglé aujourd’hui',
  withdrawn: 'sans objet',
  reopen: 'Rouvrir',
  closing: 'Fin de journée',
  closesAt: (time) => `Fermeture à ${time}.`,
  closedToday: 'La maison est fermée aujourd’hui.',
  stillOpen: (count) => (count === 0 ? 'Rien ne reste ouvert' : `Reste ouvert${n}: ${count}`),
  unsigned: (day) => `La journée du ${day} reste à signer.`,
  signed: (name, time, open) =>
    `Signé par ${name} à ${time}, ${open === 0 ? 'rien d’ouvert' : `${open} ${open > 1 ? 'lignes ouvertes' : 'ligne ouverte'}`}.`,
  cameUp: (count) => `Ouvert depuis${n}: ${count}. Signez de nouveau.`,
  sign: (day) => `Signer la journée du ${day}`,
  signNote: 'Remarque',
  print: 'Imprimer',
  signature: `Signature${n}:`,
  results: {
    satisfied: 'satisfait',
    transferred: 'transféré',
    message: 'message laissé',
    commercial: 'démarche commerciale',
    written: 'message rédigé',
    acknowledged: 'confirmé',
  },
  refusals: {
    FollowUp_Changed:
      'Quelqu’un d’autre vient de s’en occuper. Regardez la ligne, puis recommencez si besoin.',
    FollowUp_Closed: 'Cette ligne est déjà réglée.',
    FollowUp_NotThere: 'Cette ligne n’existe plus.',
    FollowUp_NotDone: 'Cette ligne n’est pas réglée.',
    FollowUp_ListChanged: 'La liste a changé pendant que vous la lisiez. Relisez-la, puis signez.',
  },
  allowed: {
    'a day from #-#-# to #-#-#': () => 'Un jour à partir d’aujourd’hui, dans l’année.',
  },
};

const en: FollowUpWords = {
  question: 'Who is still waiting for an answer?',
  empty: 'Nobody is waiting for an answer',
  emptyHow:
    'A line opens here by itself when a call ends with “call back”, when a caller gives up while waiting, or when a message is not answered.',
  kinds: {
    callBack: 'Call back',
    abandoned: 'Gave up while waiting',
    interrupted: 'Interrupted call',
    findOut: 'Promised to find out',
    writeMessage: 'Message to be written',
    message: 'Message not answered',
    unacknowledged: 'Message not confirmed',
  },
  since: (time) => `since ${time}`,
  carriedOver: (day) => `left open on ${day}`,
  putOff: (day) => `put off to ${day}`,
  takenBy: (name) => `taken by ${name}`,
  calls: (count, time) => `${count} ${count > 1 ? 'calls' : 'call'}, the last at ${time}`,
  rangAgain: (time) => `rang again at ${time}`,
  callBack: 'Call back now',
  call: 'Call',
  from: (name) => `from ${name}`,
  lift: 'The number is ready: lift the handset.',
  busy: 'Somebody is on the line or waits: call back afterwards.',
  write: 'Write it',
  take: 'I take it',
  giveBack: 'Give back',
  finish: 'Done',
  result: 'With what result?',
  postpone: 'Put off',
  to: 'To which day',
  reason: 'For what reason',
  promise: 'I find out and call back',
  caller: 'Caller’s name',
  number: 'Telephone number',
  note: 'What is to be found out',
  doneToday: 'Settled today',
  withdrawn: 'no longer needed',
  reopen: 'Open again',
  closing: 'End of the day',
  closesAt: (time) => `Closing at ${time}.`,
  closedToday: 'The house is closed today.',
  stillOpen: (count) => (count === 0 ? 'Nothing is open' : `Still open: ${count}`),
  unsigned: (day) => `${day} is still to be signed.`,
  signed: (name, time, open) => `Signed by ${name} at ${time}, ${open === 0 ? 'nothing' : open} open.`,
  cameUp: (count) => `Opened since then: ${count}. Sign again.`,
  sign: (day) => `Sign ${day}`,
  signNote: 'Remark',
  print: 'Print',
  signature: 'Signature:',
  results: {
    satisfied: 'satisfied',
    transferred: 'put through',
    message: 'message left',
    commercial: 'sales call',
    written: 'message written',
    acknowledged: 'confirmed',
  },
  refusals: {
    FollowUp_Changed: 'Somebody else has just dealt with it. Look at the line, then repeat it if need be.',
    FollowUp_Closed: 'This line is settled already.',
    FollowUp_NotThere: 'This line is not there any more.',
    FollowUp_NotDone: 'This line is not settled.',
    FollowUp_ListChanged: 'The list has changed while you read it. Read it again, then sign.',
  },
  allowed: {
    'a day from #-#-# to #-#-#': () => 'A day from today on, within a year.',
  },
};

export const FOLLOW_UP_WORDS: Readonly<Record<Language, FollowUpWords>> = { fr, en };
