import type { MessageDetail, MessageRow } from '../../api.ts';
import type { Language } from '../logic/times.ts';

type Kind = MessageRow['kind'];
type EventType = MessageDetail['events'][number]['type'];

/** Words of the messages alone: they come with their page. */
export interface MessageWords {
  readonly question: string;
  readonly empty: string;
  readonly emptyHow: string;
  readonly mine: string;
  readonly open: string;
  readonly closed: string;
  readonly search: string;
  readonly more: string;
  readonly write: string;
  readonly back: string;
  readonly columns: readonly [
    kind: string,
    recipient: string,
    caller: string,
    promised: string,
    state: string,
  ];
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly states: Readonly<Record<MessageRow['state'], string>>;
  readonly mail: Readonly<Record<NonNullable<MessageRow['mail']>, string>>;
  readonly noServer: string;
  readonly late: string;
  readonly kind: string;
  readonly recipient: string;
  readonly otherRecipient: string;
  readonly name: string;
  readonly caller: string;
  readonly number: string;
  readonly text: string;
  readonly promised: string;
  readonly promisedHint: string;
  readonly collectFrom: string;
  readonly collectHint: string;
  readonly details: Readonly<Record<string, string>>;
  /** By the values of details that are chosen. */
  readonly choices: {
    readonly sent: Readonly<Record<string, string>>;
    readonly title: Readonly<Record<string, string>>;
    readonly missing: Readonly<Record<string, string>>;
  };
  readonly yesNo: Readonly<Record<'' | 'true' | 'false', string>>;
  readonly medicine: string;
  readonly dosage: string;
  readonly addMedicine: string;
  readonly send: string;
  readonly keep: string;
  readonly change: string;
  readonly discard: string;
  readonly discardWhat: string;
  readonly add: string;
  readonly agenda: string;
  readonly addition: string;
  readonly told: Readonly<Record<'inPerson' | 'phone' | 'crm', string>>;
  readonly read: string;
  readonly acknowledge: string;
  readonly print: string;
  readonly say: string;
  readonly readBack: (recipient: string, time: string) => string;
  readonly readBackAppointment: (who: string, time: string, doctor: string) => string;
  readonly readBackCollect: (day: string) => string;
  readonly history: string;
  readonly events: Readonly<Record<EventType, string>>;
  readonly ways: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly theirs: string;
  readonly refusals: Readonly<Record<string, string>>;
  readonly allowed: Readonly<Record<string, (...numbers: string[]) => string>>;
}

const n = '\u202f';

