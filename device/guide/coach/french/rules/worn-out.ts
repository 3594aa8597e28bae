import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { WHY } from '../../why.ts';
import { normAt } from '../sentence.ts';
import { asking } from './whole-clause.ts';

const why = WHY['worn-out'];
const SUBJECT = "je|j'|on|nous";
const WITH: Readonly<Record<string, string>> = {
  le: 'avec lui',
  la: 'avec elle',
  "l'": 'avec lui',
  les: 'avec eux',
};
const ADVERBS = new Set('tout de suite maintenant immédiatement donc alors directement aussitôt'.split(' '));
const METS: Readonly<Record<string, string>> = { je: 'mets', "j'": 'mets', on: 'met', nous: 'mettons' };
const INFINITIVE = new Set(['passer', 'repasser', 'transférer', 'basculer', 'transmettre']);

/** "je vous passe le docteur" -> "je vous mets en relation avec le docteur"; "je vous le passe" -> "... avec lui". */
function putThrough(sentence: AnalysedSentence, { from, to }: Found): Better {
  const words = sentence.tokens.slice(from, to).map(({ norm }) => norm);
  const [subject = 'je'] = words;
  const future = INFINITIVE.has(words.at(-1) ?? '') ? words.at(1) === 'vais' || words.at(1) === 'va' : false;
  const whom = words.includes("t'") || words.includes('te') ? 'te' : 'vous';
  const known = words.slice(1, -1).find((norm) => norm in WITH);
  let end = to;
  while (ADVERBS.has(normAt(sentence, end))) end++;
  const adverb = sentence.tokens
    .slice(to, end)
    .map(({ norm }) => ` ${norm}`)
    .join('');
  const rest = known !== undefined ? ` ${WITH[known]}` : goesOn(sentence, end) ? ' avec' : '';
  const start = future
    ? `${subject} ${words[1]} ${whom} mettre`
    : `${subject} ${whom} ${METS[subject] ?? 'mets'}`;
  const texts = ['en relation', 'en communication', 'en contact'].map(
    (how) => `${start}${adverb} ${how}${rest}`,
  );
  return { to: end, texts };
}

const NEW_CLAUSE = new Set([
  'et',
  'ou',
  'si',
  'pour',
  'dès',
  'à',
  'dans',
  'quand',
  'merci',
  'mais',
  'car',
  'après',
]);

function goesOn(sentence: AnalysedSentence, at: number): boolean {
  const token = sentence.tokens[at];
  return (
    token !== undefined && (token.kind === 'word' || token.kind === 'opaque') && !NEW_CLAUSE.has(token.norm)
  );
}

const NOT_PASSED = new Set(
  'commande commander un mes nos une voir prendre chercher pour récupérer à chez en dans devant demain déposer'.split(
    ' ',
  ),
);

const STAYING = ['restez en ligne', 'je reprends la ligne dans un instant'];
const TIME_BEFORE = new Set('dans il depuis après pendant toutes a'.split(' '));

export const WORN_OUT: readonly PhraseRule[] = [
  {
    rule: 'fr.worn-out.passe',
    class: 'worn-out',
    why,
    example: 'je vous passe le docteur',
    phrases: [
      `${SUBJECT} (ne|n') vous|te|t' (le|la|les|l') <passer:PIFCW>|<repasser:PIFC>|<transférer:PIFC>|<basculer:PIFC>`,
      `${SUBJECT} vais|va|allons (vous|te) (le|la|les) passer|repasser|transférer|basculer`,
      `${SUBJECT} <pouvoir:PC>|<vouloir:PC> vous|te (le|la|les) passer|repasser|transférer|basculer`,
    ],
    when: (sentence, { to }) => !NOT_PASSED.has(normAt(sentence, to)),
    suggestions: putThrough,
  },
  {
    rule: 'fr.worn-out.pourquoi',
    class: 'worn-out',
    why,
    example: "c'est pourquoi ?",
    phrases: [
      "c'|ça <être:PIC> pourquoi|quoi (exactement|au) (juste) $",
      "c'|ça <être:PIC> pour quoi (exactement|au|faire) (juste) $",
      "c'|ça <être:PIC> pour quoi",
      "c'|ça <être:PIC> à|au (quel) sujet (de) (quoi)",
      "c'|ça <être:PIC> à|au|concernant propos|sujet|quoi (de) (quoi)",
      "c'|ça <être:PIC> à|pour quel|quelle sujet|propos|motif|raison",
      '^ à|pour quel|quelle sujet|propos|motif|raison $',
      '<être:PI> ce à quel sujet|propos',
      'vous <appeler:PI> pour quoi (faire) $',
      'vous <appeler:PI> pourquoi $',
      'vous <vouloir:PI> quoi',
      "qu' est ce que vous <vouloir:PI>",
      "qu' est ce qu' il vous faut",
    ],
    suggestions: asking(["quel est l'objet de votre appel", 'quel est le motif de votre appel']),
    // "C'est quoi, votre maladie ?" is worse than worn-out.
    when: (sentence, { to }) => sentence.end === '?' && !/^(?:votre|ton|ta)$/.test(normAt(sentence, to + 1)),
  },
  {
    rule: 'fr.worn-out.qui',
    class: 'worn-out',
    why,
    example: "c'est de la part de qui $",
    phrases: [
      "c'|ça <être:PIC> de la part (de) (qui)",
      'de la part de qui',
      "qui le|la|l' <demander:P2> $",
      "c'|ça <être:PIC> qui (à) (l') (appareil) $",
      "qui <être:PI> à l' appareil",
      "c'|ça <être:PIC> qui au téléphone|bout|fil",
      'qui <être:PI> au téléphone|bout|fil',
      '<être:PI> ce de la part de qui',
      "qui <être:PI> ce (à) (l') (appareil)",
      'vous <être:PI> qui',
      'qui <être:PI> vous',
      "qui <demander:P> t|t' on",
    ],
    when: (sentence) => sentence.end === '?',
    suggestions: asking(['quel est votre nom', 'puis-je avoir votre nom']),
  },
  {
    rule: 'fr.worn-out.quittez',
    class: 'worn-out',
    why,
    example: 'ne quittez pas',
    phrases: [
      'ne pas quitter|raccrocher',
      '(ne) quittez|quitte pas',
      '(ne) raccrochez|raccroche (surtout) pas',
      '(ne) coupez pas $',
    ],
    suggestions: (sentence, { to }) => ({
      texts: normAt(sentence, to - 1).endsWith('r') ? ['rester en ligne'] : STAYING,
    }),
  },
  {
    rule: 'fr.worn-out.petit',
    class: 'worn-out',
    why,
    example: 'un petit instant',
    phrases: [
      '(juste) (un|une) (tout) petit|petite instant|moment|minute|seconde',
      '(juste) deux|trois petites minutes|secondes',
      '^ (juste) (une|deux) minute|seconde|minutes|secondes $',
    ],
    suggestions: ['un instant'],
    when: (sentence, { from }) => !TIME_BEFORE.has(normAt(sentence, from - 1)),
  },
  {
    rule: 'fr.worn-out.rien',
    class: 'worn-out',
    why,
    example: 'de rien',
    phrases: ['^ de rien $', "(il) (n') (y) (a) pas de quoi $"],
    suggestions: ['je vous en prie', 'avec plaisir'],
    when: (sentence, { to }) => normAt(sentence, to) !== 'de',
  },
];
