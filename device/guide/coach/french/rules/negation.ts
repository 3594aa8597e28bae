import type { Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { WHY } from '../../why.ts';
import { normAt } from '../sentence.ts';
import { joined } from '../words.ts';
import { lookedUp, proposed, reassuring } from './whole-clause.ts';

const why = WHY.negation;
const ADVERB = '(vraiment|malheureusement|absolument|encore|pas|du|tout|hélas)';

/** "Voilà trois jours que ..." counts time. */
const UNITS = /^(?:jours?|semaines?|mois|ans?|années?|heures?|minutes?|temps|longtemps|moment)$/;

function countsTime(sentence: AnalysedSentence, { to }: Found): boolean {
  return [to + 1, to + 2, to].some((at) => UNITS.test(normAt(sentence, at)));
}

const DONE = ["c'est noté", "c'est fait"];
/** "Voilà, c'est noté" says already what is proposed: index after it, or 0. */
function doneAfter(sentence: AnalysedSentence, at: number): number {
  const start = normAt(sentence, at) === ',' ? at + 1 : at;
  const said = normAt(sentence, start) === "c'" && normAt(sentence, start + 1) === 'est';
  return said && /^(?:noté|fait|enregistré|entendu|réservé)$/.test(normAt(sentence, start + 2))
    ? start + 3
    : 0;
}

const NEXT_OF_OBJECT = /^(?:le|la|les|l'|un|une|des|votre|vos|mon|ma|mes|notre|nos|ce|cette)$/;

export const NEGATION: readonly PhraseRule[] = [
  {
    rule: 'fr.negation.sais-pas',
    class: 'negation',
    why,
    example: 'je ne sais pas',
    phrases: [
      `je|j'|on|nous (ne|n') (vous) (le) (en) <savoir:PICF> ${ADVERB} ${ADVERB} pas|rien|plus|jamais`,
      "j'|on (n') en <savoir:PIC> (absolument|vraiment) rien",
      "je|nous|on (n') en <savoir:P> pas plus",
      'je|on|nous ne <savoir:P> trop|guère',
      'je (ne) <savoir:C> (pas) (vous|le) (vous) dire',
      "je|j'|on|nous (n') (en) <avoir:PI> (absolument|vraiment) aucune idée",
      "^ (n') (en) <avoir:PI03> (absolument|vraiment) aucune idée",
      '^ aucune idée',
      '^ (ça) (je) (ne) sais pas',
      "je|on|nous (n') (en) <avoir:P> pas la moindre idée",
      "je|on (n') <avoir:P> pas (d') idée",
      '^ pas la moindre idée',
      "je|j'|on|nous <ignorer:P>",
      'je|on|nous (ne) <connaître:P> pas',
      "je|on|nous (ne|n') <être:P> (vraiment|absolument) (pas|plus|jamais) au courant",
      "je|j'|on|nous (ne|n') (l'|les|en) <avoir:P> (vraiment|absolument) pas|aucune|aucun (l'|cette|ces|d'|ce|de) information|informations|infos|info|renseignement|renseignements|précisions",
    ],
    suggestions: lookedUp,
  },
  {
    rule: 'fr.negation.peux-pas',
    class: 'negation',
    why,
    example: 'je ne peux pas',
    phrases: [
      `je|on|nous (ne|n') (vous) (le|la|les|l') (y) (en) <pouvoir:P> ${ADVERB} ${ADVERB} pas|rien|plus`,
      "ce|c'|ça (n') <être:P> (vraiment|malheureusement) pas possible",
      "c' <être:P> (tout) (à) (fait) impossible",
      "(ce|ça|cela) (ne|n') va pas être possible",
      "je|on|nous|j' (n') (y) <avoir:P> (vraiment|malheureusement) pas (le|la) accès|temps|droit|possibilité",
      "je|on|nous (ne|n') <être:P> pas (en) mesure|autorisé|autorisée|habilité|habilitée",
      'je|on|nous (ne) (vous) <comprendre:P> pas',
      '^ (malheureusement) (non) pas possible $',
      '^ impossible $',
      "on|nous (ne|n') <faire:P>|<accepter:P> pas|plus",
    ],
    suggestions: (sentence, found) => proposed(sentence, found, 'je cherche une solution avec vous'),
    when: (sentence, { to }) => normAt(sentence, to) !== 'que',
  },
  {
    rule: 'fr.negation.pas-moi',
    class: 'negation',
    why,
    example: "ce n'est pas de ma faute",
    phrases: [
      "(ce|c'|ça) (n') <être:PI> (vraiment) pas (de) ma|notre|mon|nos (la) faute|problème|travail|rôle|affaire|affaires|ressort",
      '(ça|cela) (ne) <dépendre:P> (absolument) pas de moi|nous',
      "(ça|cela) (ne|n') me|m'|nous <concerner:P2>|<regarder:P2>|<intéresser:P2> (absolument) pas",
      "je|on|nous (n') y <être:P> pour rien",
      "je|on|nous (ne|n') <être:P> (vraiment|absolument) pas intéressé|intéressée|intéressés|intéressées",
    ],
    suggestions: (sentence, found) => proposed(sentence, found, 'je transmets votre demande'),
    when: (_, { from, to }) => to - from > 3,
  },
  {
    rule: 'fr.negative-question.personne',
    class: 'negative-question',
    why: WHY['negative-question'],
    example: 'personne ne peut vous accompagner ?',
    phrases: [
      "^ personne (ne|n') (vous|le|la|l'|en|y) <pouvoir:PFC2>|<vouloir:PFC2>|<être:PFC2>|<avoir:PFC2>|<devoir:PFC2>",
    ],
    suggestions: (sentence, { from, to }) => ({
      texts: [joined(['est-ce', 'que', "quelqu'un", ...wordsWithoutNe(sentence, from + 1, to)])],
    }),
    when: (sentence) => sentence.end === '?',
  },
  {
    rule: 'fr.negation.souci',
    class: 'negation',
    why,
    example: 'pas de souci',
    phrases: [
      "(il) (n') (y) (a) (vraiment) (absolument) pas|aucun (de|d') souci|soucis|problème|problèmes|problemes|inquiétude",
      "(ça|cela) (ne|n') <poser:PF> (vraiment) (pas|aucun) (de) (problème|souci)",
      "(ce|c'|ça) (n') <être:P> pas (un) problème|souci",
      '^ sans (aucun) problème|souci',
      "(ce|c') (n') <être:P> (vraiment) pas (bien) grave $",
      'pas le moindre souci|problème',
      "ce|c' n' <être:P> rien $",
      '^ (c) pas grave',
      '^ zéro|no|nul souci|problème',
      '^ nul souci|problème',
      "^ (mais) (il) (n') y a pas de mal",
    ],
    suggestions: ["c'est entendu", 'avec plaisir', "je m'en occupe"],
    when: (sentence, found) => isReply(sentence, found),
  },
  {
    rule: 'fr.negation.inquiétez',
    class: 'negation',
    why,
    example: 'ne vous inquiétez pas',
    phrases: [
      "(ne|n') (vous|t'|te) inquiétez|inquiète|inquiètes (vous|toi) (surtout|donc) (pas) (pour) (ça|cela)",
      'vous inquiétez pas',
      "(ne|n') vous|t' inquiétez|inquiète (surtout) de|pour rien",
      '(ne) vous souciez|tracassez (surtout) pas|de (rien)',
      "(ne) vous <faire:PY4> (surtout|donc) (pas|aucun) (de|d'|du) souci|soucis|bile",
      '(ne) te <faire:PY> pas de souci|soucis',
      '(ne) vous en faites pas',
      "(ne) t' en fais pas",
      "(n') ayez|aie pas|aucune|nulle (de|d') peur|crainte|inquiétude",
      "n' ayez|aie crainte",
      "^ t' inquiète|inquiètes $",
      "vous|t' <inquiéter:W>|<tracasser:W>|<affoler:W>|<tourmenter:W>|<alarmer:W>|<paniquer:W>",
      'vous|te faire de|du souci|soucis|bile',
      "pas d' inquiétude|affolement|panique",
      'pas de panique',
      '(ne) vous <tracasser:P4>|<tourmenter:P4>|<alarmer:P4> pas',
      '(ne) vous <affoler:P4>|<paniquer:P4> pas',
      'soyez (pas) sans inquiétude|crainte',
      '(ne) soyez pas inquiet|inquiète|inquiets',
      "(il) (n') (y) (a) pas|rien|aucune (à|de|lieu|raison) (de) (quoi) (vous) (d'|s') (inquiéter)",
    ],
    when: (sentence, found) => isReassurance(sentence, found),
    suggestions: reassuring,
  },
  {
    rule: 'fr.negation.voilà',
    class: 'negation',
    why: {
      fr: '« Voilà » coupe court : dites ce que vous avez fait ou ce que vous faites.',
      en: '"Voilà" cuts the caller short: say what you have done or are doing.',
    },
    example: 'voilà',
    phrases: ['(et) (eh) (bien) voilà', 'voila'],
    when: (sentence, found) => !countsTime(sentence, found) && normAt(sentence, found.from - 1) !== 'en',
    suggestions: (sentence, { to }) => {
      if (NEXT_OF_OBJECT.test(normAt(sentence, to))) return { texts: ['voici'] };
      const done = doneAfter(sentence, to);
      return done > 0 ? { to: done, texts: [`c'est ${normAt(sentence, done - 1)}`] } : { texts: DONE };
    },
  },
];

const wordsWithoutNe = (sentence: AnalysedSentence, from: number, to: number) =>
  sentence.tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .filter((norm) => norm !== 'ne' && norm !== "n'");

/** As an answer, not as a fact of a file: "pas de problème cardiaque", "il n'y a pas de souci de transport". */
function isReply(sentence: AnalysedSentence, { to }: Found): boolean {
  const next = sentence.tokens[to];
  if (next === undefined || next.kind === 'mark') return true;
  return /^(?:pour|je|j'|nous|on|madame|monsieur|avec|à|vous|du|si|et|merci|docteur)$/.test(next.norm);
}

/** "il ne faut pas", "inutile de", "vous n'avez pas à" before "vous inquiéter". */
function isDeniedBefore(sentence: AnalysedSentence, from: number): boolean {
  const before = sentence.tokens.slice(Math.max(0, from - 5), from);
  return before.some(({ norm }) => /^(?:pas|inutile|rien|aucune|jamais|sans)$/.test(norm));
}

const REASSURING =
  /^(?:inquiét|inquiè|souci|bile|faites|fais|peur|crainte|tracass|tourment|alarm|affol|paniqu|inquiet|affolement)/;

function isReassurance(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const words = sentence.tokens.slice(from, to).map(({ norm }) => norm);
  const negated = words.some((norm) => /^(?:pas|aucune?|rien|sans)$/.test(norm));
  if (words[0] === "n'" && words.at(-1) === 'crainte') return true;
  if (words.length === 2 && words[0] === "t'") return true;
  if (/(?:er|souci|soucis|bile)$/.test(words.at(-1) ?? '') && !negated) return isDeniedBefore(sentence, from);
  return negated && words.some((norm) => REASSURING.test(norm));
}