const fr: MessageWords = {
  question: `Quels messages ne sont pas encore arrivés${n}?`,
  empty: 'Tous les messages sont arrivés',
  emptyHow: 'Un message reste ici tant que son destinataire n’a pas confirmé.',
  mine: 'Pour vous',
  open: 'En cours',
  closed: 'Confirmés',
  search: 'Chercher un nom, un numéro, un texte',
  more: 'Afficher les précédents',
  write: 'Rédiger un message',
  back: 'Retour à la liste',
  columns: ['Objet', 'Pour', 'De la part de', 'Avant', 'État'],
  kinds: {
    physiotherapy: 'Renouvellement de kinésithérapie',
    prescription: 'Ordonnance perdue ou oubliée',
    specialist: 'Courrier pour un spécialiste',
    documents: 'Résultats ou documents',
    appointment: 'Demande de rendez-vous',
    other: 'Autre message',
    aggressive: 'Appel agressif',
  },
  states: {
    draft: 'brouillon',
    written: 'rédigé',
    sent: 'envoyé',
    seen: 'lu',
    acknowledged: 'confirmé',
    discarded: 'abandonné',
  },
  mail: {
    waiting: 'courriel en attente',
    noServer: 'pas de courriel',
    sent: 'courriel envoyé',
    refused: 'courriel refusé',
  },
  noServer:
    'Aucun serveur de courriel n’est installé\u202f: à dire de vive voix ou par téléphone, ou à lire sur la page du destinataire.',
  late: 'en retard',
  kind: 'Objet',
  recipient: 'Destinataire',
  otherRecipient: 'Autre personne',
  name: 'Nom du destinataire',
  caller: 'De la part de',
  number: 'Numéro',
  text: 'Message',
  promised: 'Transmis avant',
  promisedHint: 'Vide\u202f: selon le délai de la maison.',
  collectFrom: 'À retirer à partir du',
  collectHint: 'Vide\u202f: le prochain jour d’ouverture.',
  details: {
    sessions: 'Nombre de séances',
    indication: 'Indication, par exemple le genou gauche',
    atHome: 'À domicile',
    sundays: 'Dimanches et jours fériés inclus',
    medicines: 'Médicaments',
    specialist: 'Nom du spécialiste',
    specialty: 'Spécialité',
    reason: 'Motif de la consultation',
    day: 'Jour du rendez-vous',
    time: 'Heure du rendez-vous',
    what: 'Quels résultats ou documents',
    from: 'De qui',
    sent: 'Envoyés par',
    title: 'Civilité',
    surname: 'Nom',
    spelled: 'Nom épelé lettre par lettre',
    firstName: 'Prénom',
    purpose: 'Objet de l’appel',
    missing: 'À compléter',
  },
  choices: {
    sent: {
      post: 'courrier postal',
      email: 'courriel',
      fax: 'télécopie',
      hand: 'en main propre',
      secureMail: 'messagerie sécurisée',
    },
    title: { mme: 'Mme', m: 'M.', child: 'Enfant' },
    missing: { doctor: 'le médecin concerné', caller: 'le nom', note: 'les faits' },
  },
  yesNo: { '': 'À demander', true: 'Oui', false: 'Non' },
  medicine: 'Médicament',
  dosage: 'Dosage',
  addMedicine: 'Ajouter un médicament',
  send: 'Transmettre',
  keep: 'Garder comme brouillon',
  change: 'Modifier',
  discard: 'Abandonner',
  discardWhat: `Abandonner ce brouillon${n}?`,
  add: 'Ajouter un complément',
  agenda: 'Pour l’agenda',
  addition: 'Complément',
  told: { inPerson: 'Dit de vive voix', phone: 'Dit par téléphone', crm: 'Saisi dans le logiciel' },
  read: 'Lire',
  acknowledge: 'J’en ai pris connaissance',
  print: 'Imprimer',
  say: 'À dire à l’appelant',
  readBack: (recipient, time) => `Votre message est transmis à ${recipient} avant ${time}.`,
  readBackAppointment: (who, time, doctor) =>
    `${who}, votre rendez-vous est le ${time}${doctor && ` avec ${doctor}`}, au cabinet.`,
  readBackCollect: (day) => `Vous venez le chercher au cabinet à partir du ${day}.`,
  history: 'Parcours',
  events: {
    drafted: 'gardé comme brouillon',
    written: 'rédigé',
    changed: 'modifié',
    sent: 'envoyé',
    mailRefused: 'courriel refusé',
    seen: 'lu',
    acknowledged: 'confirmé',
    added: 'complété',
    escalated: 'sans réponse\u202f: signalé',
    discarded: 'abandonné',
  },
  ways: {
    page: 'sur la page',
    link: 'par le lien',
    inPerson: 'de vive voix',
    phone: 'par téléphone',
    crm: 'dans le logiciel',
  },
  unit: 'le boîtier',
  theirs: 'Quelqu’un d’autre a enregistré ce message entre-temps. Voici ce qui diffère chez lui\u202f:',
  refusals: {
    Message_Changed: 'Modifié par quelqu’un d’autre. Comparez\u202f; un nouvel envoi remplace son texte.',
    Message_Locked: 'Il a été lu\u202f: ajoutez un complément.',
    Message_NotThere: 'Ce message n’existe plus.',
    Message_NotWritten: 'Terminez d’abord ce brouillon.',
    Message_NotDraft: 'Il est déjà transmis.',
    Message_NotSeen: 'Personne ne l’a lu\u202f: modifiez-le.',
  },
  allowed: {
    'a telephone number': () => 'Le numéro est nécessaire.',
    'yes or no': () => 'À demander\u202f: oui ou non.',
    'a time of day such as #:#': () => 'Indiquez l’heure.',
    'a time to come, within # days': () => 'Une heure à venir, d’ici 31 jours.',
    'a day to come': () => 'Un jour à venir.',
    'spelled back letter by letter': () => 'Épelez le nom, puis cochez.',
    '# to # medicines': () => 'Au moins un médicament.',
    'somebody of the list of recipients': () => 'Choisissez dans la liste.',
    'one of the ways of sending': () => 'À choisir.',
    'one of the titles': () => 'À choisir.',
  },
};

