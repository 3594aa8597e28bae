import type { Language } from '../coach/marks.ts';

/** What a text may speak of. Each has a name in each language; a text may use either. */
interface FactKind {
  readonly fr: string;
  readonly en: string;
  /** What it is, for the list beside the editor. */
  readonly about: Readonly<Record<Language, string>>;
  /** For the preview: an invented call. */
  readonly sample: Readonly<Record<Language, string>>;
  /** Known at every moment: may stand outside of brackets. */
  readonly always?: true;
}

const both = (sample: string) => ({ fr: sample, en: sample });

export const FACTS = {
  house: {
    fr: 'structure',
    en: 'house',
    about: { fr: 'nom de la structure', en: 'name of the structure' },
    sample: { fr: 'Cabinet des Tilleuls', en: 'Lime Tree Practice' },
  },
  service: {
    fr: 'service',
    en: 'service',
    about: { fr: 'service, pour un appel venu de l’intérieur', en: 'service, for a call from inside' },
    sample: { fr: 'Secrétariat médical', en: 'Medical secretariat' },
  },
  firstName: {
    fr: 'prénom',
    en: 'first name',
    about: { fr: 'prénom de la personne à l’accueil', en: 'first name of whoever is on duty' },
    sample: both('Camille'),
  },
  greeting: {
    fr: 'salutation',
    en: 'greeting',
    about: { fr: 'bonjour ou bonsoir, selon l’heure', en: 'good morning, afternoon or evening' },
    sample: { fr: 'bonjour', en: 'good morning' },
    always: true,
  },
  wish: {
    fr: 'souhait',
    en: 'wish',
    about: {
      fr: 'bonne journée, bon après-midi ou bonne soirée, selon l’heure',
      en: 'a good day, afternoon or evening',
    },
    sample: { fr: 'bonne journée', en: 'a good day' },
    always: true,
  },
  caller: {
    fr: 'appelant',
    en: 'caller',
    about: { fr: 'nom de la personne qui appelle', en: 'name of whoever calls' },
    sample: { fr: 'madame Vasseur', en: 'Mrs Vasseur' },
  },
  number: {
    fr: 'numéro',
    en: 'number',
    about: { fr: 'son numéro, lu à voix haute', en: 'their number, read aloud' },
    sample: {
      fr: 'zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre',
      en: 'zero one, nine nine, zero zero, one two, three four',
    },
  },
  spelled: {
    fr: 'nom épelé',
    en: 'spelled name',
    about: { fr: 'son nom, lettre par lettre', en: 'their name, letter by letter' },
    sample: { fr: 'V comme Victor, A comme Anatole', en: 'V for Victor, A for Alfa' },
  },
  purpose: {
    fr: 'objet',
    en: 'purpose',
    about: { fr: 'motif de l’appel', en: 'why they call' },
    sample: { fr: 'un résultat d’analyse', en: 'a test result' },
  },
  recipient: {
    fr: 'destinataire',
    en: 'recipient',
    about: { fr: 'personne ou service demandé', en: 'person or service asked for' },
    sample: { fr: 'le docteur Fontanel', en: 'Dr Fontanel' },
  },
  doctor: {
    fr: 'médecin',
    en: 'doctor',
    about: { fr: 'médecin du rendez-vous', en: 'doctor of the appointment' },
    sample: { fr: 'le docteur Fontanel', en: 'Dr Fontanel' },
  },
  slot: {
    fr: 'rendez-vous',
    en: 'slot',
    about: {
      fr: 'jour et heure du rendez-vous, à voix haute',
      en: 'day and time of the appointment, read aloud',
    },
    sample: {
      fr: 'demain, mardi 24 novembre, à seize heures quarante-cinq',
      en: 'tomorrow, Tuesday 24 November, at four forty-five in the afternoon',
    },
  },
  slotAgain: {
    fr: 'rendez-vous autrement',
    en: 'slot again',
    about: { fr: 'le même, dit autrement', en: 'the same, in another way' },
    sample: {
      fr: 'mardi, à cinq heures moins le quart de l’après-midi',
      en: 'Tuesday, at a quarter to five in the afternoon',
    },
  },
  proposed: {
    fr: 'proposé',
    en: 'proposed',
    about: {
      fr: 'ce qui a été noté ou proposé avant l’attente',
      en: 'what was noted or proposed before the hold',
    },
    sample: {
      fr: 'mardi à neuf heures, ou jeudi à quatorze heures',
      en: 'Tuesday at nine, or Thursday at two',
    },
  },
  consultations: {
    fr: 'consultations',
    en: 'consultation hours',
    about: { fr: 'heures de consultation du destinataire', en: 'consultation hours of the recipient' },
    sample: { fr: 'jusqu’à midi', en: 'until noon' },
  },
  hours: {
    fr: 'horaires',
    en: 'opening hours',
    about: { fr: 'heures d’ouverture de la structure, ce jour', en: 'opening hours of the house, today' },
    sample: {
      fr: 'de huit heures à dix-neuf heures',
      en: 'from eight in the morning to seven in the evening',
    },
  },
} as const satisfies Readonly<Record<string, FactKind>>;

export type FactId = keyof typeof FACTS;
export const FACT_IDS = Object.keys(FACTS) as readonly FactId[];

const BY_NAME: ReadonlyMap<string, FactId> = new Map(
  FACT_IDS.flatMap((id) => [
    [FACTS[id].fr, id],
    [FACTS[id].en, id],
  ]),
);

/** The fact of that name in whichever language, as it stands between { and }; undefined if there is none. */
export function factNamed(name: string): FactId | undefined {
  return BY_NAME.get(name.trim().replace(/\s+/g, ' ').toLowerCase());
}

const kindOf = (id: FactId): FactKind => FACTS[id];

export const isAlwaysKnown = (id: FactId): boolean => kindOf(id).always === true;

/** The facts of an invented call; `only` leaves the others unknown, save those that are always known. */
export function sampleFacts(
  language: Language,
  only: readonly FactId[] = FACT_IDS,
): Partial<Record<FactId, string>> {
  const known = FACT_IDS.filter((id) => only.includes(id) || isAlwaysKnown(id));
  return Object.fromEntries(known.map((id) => [id, FACTS[id].sample[language]]));
}
