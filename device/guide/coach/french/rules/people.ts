import type { Found, PhraseRule } from '../../phrases/rule.ts';
import { WHY } from '../../why.ts';
import { type FrenchSentence, normAt } from '../sentence.ts';

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
      `(est) (ce) (qu') il|elle <être:P2> (encore|vraiment|toujours|très|un|peu) (peu) ${ILL}`,
    ],
    when: (sentence) => sentence.end === '?',
    suggestions: NEUTRAL,
  },
  {
    rule: 'fr.pejorative.problème',
    class: 'pejorative',
    why: WHY.pejorative,
    example: 'quel est votre problème ?',
    phrases: [
      "(c'|quel) (est) (quoi) votre|ton problème|souci",
      'vous <avoir:P4> (un|quoi|encore) (comme) (un) problème|souci|maladie',
      '<avoir:P4> vous un problème|souci',
      "qu' est ce que vous <avoir:P4> (encore|comme) (maladie|problème)",
      "qu' est ce qui ne va pas",
      'vous <souffrir:P4> de quoi',
      'de quoi <souffrir:P4> vous',
      'vous <avoir:P4> quoi (comme|exactement) (maladie)',
      "qu' <avoir:P4> vous (encore)",
    ],
    when: (sentence) => sentence.end === '?',
    suggestions: NEUTRAL,
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
    suggestions: ['souhaitez-vous que je répète', 'ai-je été clair'],
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

function neutralPerson(sentence: FrenchSentence, { from, to }: Found): string {
  const [first = '', last = ''] = [normAt(sentence, from), normAt(sentence, to - 1)];
  const called = first === 'ma' || first === 'mon';
  if (FEMALE.has(last)) return called ? 'madame' : 'la patiente';
  if (MALE.has(last)) return called ? 'monsieur' : 'le patient';
  return last === 'là' ? 'ces personnes' : 'la personne';
}

const LISTENING = ['je vous écoute', 'je comprends', 'je note ce que vous me dites'];

export const IMPERATIVE: readonly PhraseRule[] = [
  {
    rule: 'fr.imperative.calmez',
    class: 'imperative',
    why: WHY.imperative,
    example: 'calmez-vous',
    phrases: [
      '(mais|bon) (veuillez) (donc) calmez|calme vous|toi',
      "(veuillez|merci|essayez|tâchez) (bien) (de) vous|te|t' calmer",
      '(il) (faut|faudrait) (que) vous|te (vous) calmer|calmiez',
      'vous|tu <devoir:PC>|<pouvoir:PC>|<aller:P> vous|te calmer',
      'restez|reste|soyez (un|peu|très) (peu) calme|poli|polie|correct|correcte|raisonnable|patient|patiente|respectueux',
      'gardez|garde votre|ton|le calme|sang (froid)',
      '^ (un) (peu) du|de calme',
      '(merci) de rester|garder calme|poli|polie|correct|votre (calme)',
      'respirez (un) (bon) (coup)',
      'détendez vous',
      'ne soyez pas agressif|agressive|désagréable|impoli|grossier|grossière',
    ],
    suggestions: LISTENING,
  },
  {
    rule: 'fr.imperative.taisez',
    class: 'imperative',
    why: WHY.imperative,
    example: 'taisez-vous',
    phrases: [
      'taisez|tais vous|toi',
      "(ne|n') (me|m') criez|hurlez|insultez|interrompez|coupez|menacez (pas) (la) (parole) (dessus) (comme) (ça)",
      "(vous) (ne|n') (vous) énervez|fâchez|emportez|agacez (pas)",
      '(ne) (le|la) haussez pas (le|la) (ton|voix)',
      "(veuillez) arrêtez|cessez|arrêter|cesser (tout) (de|d') (suite) (me|m'|vous) (me|m') " +
        'crier|hurler|insulter|interrompre|couper|menacer|énerver|parler|râler|rouspéter|plaindre',
      "baissez|baisse (un|d'|le|la|votre) (peu) (le|la|un) ton|voix",
      '(ne) (me) parlez (moi) (pas) (autrement|correctement|mieux|meilleur|moins|plus) (fort|bas|calmement) (sur|avec) ' +
        '(ce|un|autre) (autre) (ton)',
      'laissez|laisse moi (donc) (finir|parler|terminer|répondre|placer|vous)',
      'écoutez|écoute moi (bien|donc)',
      '^ écoutez $',
    ],
    when: (sentence, found) => isOrder(sentence, found),
    suggestions: LISTENING,
  },
];

const ORDER_TELLS =
  /^(?:tais|taisez|pas|arrêtez|cessez|arrêter|cesser|ton|voix|autrement|correctement|mieux|moins|fort|bas|calmement|finir|parler|terminer|répondre|placer|écoutez|écoute|meilleur)$/;

/** "Parlez-moi de vos symptômes", "coupez la ligne" are no orders to be quiet. */
function isOrder(sentence: FrenchSentence, { from, to }: Found): boolean {
  const words = sentence.tokens.slice(from, to).map(({ norm }) => norm);
  return words.some((norm) => ORDER_TELLS.test(norm)) && !/^(?:pour|de|à)$/.test(normAt(sentence, from - 1));
}
