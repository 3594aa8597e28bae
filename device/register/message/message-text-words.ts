import type { MessageKind } from './message.ts';

export const MESSAGE_LANGUAGES = ['fr', 'en'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

export interface TextWords {
  readonly kinds: Readonly<Record<MessageKind, string>>;
  readonly caller: string;
  readonly text: string;
  readonly collectFrom: string;
  readonly made: string;
  readonly added: string;
  readonly yes: string;
  readonly no: string;
  /** By the name of the detail. */
  readonly details: Readonly<Record<string, string>>;
  /** By the value of a detail that is chosen from a list. */
  readonly choices: Readonly<Record<string, string>>;
  readonly mail: {
    /** No patient is named in a subject: it is read where others look on. */
    readonly subject: (kind: string, unit: string) => string;
    readonly escalated: (kind: string, unit: string) => string;
    readonly greeting: (name: string) => string;
    readonly intro: (unit: string) => string;
    readonly escalationIntro: (unit: string, name: string) => string;
    readonly link: string;
    readonly footer: string;
  };
}

const fr: TextWords = {
  kinds: {
    physiotherapy: 'Renouvellement d’ordonnance de kinésithérapie',
    prescription: 'Ordonnance perdue ou oubliée',
    specialist: 'Courrier pour un spécialiste',
    documents: 'Résultats ou documents',
    appointment: 'Demande de rendez-vous',
    other: 'Message',
    aggressive: 'Appel agressif',
  },
  caller: 'De la part de',
  text: 'Message',
  collectFrom: 'À retirer à partir du',
  made: 'Noté le',
  added: 'Complément',
  yes: 'oui',
  no: 'non',
  details: {
    sessions: 'Nombre de séances',
    indication: 'Indication',
    atHome: 'À domicile',
    sundays: 'Dimanches et jours fériés inclus',
    medicines: 'Médicaments et dosages',
    specialist: 'Spécialiste',
    specialty: 'Spécialité',
    reason: 'Motif',
    day: 'Date du rendez-vous',
    time: 'Heure du rendez-vous',
    what: 'Quoi',
    from: 'De qui',
    sent: 'Envoyé par',
    title: 'Civilité',
    surname: 'Nom',
    firstName: 'Prénom',
    spelled: 'Nom épelé',
    purpose: 'Objet',
    missing: 'À compléter',
  },
  choices: {
    post: 'courrier postal',
    email: 'courriel',
    fax: 'télécopie',
    hand: 'remise en main propre',
    secureMail: 'messagerie sécurisée de santé',
    mme: 'Mme',
    m: 'M.',
    child: 'Enfant',
    doctor: 'le médecin concerné',
    caller: 'le nom de l’appelant',
    note: 'les faits',
  },
  mail: {
    subject: (kind, unit) => `${unit} : ${kind}`,
    escalated: (kind, unit) => `${unit} : sans réponse, ${kind}`,
    greeting: (name) => `Bonjour ${name},`,
    intro: (unit) => `${unit} vous transmet un message.`,
    escalationIntro: (unit, name) =>
      `${unit} a un message pour ${name}, dont personne n’a encore pris connaissance.`,
    link: 'Pour le lire et confirmer que vous en avez pris connaissance (lien valable 7 jours) :',
    footer: 'Ce courriel est envoyé automatiquement : ne pas y répondre.',
  },
};

const en: TextWords = {
  kinds: {
    physiotherapy: 'Renewal of a physiotherapy prescription',
    prescription: 'Lost or forgotten prescription',
    specialist: 'Letter to a specialist',
    documents: 'Results or documents',
    appointment: 'Appointment request',
    other: 'Message',
    aggressive: 'Aggressive call',
  },
  caller: 'From',
  text: 'Message',
  collectFrom: 'To be collected from',
  made: 'Taken down on',
  added: 'Addition',
  yes: 'yes',
  no: 'no',
  details: {
    sessions: 'Number of sessions',
    indication: 'Indication',
    atHome: 'At home',
    sundays: 'Sundays and public holidays included',
    medicines: 'Medicines and dosages',
    specialist: 'Specialist',
    specialty: 'Specialty',
    reason: 'Reason',
    day: 'Date of the appointment',
    time: 'Time of the appointment',
    what: 'What',
    from: 'From whom',
    sent: 'Sent by',
    title: 'Title',
    surname: 'Surname',
    firstName: 'First name',
    spelled: 'Surname spelled back',
    purpose: 'Purpose',
    missing: 'To be completed',
  },
  choices: {
    post: 'post',
    email: 'e-mail',
    fax: 'fax',
    hand: 'by hand',
    secureMail: 'secure health mail',
    mme: 'Ms',
    m: 'Mr',
    child: 'Child',
    doctor: 'the doctor concerned',
    caller: 'the caller’s name',
    note: 'the facts',
  },
  mail: {
    subject: (kind, unit) => `${unit}: ${kind}`,
    escalated: (kind, unit) => `${unit}: not answered, ${kind}`,
    greeting: (name) => `Dear ${name},`,
    intro: (unit) => `${unit} passes a message on to you.`,
    escalationIntro: (unit, name) => `${unit} has a message for ${name} that nobody has acknowledged yet.`,
    link: 'To read it and confirm that you have taken note of it (this link is good for 7 days):',
    footer: 'This e-mail is sent automatically: please do not reply to it.',
  },
};

export const MESSAGE_TEXT: Readonly<Record<MessageLanguage, TextWords>> = { fr, en };
