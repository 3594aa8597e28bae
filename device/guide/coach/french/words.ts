import type { Person } from '../lexicon/lexicon.ts';

const set = (words: string) => new Set(words.split(' '));

/** Subject pronouns and the persons they go with. */
export const SUBJECTS: ReadonlyMap<string, readonly Person[]> = new Map<string, readonly Person[]>([
  ['je', [0]],
  ["j'", [0]],
  ['tu', [1]],
  ["t'", [1]],
  ['il', [2]],
  ['elle', [2]],
  ['on', [2]],
  ['ce', [2, 5]],
  ["c'", [2, 5]],
  ['ça', [2]],
  ['cela', [2]],
  ['ceci', [2]],
  ['nous', [3]],
  ['vous', [4]],
  ['ils', [5]],
  ['elles', [5]],
  ['qui', [0, 1, 2, 3, 4, 5]],
]);

/** What stands between a subject pronoun and its verb. */
export const CLITICS = set("ne n' me m' te t' se s' le la l' les lui leur y en nous vous");

/** What hangs on a verb by a hyphen. */
export const AFTER_VERB = set(
  'je tu il elle on nous vous ils elles ce t moi toi le la les lui leur y en m là ci',
);

export const DETERMINERS = set(
  "le la les l' un une des du de d' au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur " +
    'leurs quel quelle quels quelles quelques plusieurs deux trois quatre cinq six sept huit neuf dix chaque aucun ' +
    'aucune certaines certains nombreuses nombreux diverses divers toutes tous autres mêmes petites bonnes',
);
export const PREPOSITIONS = set(
  "à de d' en par pour sans avec sur sous chez dans vers entre et ou ni comme après avant contre selon dès",
);

export const STAFF_SUBJECTS = set(
  'docteur docteure doc dr drs docteurs médecin médecins chirurgien chirurgienne spécialiste cabinet secrétariat confrère ' +
    'dentiste kiné kinésithérapeute cardiologue radiologue dermatologue pédiatre gynécologue ophtalmologue service ' +
    'sage-femme remplaçant remplaçante collègue collègues assistante assistant',
);

/** Verbs by which somebody's words are told. */
export const REPORTING = set(
  'dire demander indiquer préciser expliquer signaler affirmer ajouter répondre annoncer prétendre croire penser ' +
    'espérer souhaiter vouloir insister craindre assurer confirmer raconter déclarer estimer supposer rapporter ' +
    'mentionner rappeler informer avertir prévenir inquiéter plaindre étonner promettre jurer reconnaître avouer ' +
    'admettre soutenir imaginer apprendre écrire répéter exiger réclamer savoir trouver redouter aimer désirer ' +
    'regretter noter remarquer constater sembler proposer suggérer considérer juger redemander redire ' +
    'comprendre ignorer souvenir douter soupçonner lire entendre',
);
/** What may be told after a colon: "elle répond : je viendrai". */
export const ALOUD = set(
  'dire demander répondre préciser ajouter expliquer écrire indiquer répéter annoncer insister inquiéter signaler redire',
);
/** Those that may go on with a question: "elle demande quand", but not "elle rappelle quand". */
export const ASKING = set(
  'demander dire savoir préciser indiquer expliquer répondre redemander vouloir désirer comprendre ignorer douter',
);
export const ASKING_LINKS = set("si s' quand comment pourquoi combien où quel quelle quels quelles qui quoi");
/** A caller's wish is told by these in the conditional or the imperfect: "la patiente souhaiterait". */
export const WISHING = set('vouloir souhaiter aimer désirer préférer apprécier demander');
export const TELLING = set(
  'dire demander expliquer préciser indiquer signaler penser croire espérer craindre insister',
);

/** Verbs whose "que" brings the indicative: "il précise que vous deviez". */
export const SAYING = set(
  'dire indiquer préciser expliquer signaler affirmer ajouter répondre annoncer penser croire savoir assurer confirmer ' +
    'déclarer estimer noter remarquer constater voir informer prévenir avertir rappeler écrire apprendre',
);
/** Conjunctions that are followed by the indicative though they end in "que". */
export const INDICATIVE_BEFORE_QUE = set(
  'parce alors pendant tandis dès depuis après tant maintenant ainsi vu attendu lors aussitôt sitôt',
);

/** Common verbs whose h is aspirated: "je hurle". All others elide: "j'hésite". */
const ASPIRATED =
  /^(?:hach|haï|haï|hai|hal|hant|harc|harp|hasard|hât|hauss|heurt|hiss|hoch|hurl|hu[ae]|handicap|happ|hériss|henn|hors|huit|haut|hors)/;

export function beginsWithVowel(word: string): boolean {
  const lower = word.toLowerCase().normalize('NFD');
  if (lower.startsWith('h')) return !ASPIRATED.test(word.toLowerCase());
  return /^[aeiouœæ]/.test(lower) || lower === 'y';
}

const FULL: Readonly<Record<string, string>> = {
  "j'": 'je',
  "m'": 'me',
  "t'": 'te',
  "s'": 'se',
  "n'": 'ne',
  "l'": 'le',
  "qu'": 'que',
  "d'": 'de',
  "c'": 'ce',
  "lorsqu'": 'lorsque',
  "puisqu'": 'puisque',
  "jusqu'": 'jusque',
};
const SHORT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(FULL).map(([short, full]) => [full, short])),
  la: "l'",
};

/** `word` as it stands before `next`: "j'" before "appelle", "je" before "passe". Small letters, "'". */
export function elided(word: string, next: string): string {
  const full = FULL[word] ?? word;
  const short = SHORT[full];
  if (short === undefined) return word;
  // "ce" loses its vowel only before être and en: "c'est", but "ce avec quoi".
  const vowel = full === 'ce' ? /^[eé]/i.test(next) : beginsWithVowel(next);
  return vowel ? short : full;
}

/** Words put together, shortened where they meet: je, ne, ai, pas -> "je n'ai pas". */
export function joined(words: readonly string[]): string {
  let text = '';
  words.forEach((word, at) => {
    const next = words[at + 1];
    const written = next === undefined ? word : elided(word, next);
    text += written + (next === undefined || written.endsWith("'") ? '' : ' ');
  });
  return text;
}
