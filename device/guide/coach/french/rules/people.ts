import type { Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { WHY } from '../../why.ts';
import { normAt } from '../sentence.ts';
import { asking, listening } from './whole-clause.ts';

const NEUTRAL = ['quel est le motif de votre appel', 'que puis-je faire pour vous'];
const ILL =
  'malade|souffrant|souffrante|handicapé|handicapée|sourd|sourde|âgé|âgée|vieux|vieille|dépressif|dépressive|fou|folle|' +
  'alcoolique|obèse|gros|grosse|sénile|contagieux|contagieuse|hypocondriaque|énervé|énervée|stressé|stressée';

export const PEJORATIVE: readonly PhraseRule[] = [
  {
    rule: 'fr.pejorative.malade',
    class: 'pejorative',
    why: WHY.pejorative,
    example: 'vous êtes malade ?',
    phrases: [
      `(est) (ce) (que) vous|tu|t' (n') <être:PIC> (encore|vraiment|toujours|très|trop|un|peu|bien|si) (peu) ${ILL}`,
      `<être:P4> vous (encore|vraiment|toujours|très|trop) ${ILL}`,
      `votre|ton|ta|vos _ <être:P25> (encore|vraiment|toujours|très|aussi) ${ILL}`,
      `(est) (ce) (qu') il|elle <être:P2> (encore|vraiment|toujours|très|un|peu) (peu) ${ILL}`,
    ],
    when: (sentence) => sentence.end === '?',
    suggestions: asking(NEUTRAL),
  },
  {
    rule: 'fr.pejorative.problème',
    class: 'pejorative',
    why: WHY.pejorative,
    example: 'quel est votre problème ?',
    phrases: [
      "c' est quoi (,) votre|ton problème|souci|maladie",
      "(c'|quel|quelle) (est) votre|ton problème|souci|maladie",
      'vous <avoir:P4> (un|quoi|encore) (comme) (un) problème|souci|maladie',
      '<avoir:P4> vous un problème|souci',
      "qu' est ce que vous <avoir:P4> (encore|comme) (maladie|problème)",
      "qu' est ce qu' il|elle <avoir:P2> (encore)",
      "qu' est ce qui vous <arriver:P2>",
      "qu' est ce qui ne va pas",
      'vous <souffrir:P4> de quoi',
      'de quoi <souffrir:P4> vous',
      'vous <avoir:P4> quoi (comme|exactement) (maladie)',
      "qu' <avoir:P4> vous (encore)",
    ],
    when: (sentence) => sentence.end === '?',
    suggestions: asking(NEUTRAL),
  },
  {
    rule: 'fr.pejorative.compris',
    class: 'pejorative',
    why: WHY.pejorative,
    example: 'vous avez compris ?',
    phrases: [
      "(est) (ce) (que) vous (m') <avoir:P4> (bien) compris",
      '<avoir:P4> vous (bien) compris',
      'vous (me) <comprendre:P4> (ce) (que) (je) (dis) (ou) (non|pas) $',
      'vous suivez $',
    ],
    when: (sentence) => sentence.end === '?',
    suggestions: asking(['souhaitez-vous que je répète', 'ai-je été clair']),
  },
  {
    rule: 'fr.pejorative.personne',
    class: 'pejorative',
    why: WHY.pejorative,
    example: 'ma petite dame',
    phrases: [
      '(ma|la|une|cette) petite|vieille dame|mamie',
      '(mon|le|un|ce) petit monsieur|papi|papy',
      '(mon|le|un|ce) vieux monsieur',
      '(ma|la|une|cette) mamie|mémé',
      '(la|une|cette) bonne femme',
      '(la|une|cette) petite|pauvre vieille',
      '(le|un|ce) petit|pauvre vieux',
      '(mon|le|un|ce) papi|papy|pépé|bonhomme',
      '(un) cas social',
      '(un|une) casse pieds',
      'ces|les gens là',
    ],
    suggestions: (sentence, { from, to }) => ({ texts: [neutralPerson(sentence, { from, to })] }),
  },
];

const FEMALE = new Set(['dame', 'mamie', 'mémé', 'femme', 'vieille']);
const MALE = new Set(['monsieur', 'papi', 'papy', 'pépé', 'bonhomme', 'vieux']);

function neutralPerson(sentence: AnalysedSentence, { from, to }: Found): string {
  const [first = '', last = ''] = [normAt(sentence, from), normAt(sentence, to - 1)];
  const called = first === 'ma' || first === 'mon';
  if (FEMALE.has(last)) return called ? 'madame' : 'la patiente';
  if (MALE.has(last)) return called ? 'monsieur' : 'le patient';
  return last === 'là' ? 'ces personnes' : 'la personne';
}

const COMPOSED =
  'calme|poli|polie|polis|correct|correcte|corrects|courtois|courtoise|raisonnable|patient|patiente|' +
  'respectueux|respectueuse|tranquille|zen|aimable|agréable';
const COMPOSURE =
  '<calmer:W>|<taire:W>|<ressaisir:W>|<raisonner:W>|<contrôler:W>|<détendre:W>|<maîtriser:W>|<modérer:W>';
const LOUD =
  'crier|hurler|insulter|interrompre|couper|menacer|énerver|agresser|râler|rouspéter|plaindre|parler|fâcher';

export const IMPERATIVE: readonly PhraseRule[] = [
  {
    rule: 'fr.imperative.calmez',
    class: 'imperative',
    why: WHY.imperative,
    example: 'calmez-vous',
    phrases: [
      '<calmer:Y>|<apaiser:Y>|<tranquilliser:Y>|<ressaisir:Y>|<raisonner:Y>|<détendre:Y>|<contrôler:Y>|<maîtriser:Y> vous|toi|nous',
      `vous|te|t'|se|nous ${COMPOSURE}`,
      "vous|te|t' calmiez|calmes|taisiez|taises",
      `<rester:YW>|<demeurer:YW>|<être:Y> (un) (peu|très|plus|bien|donc) ${COMPOSED}`,
      '<garder:YW>|<conserver:YW>|<retrouver:YW> votre|ton|le|son calme|sang (froid)',
      '<tenir:Y> vous|toi tranquille|tranquilles|correctement',
      '^ (un) (peu) du|de calme|respect|tenue|politesse',
      'on se <calmer:P2>',
      '^ silence|stop $',
      'ne vous mettez pas en colère',
      'inutile de (vous) crier|hurler|énerver|fâcher|emporter',
      'respirez (un) (bon) coup',
      'ne soyez pas agressif|agressive|désagréable|impoli|impolie|grossier|grossière|impatient|impatiente|si|aussi',
      '<modérer:YW>|<surveiller:YW>|<mesurer:YW>|<contrôler:YW> vos|votre|ton propos|langage|paroles|mots|colère',
    ],
    when: isToldToCallers,
    suggestions: listening,
  },
  {
    rule: 'fr.imperative.taisez',
    class: 'imperative',
    why: WHY.imperative,
    example: 'taisez-vous',
    phrases: [
      'taisez|tais|taisons vous|toi|nous',
      "ne|n' (me|m'|nous|vous|t'|te) (le|la) criez|crie|hurlez|insultez|interrompez|menacez|énervez|énerve|fâchez|fâche|" +
        'emportez|agacez|impatientez|agressez (pas|plus)',
      '(ne) (me|nous) coupez pas (la) parole',
      'ne me|nous coupez pas',
      "vous (n') énervez|fâchez|emportez|agacez pas",
      "(ne|n') (le|la) <hausser:Y>|<élever:Y>|<lever:Y> (pas) le|la|votre ton|voix",
      `(veuillez|merci) <arrêter:YW>|<cesser:YW> (donc|tout) (de|d') (suite) (me|m'|nous|vous|te|t') ${LOUD}`,
      "<baisser:YW> (un) (peu) (d'|le|la|votre|ton) (un) ton|voix",
      '<changer:YW> de ton',
      '<parler:Y> (moi|nous) autrement|correctement|mieux|meilleur|calmement|poliment',
      '<parler:Y> (moi|nous) (un) (peu) plus|moins fort|bas|calmement|haut',
      "(ne|n') (me|nous|lui) <parler:Y> (moi|nous) (pas) sur|avec ce|un (autre) ton",
      "(ne|n') (me|nous) <parler:Y> pas (comme|ainsi) (ça|cela)",
      'laissez|laisse moi|nous (donc) finir|parler|terminer|répondre|placer|expliquer',
      'écoutez|écoute moi|nous (bien|donc)',
      '^ écoutez (bien|donc) $',
      '<respecter:Y> moi|nous|le (personnel)',
      "(ne|n') <exagérer:Y> pas",
    ],
    when: isOrder,
    suggestions: listening,
  },
];

const ORDERING = new Set(
  "veuillez devez devriez allez pouvez pourriez faut faudrait falloir de d' que vous demande prie voulez à essayez".split(
    ' ',
  ),
);

/** "Un sirop pour vous calmer", "le patient doit rester calme" order nothing. */
function isToldToCallers(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const before = normAt(sentence, from - 1);
  if (before === 'pour' || before === 'à') return false;
  const told = sentence.tokens.slice(from, to);
  const infinitive = told.find((_, at) => sentence.readings(from + at).some(({ tense }) => tense === 'W'));
  if (!infinitive) return sentence.tokens[from]?.norm !== 'se';
  if (normAt(sentence, from) === 'se') return before === 'faut';
  return ORDERING.has(before) || from === 0;
}

const ORDER_TELLS =
  /^(?:tais|taisez|taisons|pas|plus|arrêtez|cessez|arrêter|cesser|ton|voix|autrement|correctement|mieux|moins|fort|bas|calmement|finir|parler|terminer|répondre|placer|écoutez|écoute|meilleur|expliquer|ça|ainsi|moi|nous|personnel|poliment|doucement)$/;

/** "Parlez-moi de vos symptômes", "coupez la ligne" are no orders to be quiet. */
function isOrder(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const words = sentence.tokens.slice(from, to).map(({ norm }) => norm);
  const denies = words[0] === 'ne' || words[0] === "n'";
  const tells = words.some((norm) => ORDER_TELLS.test(norm)) || LOUD.split('|').includes(words.at(-1) ?? '');
  return (tells || (denies && words.length > 1)) && !/^(?:pour|à)$/.test(normAt(sentence, from - 1));
}
