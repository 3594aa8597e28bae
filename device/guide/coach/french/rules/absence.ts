import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { WHY } from '../../why.ts';
import { clauseEnd } from '../clause.ts';
import { isWord, normAt } from '../sentence.ts';
import { DETERMINERS, STAFF_SUBJECTS } from '../words.ts';
import { openingHours, precisely } from './whole-clause.ts';

const PRONOUNS = new Set(['il', 'elle', 'ils', 'elles']);
const TITLES = new Set('dr docteur pr professeur'.split(' '));
const MORE_STAFF =
  /^(?:infirmi(?:er|ère)s?|sage|secrétaires?|responsables?|direct(?:eur|rice)|internes?|praticien(?:ne)?s?|professeure?|comptable|standardiste|gestionnaire|\p{L}+logues?|\p{L}+iatres?|ostéopathe|orthophoniste|orthoptiste|dentiste)$/u;

const GONE =
  'parti|partie|partis|parties|sorti|sortie|sortis|sorties|rentré|rentrée|rentrés|rentrées|reparti|repartie|repartis|reparties';

/** Whether somebody of the practice is spoken of: "le colis est déjà parti" judges nobody. */
function isOfStaff(sentence: AnalysedSentence, { from }: Found): boolean {
  const before = normAt(sentence, from - 1);
  if (PRONOUNS.has(before)) return true;
  for (let at = from - 1; at >= Math.max(0, from - 5); at--) {
    const norm = normAt(sentence, at);
    if (isStaff(norm)) {
      if (isOwner(sentence, at)) continue;
      return norm !== 'cabinet' && norm !== 'service';
    }
    if (TITLES.has(norm)) return true;
    if (sentence.tokens[at]?.kind === 'mark' && norm !== '.' && at < from - 1) return false;
  }
  return from <= 1 && sentence.tokens[from]?.kind === 'word' && before === '';
}

const OWNING = new Set("du des de d' au aux pour avec chez par à".split(' '));

