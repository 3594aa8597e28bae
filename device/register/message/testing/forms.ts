import type { MessageKind, Written } from '../message.ts';

/** A whole form of each kind that people write. */
export const FORMS: Readonly<Record<Exclude<MessageKind, 'aggressive'>, Written>> = {
  physiotherapy: {
    ...about(),
    kind: 'physiotherapy',
    details: { sessions: 10, indication: 'Rééducation du genou gauche', atHome: false, sundays: false },
  },
  prescription: {
    ...about(),
    kind: 'prescription',
    details: { medicines: [{ name: 'Doliprane', dosage: '1 g, trois fois par jour' }] },
  },
  specialist: {
    ...about(),
    kind: 'specialist',
    details: {
      specialist: 'Dr Fabre',
      specialty: 'cardiologie',
      reason: 'palpitations',
      day: '2031-02-20',
      time: '09:15',
    },
  },
  documents: {
    ...about(),
    kind: 'documents',
    details: { what: 'Prise de sang', from: 'Laboratoire du Parc', sent: 'secureMail' },
  },
  appointment: {
    ...about(),
    kind: 'appointment',
    details: {
      title: 'mme',
      surname: 'Petit',
      spelled: true,
      firstName: 'Zoé',
      day: '2031-02-06',
      time: '10:30',
    },
  },
  other: { ...about(), kind: 'other', details: { purpose: 'Demande un certificat' } },
};

function about() {
  return {
    call: null,
    recipient: null,
    name: 'Dr Lambert',
    caller: 'Mme Petit',
    number: '01 99 00 12 34',
    text: '',
    promised: null,
    collectFrom: null,
  };
}

/** As the page sends it. */
export function sending(kind: keyof typeof FORMS, changed: object = {}) {
  return { ...FORMS[kind], draft: 'd-1', version: 0, send: true, ...changed };
}

/** An entry of the directory. */
export function person(changed: object) {
  return {
    kind: 'person',
    name: 'Dr Lambert',
    role: '',
    numbers: [],
    email: '',
    language: '',
    note: '',
    speed: null,
    hours: null,
    absences: [],
    deputy: null,
    ...changed,
  };
}
