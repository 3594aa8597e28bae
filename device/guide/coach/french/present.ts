import type { Lexicon, Person } from '../lexicon/lexicon.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { invertedAt, isWord, normAt } from './sentence.ts';
import { CLITICS, joined } from './words.ts';

/** How the present is said where the lexicon has two forms or a rare one. */
const PREFERRED: Readonly<Record<string, string>> = { 'pouvoir 0': 'peux', 'asseoir 0': 'assieds' };
/** Verbs whose je can follow: "puis-je". */
const BEFORE_JE: Readonly<Record<string, string>> = {
  pouvoir: 'puis',
  avoir: 'ai',
  être: 'suis',
  devoir: 'dois',
  aller: 'vais',
  savoir: 'sais',
};
/** "Je voudrais" is a wish: said in the present it is "je souhaite". */
const SOFTER: Readonly<Record<string, string>> = { vouloir: 'souhaiter', aimer: 'souhaiter' };
const POSSIBLE = new Set(['pouvoir', 'devoir']);
const BETWEEN = new Set(
  'peut être bien aussi éventuellement toujours déjà donc alors volontiers simplement'.split(' '),
);

/** What to put in place of the tokens from..to (inclusive). */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  /** In small letters, the best first. */
  readonly texts: readonly string[];
}

export interface VerbAt {
  readonly at: number;
  readonly verb: string;
  readonly person: Person;
  /** First token of the pronouns before it; `at` if there are none. */
  readonly start: number;
  /** Index of its subject pronoun before it, or -1. */
  readonly subject: number;
}

export function presentForm(lexicon: Lexicon, verb: string, person: Person): string | undefined {
  return PREFERRED[`${verb} ${person}`] ?? lexicon.form(verb, 'P', person);
}

/** The verb and its pronouns in the present. */
export function inPresent(sentence: AnalysedSentence, found: VerbAt): Replacement {
  const inverted = invertedAt(sentence, found.at);
  if (inverted >= 0) return invertedInPresent(sentence, found, inverted);
  const own = isOwn(sentence, found);
  const proposal = own && POSSIBLE.has(found.verb) ? proposed(sentence, found) : null;
  return proposal ?? plainInPresent(sentence, found, own);
}

const isOwn = (sentence: AnalysedSentence, { subject }: VerbAt) =>
  ['je', "j'", 'nous', 'on'].includes(normAt(sentence, subject));

function wordsBetween(sentence: AnalysedSentence, from: number, to: number): readonly string[] {
  return sentence.tokens.slice(from, to).map(({ norm }) => norm);
}

/** "ça sera" is "c'est", never "ça est". */
function subjectFor(norm: string, verb: string): string {
  return verb === 'être' && ['ça', 'cela', 'ceci', 'ce'].includes(norm) ? 'ce' : norm;
}

function plainInPresent(sentence: AnalysedSentence, found: VerbAt, own: boolean): Replacement {
  const { at, verb, person, start } = found;
  const before = startWithElision(sentence, start);
  const chain = wordsBetween(sentence, before, at).map((norm) => subjectFor(norm, verb));
  const verbs = own && SOFTER[verb] !== undefined ? [SOFTER[verb], verb] : [verb];
  const forms = verbs
    .map((name) => presentForm(sentence.lexicon, name, person))
    .filter((form) => form !== undefined);
  return { from: before, to: at, texts: forms.map((form) => joined([...chain, form])) };
}

/** "qu'irait" must give its apostrophe back: such a word belongs to what is replaced. */
function startWithElision(sentence: AnalysedSentence, start: number): number {
  const joint = sentence.tokens[start]?.joint;
  return joint === 'apostrophe' && start > 0 ? start - 1 : start;
}

/** "je pourrais vous prendre": "je vous prends"; and the milder "je peux vous prendre". */
function proposed(sentence: AnalysedSentence, { at, verb, person, start }: VerbAt): Replacement | null {
  let place = at + 1;
  while (BETWEEN.has(normAt(sentence, place))) place++;
  const clitics = place;
  while (CLITICS.has(normAt(sentence, place))) place++;
  const infinitive = sentence.readings(place).find(({ tense }) => tense === 'W');
  if (!infinitive || !isWord(sentence.tokens[place])) return null;
  const direct = presentForm(sentence.lexicon, infinitive.verb, person);
  const modal = presentForm(sentence.lexicon, verb, person);
  if (direct === undefined || modal === undefined) return null;
  const chain = wordsBetween(sentence, start, at);
  const inner = wordsBetween(sentence, clitics, place);
  const rest = wordsBetween(sentence, at + 1, place + 1);
  const texts = [joined([...chain, ...inner, direct]), joined([...chain, modal, ...rest])];
  // "ne" belongs to the modal: "je ne pourrais pas" has its "pas" in between and never comes here.
  return { from: start, to: place, texts };
}

function invertedInPresent(sentence: AnalysedSentence, found: VerbAt, inverted: number): Replacement {
  const { at, verb, start } = found;
  const pronoun = normAt(sentence, inverted);
  const before = startWithElision(sentence, start);
  const chain = wordsBetween(sentence, before, at);
  const person = personOf(pronoun, found.person);
  const form = pronoun === 'je' ? BEFORE_JE[verb] : presentForm(sentence.lexicon, verb, person);
  const asked = presentForm(sentence.lexicon, verb, person);
  const texts =
    form !== undefined
      ? [joined([...chain, hung(form, pronoun)])]
      : asked !== undefined
        ? [joined(['est-ce', 'que', pronoun, ...chain, asked])]
        : [];
  return { from: before, to: inverted, texts };
}

const PERSONS: Readonly<Record<string, Person>> = {
  je: 0,
  tu: 1,
  il: 2,
  elle: 2,
  on: 2,
  ce: 2,
  nous: 3,
  vous: 4,
  ils: 5,
  elles: 5,
};
const personOf = (pronoun: string, otherwise: Person): Person =>
  pronoun === 'ce' ? otherwise : (PERSONS[pronoun] ?? otherwise);

/** "peut" and "il": "peut-il"; "a" and "il": "a-t-il". */
export function hung(form: string, pronoun: string): string {
  const t = ['il', 'elle', 'on'].includes(pronoun) && !/[dt]$/.test(form) ? '-t' : '';
  return `${form}${t}-${pronoun}`;
}