const en: MessageWords = {
  question: 'Which messages have not arrived yet?',
  empty: 'All messages have arrived',
  emptyHow: 'A message stays here until its recipient has confirmed it.',
  mine: 'For you',
  open: 'Under way',
  closed: 'Confirmed',
  search: 'Look for a name, a number, a text',
  more: 'Show earlier ones',
  write: 'Write a message',
  back: 'Back to the list',
  columns: ['About', 'For', 'From', 'Before', 'State'],
  kinds: {
    physiotherapy: 'Physiotherapy renewal',
    prescription: 'Lost or forgotten prescription',
    specialist: 'Letter to a specialist',
    documents: 'Results or documents',
    appointment: 'Appointment request',
    other: 'Other message',
    aggressive: 'Aggressive call',
  },
  states: {
    draft: 'draft',
    written: 'written',
    sent: 'sent',
    seen: 'seen',
    acknowledged: 'confirmed',
    discarded: 'thrown away',
  },
  mail: { waiting: 'e-mail waits', noServer: 'no e-mail', sent: 'e-mail sent', refused: 'e-mail refused' },
  noServer: 'No mail server is set up: to be told in person or by phone, or read on the recipient’s page.',
  late: 'late',
  kind: 'About',
  recipient: 'Recipient',
  otherRecipient: 'Somebody else',
  name: 'Recipient’s name',
  caller: 'From',
  number: 'Telephone number',
  text: 'Text',
  promised: 'Passed on before',
  promisedHint: 'Empty: as the house has it.',
  collectFrom: 'To be collected from',
  collectHint: 'Empty: the next opening day.',
  details: {
    sessions: 'Number of sessions',
    indication: 'Indication, such as the left knee',
    atHome: 'At home',
    sundays: 'Sundays and public holidays included',
    medicines: 'Medicines',
    specialist: 'Specialist’s name',
    specialty: 'Specialty',
    reason: 'Reason for the consultation',
    day: 'Day of the appointment',
    time: 'Time of the appointment',
    what: 'Which results or documents',
    from: 'From whom',
    sent: 'Sent by',
    title: 'Title',
    surname: 'Surname',
    spelled: 'Surname spelled back letter by letter',
    firstName: 'First name',
    purpose: 'Purpose of the call',
    missing: 'To be completed',
  },
  choices: {
    sent: { post: 'post', email: 'e-mail', fax: 'fax machine', hand: 'by hand', secureMail: 'secure mail' },
    title: { mme: 'Ms', m: 'Mr', child: 'Child' },
    missing: { doctor: 'the doctor concerned', caller: 'the name', note: 'the facts' },
  },
  yesNo: { '': 'To be asked', true: 'Yes', false: 'No' },
  medicine: 'Medicine',
  dosage: 'Dose',
  addMedicine: 'Add a medicine',
  send: 'Pass on',
  keep: 'Keep as a draft',
  change: 'Change',
  discard: 'Throw away',
  discardWhat: 'Throw this draft away?',
  add: 'Add to it',
  agenda: 'For the diary',
  addition: 'Addition',
  told: { inPerson: 'Told in person', phone: 'Told by phone', crm: 'Entered in the CRM' },
  read: 'Read',
  acknowledge: 'I have taken note of it',
  print: 'Print',
  say: 'To be said to the caller',
  readBack: (recipient, time) => `Your message is passed on to ${recipient} before ${time}.`,
  readBackAppointment: (who, time, doctor) =>
    `${who}, your appointment is on ${time}${doctor && ` with ${doctor}`}, at the practice.`,
  readBackCollect: (day) => `You collect it at the practice from ${day} on.`,
  history: 'What happened',
  events: {
    drafted: 'kept as a draft',
    written: 'written',
    changed: 'changed',
    sent: 'sent',
    mailRefused: 'e-mail refused',
    seen: 'seen',
    acknowledged: 'confirmed',
    added: 'added to',
    escalated: 'not answered: told to',
    discarded: 'thrown away',
  },
  ways: {
    page: 'on the page',
    link: 'by the link',
    inPerson: 'in person',
    phone: 'by phone',
    crm: 'in the CRM',
  },
  unit: 'the unit',
  theirs: 'Somebody else has saved this message meanwhile. This is what differs in theirs:',
  refusals: {
    Message_Changed: 'Changed by somebody else. Compare; sending again replaces their text.',
    Message_Locked: 'It has been seen: add to it instead.',
    Message_NotThere: 'This message is not there any more.',
    Message_NotWritten: 'Finish this draft first.',
    Message_NotDraft: 'It has been passed on already.',
    Message_NotSeen: 'Nobody has seen it yet: change it.',
  },
  allowed: {
    'a telephone number': () => 'The number is needed.',
    'yes or no': () => 'To be asked: yes or no.',
    'a time of day such as #:#': () => 'Give the time.',
    'a time to come, within # days': () => 'A time to come, within 31 days.',
    'a day to come': () => 'A day to come.',
    'spelled back letter by letter': () => 'Spell the name, then tick.',
    '# to # medicines': () => 'At least one medicine.',
    'somebody of the list of recipients': () => 'Choose from the list.',
    'one of the ways of sending': () => 'To be chosen.',
    'one of the titles': () => 'To be chosen.',
  },
};

export const MESSAGE_WORDS: Readonly<Record<Language, MessageWords>> = { fr, en };
