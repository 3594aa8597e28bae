import type { PackedLexicon, Tense } from './lexicon.ts';

/** conjugations.json of french-verbs-lefff: infinitive -> tense -> forms by person, "NA" where there is none. */
export type Conjugations = Readonly<
  Record<string, Readonly<Partial<Record<Tense, readonly (string | null)[]>>>>
>;

const TENSES: readonly Tense[] = ['P', 'S', 'Y', 'I', 'G', 'K', 'J', 'T', 'F', 'C', 'W'];

/** Verbs nobody says whose forms are those of common ones: "saura" is savoir, "rentrait" is rentrer. */
const LEFT_OUT = new Set(['rentraire', 'saurer', 'surfaire', 'raller', 'surer', 'uwSe']);

/** Verbs of a medical reception that the Lefff lacks, and one each that is conjugated alike. */
const LIKE: Readonly<Record<string, string>> = {
  recontacter: 'contacter',
  reconvoquer: 'convoquer',
  réadresser: 'adresser',
  préadmettre: 'admettre',
  téléconsulter: 'consulter',
  intuber: 'tuber',
  biper: 'piper',
  textoter: 'noter',
  googler: 'ourler',
  emailer: 'parler',
};

interface Entry {
  readonly stem: string;
  readonly key: string;
}

/**
 * @param nouns words.json of french-words-gender-lefff: its keys are nouns in the singular.
 * @throws if a verb to conjugate alike is missing: the package's content has changed.
 */
export function packLexicon(
  conjugations: Conjugations,
  nouns: Readonly<Record<string, unknown>>,
): PackedLexicon {
  const verbs = verbsOf(conjugations);
  const byKey = new Map<string, string[]>();
  for (const [, table] of verbs) {
    const { stem, key } = entryOf(table);
    const stems = byKey.get(key) ?? [];
    byKey.set(key, stems);
    stems.push(stem === '' ? '-' : stem);
  }
  const patterns = [...byKey].map(([key, stems]) => ({ endings: JSON.parse(key), stems: stems.join(' ') }));
  return { format: 1, patterns, nouns: nounsAmong(verbs, nouns).join(' ') };
}

type Table = Conjugations[string];

function verbsOf(conjugations: Conjugations): readonly (readonly [string, Table])[] {
  const known = Object.entries(conjugations).filter(([verb]) => !LEFT_OUT.has(verb) && !verb.includes('-'));
  const alike = Object.entries(LIKE)
    .filter(([verb]) => !conjugations[verb])
    .map(([verb, like]) => [verb, conjugatedLike(verb, like, conjugations)] as const);
  const verbs = [...known, ...alike];
  return [...verbs, ...verbs.flatMap(([verb, table]) => otherSpelling(verb, table))];
}

/** Spellings of future and conditional that are as right as the one of the Lefff: infinitive, there, here. */
const SPELLINGS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/ayer$/, /ayer/, 'aier'],
  [/aître$/, /aîtr/, 'aitr'],
  [/é[^aeiouyéèê]+er$/, /é([^aeiouyéèê]+)er(?=[aeio])/, 'è$1er'],
  [/é[^aeiouyéèê]+er$/, /è([^aeiouyéèê]+)er(?=[aeio])/, 'é$1er'],
  // Written in a hurry or in capitals without its accent.
  [/^être$/, /^ét/, 'et'],
  [/e[lt]er$/, /e([lt])\1er(?=[aeio])/, 'è$1er'],
];

function otherSpelling(verb: string, table: Table): readonly (readonly [string, Table])[] {
  return SPELLINGS.filter(([infinitive]) => infinitive.test(verb)).flatMap(([, there, here]) => {
    const respelt = (form: string | null) =>
      isForm(form) && there.test(form) ? form.replace(there, here) : null;
    const [I, F, C] = [table.I, table.F, table.C].map((forms) => (forms ?? []).map(respelt));
    if (![I, F, C].some((forms) => forms?.some(isForm))) return [];
    return [[verb, { W: table.W ?? [], I: I ?? [], F: F ?? [], C: C ?? [] }] as const];
  });
}

/** Of both the ending of the infinitive is taken off, and the model's endings are put to the other's stem. */
function conjugatedLike(verb: string, like: string, conjugations: Conjugations): Table {
  const model = conjugations[like];
  if (!model) throw new Error(`lexicon: "${verb}" should be conjugated like "${like}", which the data lacks`);
  const shared = commonEnd(verb, like);
  const [stem, modelStem] = [verb, like].map((word) => word.slice(0, word.length - shared)) as [
    string,
    string,
  ];
  const moved = (form: string | null) => (isForm(form) ? stem + form.slice(modelStem.length) : form);
  return Object.fromEntries(Object.entries(model).map(([tense, forms]) => [tense, forms.map(moved)]));
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

const isForm = (form: string | null | undefined): form is string => typeof form === 'string' && form !== 'NA';

const formsOf = (table: Table, tenses: readonly Tense[]) =>
  tenses.flatMap((tense) => table[tense] ?? []).filter(isForm);

function entryOf(table: Table): Entry {
  const stem = commonStart(formsOf(table, TENSES));
  const cut = (form: string | null) => (isForm(form) ? form.slice(stem.length) : null);
  const endings = Object.fromEntries(TENSES.map((tense) => [tense, (table[tense] ?? []).map(cut)]));
  return { stem, key: JSON.stringify(endings) };
}

function commonStart(forms: readonly string[]): string {
  let start = forms[0] ?? '';
  for (const form of forms) while (!form.startsWith(start)) start = start.slice(0, -1);
  return start;
}

function nounsAmong(verbs: readonly (readonly [string, Table])[], nouns: Readonly<Record<string, unknown>>) {
  const forms = new Set(verbs.flatMap(([, table]) => formsOf(table, ['I', 'F', 'C'])));
  const isNoun = (form: string) =>
    Object.hasOwn(nouns, form) || Object.hasOwn(nouns, form.replace(/[sx]$/, ''));
  return [...forms].filter(isNoun).sort();
}