/** "le courrier du docteur": not the docteur is gone. */
function isOwner(sentence: AnalysedSentence, at: number): boolean {
  const before = normAt(sentence, at - 1);
  const place = /^(?:le|la|l'|les|mon|son|notre|votre|un|une)$/.test(before) ? at - 2 : at - 1;
  return OWNING.has(normAt(sentence, place));
}

const isPlural = (sentence: AnalysedSentence, { from, to }: Found) =>
  sentence.tokens.slice(from - 1, to).some(({ norm }) => /^(?:sont|seront|étaient|ils|elles)$/.test(norm));
const isFeminine = (sentence: AnalysedSentence, { from, to }: Found) =>
  sentence.tokens
    .slice(Math.max(0, from - 3), to)
    .some(
      ({ norm }, index, near) => FEMALE.test(norm) || (norm === 'la' && isStaff(near[index + 1]?.norm ?? '')),
    );

const FEMALE =
  /^(?:elles?|parties?|sorties?|arrivées?|rentrées?|mme|madame|docteure|infirmières?|directrice|praticienne|remplaçante|assistante|chirurgienne|femme)$/;
const isStaff = (norm: string) => STAFF_SUBJECTS.has(norm) || MORE_STAFF.test(norm);

function agreed(sentence: AnalysedSentence, found: Found): string {
  return `absenté${isFeminine(sentence, found) ? 'e' : ''}${isPlural(sentence, found) ? 's' : ''}`;
}

const HABIT = /^(?:jamais|toujours|souvent|constamment)$/;

/** "N'est jamais là le mercredi" -> "s'absente le mercredi"; null if it is of today. */
function habit(sentence: AnalysedSentence, found: Found): Better | null {
  const words = sentence.tokens.slice(found.from, found.to).map(({ norm }) => norm);
  if (!words.some((norm) => HABIT.test(norm)) || !/^(?:le|les|tous)$/.test(normAt(sentence, found.to)))
    return null;
  const [out, late] = isPlural(sentence, found)
    ? ["s'absentent", 'arrivent plus tard']
    : ["s'absente", 'arrive plus tard'];
  return { texts: [words.some((norm) => norm === 'retard' || norm === 'heure') ? late : out] };
}

/** "est déjà parti" -> "s'est absenté". */
function wentOut(sentence: AnalysedSentence, found: Found): Better {
  const usual = habit(sentence, found);
  if (usual) return usual;
  const be = isPlural(sentence, found) ? 'se sont' : "s'est";
  return { texts: [`${be} ${agreed(sentence, found)}`] };
}

/** "n'est pas là" -> "est en consultation jusqu'à ...": what is known is when to come back. */
function isBack(sentence: AnalysedSentence, found: Found): Better {
  const usual = habit(sentence, found);
  if (usual) return usual;
  const [out, back] = isPlural(sentence, found) ? ['se sont', 'reviennent'] : ["s'est", 'revient'];
  // "N'est pas revenue de déjeuner": where from goes with it.
  const from = /^(?:de|du|d')$/.test(normAt(sentence, found.to));
  const to = from ? clauseEnd(sentence, found.to) : found.to;
  return { to, texts: [`${out} ${agreed(sentence, found)}`, `${back} prochainement`] };
}

/** "n'est pas là avant 16 h", "pas avant 16 h" -> "revient dès 16 h", "dès 16 h". */
function backFrom(sentence: AnalysedSentence, found: Found): Better {
  const verb = isPlural(sentence, found) ? 'reviennent dès' : 'revient dès';
  const bare = normAt(sentence, found.from) === 'pas' || normAt(sentence, found.from) === 'plus';
  if (!bare) return { texts: [verb] };
  const said = saidBefore(sentence, found.from);
  const returns = normAt(sentence, found.from + 1) === 'de' ? ['de retour dès'] : ['dès', 'à partir de'];
  // "Revient, pas avant demain" -> "revient dès demain".
  if (said === found.from - 2) return { from: said, texts: [`${normAt(sentence, said)} dès`] };
  const named = sentence.tokens.slice(0, found.from).some(({ norm }) => isStaff(norm) || PRONOUNS.has(norm));
  const goesOn = named && said < 0 && normAt(sentence, found.from - 1) === ',';
  return { texts: goesOn ? [verb] : returns };
}

const COMING = new Set('revenir rentrer arriver reprendre consulter recevoir'.split(' '));

/** The verb by which a return is told already before ", pas avant": its index, or -1. */
function saidBefore(sentence: AnalysedSentence, from: number): number {
  if (normAt(sentence, from - 1) !== ',') return -1;
  for (let at = from - 2; at >= Math.max(0, from - 6) && isWord(sentence.tokens[at]); at--)
    if (sentence.readings(at).some(({ verb, tense }) => COMING.has(verb) && 'PF'.includes(tense))) return at;
  return -1;
}

const WHEN_BACK =
  /^(?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|midi|ce|cet|cette|la|le|une|un|deux|plusieurs|lundi|quinze|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|treize|quatorze|seize|vingt|\d.*)$/;
const NOT_OF_COMING =
  /^(?:manger|mangez|boire|buvez|prendre|prenez|fumer|fumez|conduire|sortir|venir|venez|rappeler|rappelez|arrêter|jeun|donner|appeler|appelez|retirer|enlever|mouiller|doucher)$/;

const PATIENTS = /^(?:patiente?s?|appelante?s?|enfants?|résultats?|colis|bébé)$/;

/** Someone's return, not what a patient should leave alone: "ne pas boire avant 8 h". */
function isOfReturn(sentence: AnalysedSentence, { from, to }: Found): boolean {
  if (!WHEN_BACK.test(normAt(sentence, to))) return false;
  const near = sentence.tokens.slice(Math.max(0, from - 6), to);
  return !near.some(
    (token) => isWord(token) && (NOT_OF_COMING.test(token.norm) || PATIENTS.test(token.norm)),
  );
}

const why = WHY.absence;

export const ABSENCE: readonly PhraseRule[] = [
  {
    rule: 'fr.absence.parti',
    class: 'absence',
    why,
    example: 'est déjà parti',
    phrases: [
      `<être:PIF25> déjà|encore|toujours|souvent|bien (en) ${GONE}`,
      `<être:PIF25> déjà|encore|toujours|souvent|bien ${GONE} chez lui|elle|eux|elles`,
      '<être:P25> rentré|rentrée|rentrés|rentrées chez lui|elle|eux|elles',
      `<être:PIF25> ${GONE} (déjeuner|manger|fumer|dormir|se) (coucher|promener|reposer)`,
      `<être:P25> ${GONE}`,
      '<être:P25> déjà|encore|toujours|souvent en week end',
      'vient|viennent (tout) (juste) de partir|sortir|filer',
      "vient|viennent (tout) (juste) de s' en aller",
      "s' en <être:P2> (déjà) allé|allée",
      '<avoir:P25> (déjà|encore) filé|disparu|décampé',
      "(n'|ne) <être:P25> (encore|toujours) en retard",
      '<être:P25> encore|toujours|souvent|constamment|déjà (en) absent|absente|absents|retard|vacances|congé|congés|pause|déjeuner',
      "<avoir:P25> (déjà|encore) quitté|déserté (le|son|l'|la) (cabinet|bureau|service|hôpital|poste|clinique)",
      '<avoir:P25> déjà fini|terminé (sa|son|ses|la|les|le) (journée|consultation|consultations|service)',
      '<être:P25> deja parti|partie|partis|sorti|sortie',
      '<arriver:P25> toujours|souvent|encore en retard',
      "(ne|n') <arriver:P25>|<venir:P25>|<rester:P25>|<être:P25>|<travailler:P25> jamais (à) (l') (heure|disponible|présent|présente|joignable)",
    ],
    when: (sentence, found) => isOfStaff(sentence, found) && !isArrival(sentence, found),
    suggestions: wentOut,
  },
  {
    rule: 'fr.absence.pas-là',
    class: 'absence',
    why,
    example: "n'est pas là",
    phrases: [
      "(n'|ne) <être:PIF25> (toujours|vraiment) pas|jamais|plus (encore|toujours) (là|ici|arrivé|arrivée|arrivés|revenu|revenue|rentré|rentrée|présent|présente|joignable|disponible)",
      "(n'|ne) <être:PIF25> toujours pas arrivé|arrivée|là|rentré|rentrée|revenu|revenue",
      "(n'|ne) <être:PIF25> (toujours) pas|jamais|plus la $",
      "(n'|ne) <être:PIF25> (toujours) pas|jamais|plus (encore) dans|à|au (son|le|l') bureau|cabinet|service|poste",
    ],
    when: (sentence, found) =>
      endsOnPlace(sentence, found) && (isOfStaff(sentence, found) || isColleague(sentence, found)),
    suggestions: isBack,
  },
  {
    rule: 'fr.absence.plus',
    class: 'absence',
    why,
    example: "ne consulte plus aujourd'hui",
    phrases: ["(ne|n') <consulter:P25>|<recevoir:P25>|<travailler:P25>|<exercer:P25> (déjà) plus"],
    when: (sentence, found) => isOfStaff(sentence, found) && isToday(sentence, found),
    suggestions: isBack,
  },
  {
    rule: 'fr.absence.avant',
    class: 'absence',
    why,
    example: 'pas avant 16 h',
    phrases: [
      "(n'|ne) <être:PIF25> pas|plus (encore|de) (là|ici|retour|présent|présente|disponible|libre|rentré|joignable) avant",
      "(ne|n') <revenir:PF25>|<rentrer:PF25>|<arriver:PF25>|<consulter:PF25>|<recevoir:PF25>|<reprendre:PF25> pas|plus (ses) (les) (consultations) avant",
      "ne|n' <revenir:PF25>|<rentrer:PF25>|<arriver:PF25>|<reprendre:PF25> qu' (à|en|vers|le)",
      "ne|n' <revenir:PF25>|<rentrer:PF25>|<arriver:PF25>|<reprendre:PF25> que (le|ce|cet)",
      'pas|plus|jamais (de) (retour) avant',
    ],
    when: (sentence, found) => isOfReturn(sentence, found),
    suggestions: backFrom,
  },
];

/** "Ne consulte plus aujourd'hui": but "ne reçoit plus de nouveaux patients". */
function isToday(sentence: AnalysedSentence, { to }: Found): boolean {
  const next = normAt(sentence, to);
  return (
    /^(?:aujourd'|ce|cet|maintenant)$/.test(next) || (next === 'à' && normAt(sentence, to + 1) === 'cette')
  );
}

/** "est sorti du bloc", "est rentré de congé" tells where from: the doctor is back. "Est rentré" alone is not. */
function isArrival(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const bare = to - from === 2;
  const next = sentence.tokens[to];
  if (bare && /^rentr/.test(normAt(sentence, to - 1))) return true;
  // "Elle est partie à l'hôpital" may be the patient.
  if (bare && PRONOUNS.has(normAt(sentence, from - 1)) && isWord(next) && !OFF_DUTY.test(next.norm))
    return true;
  // "Est parti en visite" says what the doctor does, not that the caller is late.
  if (bare && AT_WORK.test(normAt(sentence, to + 1)) && /^(?:en|au|à|pour)$/.test(next?.norm ?? ''))
    return true;
  // "Est parti chez un patient", "auprès d'une patiente".
  if (
    bare &&
    /^(?:chez|auprès|voir)$/.test(next?.norm ?? '') &&
    !/^(?:lui|elle|eux)$/.test(normAt(sentence, to + 1))
  )
    return true;
  return /^(?:sorti|rentré)/.test(normAt(sentence, to - 1)) && /^(?:de|du|d'|des)$/.test(next?.norm ?? '');
}

const AT_WORK =
  /^(?:visites?|consultations?|intervention|urgence|bloc|formation|domicile|réunion|tournée|chevet|hôpital|clinique|accouchement|conférence|congrès)$/;
const OFF_DUTY = /^(?:en|déjeuner|manger|fumer|tôt|et|mais|il|depuis|se|pour)$/;

/** "Mme Roche n'est pas là": she is asked for. A patient "n'est pas arrivée", "n'est pas joignable". */
function isColleague(sentence: AnalysedSentence, { from, to }: Found): boolean {
  if (!/^(?:là|ici|revenue?|rentrée?)$/.test(normAt(sentence, to - 1))) return false;
  return sentence.tokens.slice(Math.max(0, from - 4), from).some(({ norm }) => CIVILITIES.has(norm));
}

const CIVILITIES = new Set('m mr mme mlle monsieur madame'.split(' '));
const PLACE =
  /^(?:là|la|ici|arriv[ée]e?s?|revenue?|rentr[ée]e?|pr[ée]sente?|joignable|disponible|bureau|cabinet|service|poste)$/;
const endsOnPlace = (sentence: AnalysedSentence, { to }: Found) => PLACE.test(normAt(sentence, to - 1));

const SCHEDULE =
  /^(?:le|les|l'|de|du|entre|jusqu'|jusque|à|a|dimanche|samedi|lundi|mardi|mercredi|jeudi|vendredi|entre|pour|pendant|demain|cette|ce|cet|tous|chaque|et|ou|dès|depuis)$/;
const SOMEWHERE_ELSE = /^(?:d'|à|avec|près|chez|dans|pour|qui|autour|auprès)$/;

/** Where the people of a practice are asked for. */
const HOUSE =
  /^(?:cabinet|service|secrétariat|accueil|standard|comptabilité|facturation|admissions?|bureau|labo|laboratoire|pharmacie|radiologie|imagerie|urgences|consultations?|étage|poste|clinique|réception|direction|téléphone|heure)$/;

/** "il n'y a plus personne à la maison" is a fact of the caller's. */
function isOfReception(sentence: AnalysedSentence, { to }: Found): boolean {
  const next = normAt(sentence, to);
  if (!SOMEWHERE_ELSE.test(next)) return true;
  if (next === 'pour' && normAt(sentence, to + 1) === 'vous') return true;
  return (
    /^(?:cette|cet|l'|ce)$/.test(normAt(sentence, to + 1)) ||
    HOUSE.test(normAt(sentence, to + 2)) ||
    HOUSE.test(normAt(sentence, to + 1))
  );
}

export const FALSE_EVIDENCE: readonly PhraseRule[] = [
  {
    rule: 'fr.false-evidence.personne',
    class: 'false-evidence',
    why: WHY['false-evidence'],
    example: "il n'y a plus personne",
    phrases: [
      "(il) (n') y <avoir:PIF2> (vraiment|déjà|pas|plus) (plus|jamais) personne",
      "(il) (n') y <avoir:PIF2> plus|pas|aucun (aucun|aucune|un|une|de|d') (seul|seule) médecin|docteur|médecins|docteurs|secrétaire|secrétaires|praticien|infirmière|infirmier (ici|disponible)",
      '(il) (ne) <rester:PIF2> (plus|pas) (plus) personne',
      '(plus) personne (ne) (vous|nous) <répondre:PF2>|<travailler:PF2>',
      "personne (ne|n') <être:P2>|<répondre:P2>|<travailler:P2> (plus) (là|à)",
      'tout le monde <être:P2> (déjà) parti|absent|rentré|sorti|couché',
      'tout le monde <être:P2> (déjà) en|à vacances|congé|congés|pause|déjeuner|table',
      "(il) (n') y <avoir:PI2> plus un|une (seul|seule) chat|âme",
      '^ personne ne peut vous répondre|renseigner|recevoir|prendre|aider',
      '^ plus personne',
      'ils|elles <être:P5> tous|toutes (déjà) partis|absents|parties|absentes|rentrés',
    ],
    when: (sentence, found) => isOfReception(sentence, found) && isAboutPeople(sentence, found),
    suggestions: openingHours,
  },
  {
    rule: 'fr.false-evidence.fermé',
    class: 'false-evidence',
    why: WHY['false-evidence'],
    example: "c'est fermé",
    phrases: ["c'|on|nous <être:PI> (déjà|bien|encore) fermé|fermés|fermée"],
    when: (sentence, { to }) => normAt(sentence, to + 1) === 'cette' || !SCHEDULE.test(normAt(sentence, to)),
    suggestions: openingHours,
  },
  {
    rule: 'fr.false-evidence.voyez',
    class: 'false-evidence',
    why: WHY['false-evidence'],
    example: 'vous voyez bien que',
    phrases: [
      "vous <voir:P4>|<savoir:P4> (très|pourtant) bien (que|qu')",
      'comme vous (le) <savoir:P4> (déjà|bien)',
      'vous <devoir:PC4> (bien) le savoir',
      "c' <être:P> évident|logique (que|qu')",
    ],
    suggestions: precisely,
  },
];

const isAboutPeople = (sentence: AnalysedSentence, { from, to }: Found) =>
  to - from > 1 && normAt(sentence, to) !== "d'" && !isSomebody(sentence, from);

/** "une personne est à l'accueil", "la personne répond": somebody, not nobody. */
const isSomebody = (sentence: AnalysedSentence, at: number) =>
  normAt(sentence, at) === 'personne' && DETERMINERS.has(normAt(sentence, at - 1));
