import type { VersionWay } from '../../../device/register/guide/guide.ts';
import type { Language } from '../logic/times.ts';

/** Words for whoever edits the guide. */
export interface EditWords {
  readonly noSuchCard: string;
  readonly languages: Readonly<Record<Language, string>>;
  readonly cardTitle: string;
  readonly text: string;
  readonly how: string;
  readonly facts: string;
  readonly save: string;
  readonly publish: string;
  readonly published: string;
  readonly drop: string;
  readonly dropQuestion: string;
  readonly conflict: (who: string, when: string) => string;
  readonly preview: string;
  readonly known: string;
  readonly unknown: string;
  readonly line: (number: number) => string;
  readonly versions: string;
  readonly version: (number: number, when: string, who: string) => string;
  readonly ways: Readonly<Record<VersionWay, string>>;
  readonly shipped: string;
  readonly current: string;
  readonly differences: string;
  readonly restore: string;
  readonly restoreQuestion: (number: number) => string;
  readonly added: string;
  readonly gone: string;
  readonly file: string;
  readonly fileHow: string;
  readonly changes: (count: number) => string;
  readonly nothing: string;
  readonly doImport: string;
  readonly imported: (count: number) => string;
  readonly allowedPhrases: string;
  readonly allowedHow: string;
  readonly allow: string;
  readonly add: string;
  readonly doAdd: string;
  readonly addHow: string;
  readonly phrase: string;
  readonly better: string;
  readonly remove: string;
  readonly ruleList: string;
  readonly changeWording: (phrase: string) => string;
  readonly refusals: Readonly<Record<string, string>>;
}

const fr: EditWords = {
  noSuchCard: 'Cette carte n’existe pas.',
  languages: { fr: 'Français', en: 'Anglais' },
  cardTitle: 'Titre',
  text: 'Texte',
  how: '«\u202f> \u202f» à dire, «\u202f- \u202f» à faire, «\u202f- ~~…~~\u202f» à éviter, «\u202f### \u202f» une partie. {fait} est rempli\u202f; [entre crochets] disparaît quand un fait manque\u202f; [ceci|cela] prend le premier complet.',
  facts: 'Les faits',
  save: 'Garder le brouillon',
  publish: 'Publier',
  published: 'Publié',
  drop: 'Jeter le brouillon',
  dropQuestion: 'Jeter ce brouillon et revenir au texte publié\u202f?',
  conflict: (who, when) =>
    `${who} a enregistré un autre texte le ${when}. Le vôtre reste ici\u202f; enregistrer le met à la place de celui-ci\u202f:`,
  preview: 'Aperçu',
  known: 'Avec un appel d’exemple',
  unknown: 'Quand rien n’est connu',
  line: (number) => `Ligne ${number}\u202f:`,
  versions: 'Versions',
  version: (number, when, who) => `Version ${number}, ${when}, ${who}`,
  ways: { edited: 'modifiée', returned: 'reprise', imported: 'importée' },
  shipped: 'Le texte d’origine',
  current: 'publiée',
  differences: 'Différences avec le texte publié',
  restore: 'Y revenir',
  restoreQuestion: (number) =>
    number
      ? `Publier de nouveau la version ${number}\u202f?`
      : 'Publier de nouveau le texte d’origine\u202f?',
  added: 'ajouté',
  gone: 'retiré',
  file: 'Fichier du guide',
  fileHow: 'Un fichier exporté d’ici ou d’une autre structure. Rien ne change avant votre accord.',
  changes: (count) => (count > 1 ? `${count} cartes changent` : 'Une carte change'),
  nothing: 'Rien ne change\u202f: le guide est déjà ainsi.',
  doImport: 'Publier ces changements',
  imported: (count) => `Cartes publiées\u202f: ${count}`,
  allowedPhrases: 'Tournures permises',
  allowedHow: 'Ce que votre maison dit exprès, par exemple «\u202fje vous passe\u202f».',
  allow: 'Permettre',
  add: 'Tournures ajoutées',
  doAdd: 'Ajouter',
  addHow: 'Ce que votre maison évite en plus.',
  phrase: 'Tournure',
  better: 'Mieux dit',
  remove: 'Retirer',
  ruleList: 'Règles',
  changeWording: (phrase) => `Mieux dit pour «\u202f${phrase}\u202f»`,
  refusals: {
    Guide_DraftChanged: 'Quelqu’un d’autre a enregistré ce brouillon entre-temps. Votre texte reste ici.',
    Guide_Changed:
      'Un autre texte a été publié entre-temps. Le vôtre reste ici\u202f: comparez, puis publiez.',
    Guide_TextFaults: 'Ce texte a des fautes\u202f: voyez l’aperçu.',
    Guide_FileFaults: 'Ce fichier a des fautes.',
  },
};

const en: EditWords = {
  noSuchCard: 'There is no such card.',
  languages: { fr: 'French', en: 'English' },
  cardTitle: 'Title',
  text: 'Text',
  how: '“> ” to say, “- ” to do, “- ~~…~~” to avoid, “### ” a section. {fact} is filled in; [in brackets] is left out when a fact is missing; [this|that] takes the first that is whole.',
  facts: 'The facts',
  save: 'Keep the draft',
  publish: 'Publish',
  published: 'Published',
  drop: 'Discard the draft',
  dropQuestion: 'Discard this draft and go back to the published text?',
  conflict: (who, when) =>
    `${who} saved another text on ${when}. Yours stays here; saving puts it in the place of this one:`,
  preview: 'Preview',
  known: 'With a sample call',
  unknown: 'When nothing is known',
  line: (number) => `Line ${number}:`,
  versions: 'Earlier versions',
  version: (number, when, who) => `Version ${number}: ${when}, ${who}`,
  ways: { edited: 'edited', returned: 'returned to', imported: 'imported' },
  shipped: 'The text that it came with',
  current: 'published',
  differences: 'Differences from the published text',
  restore: 'Return to it',
  restoreQuestion: (number) =>
    number ? `Publish version ${number} again?` : 'Publish the text that it came with again?',
  added: 'added',
  gone: 'removed',
  file: 'File of the guide',
  fileHow: 'A file exported here or by another structure. Nothing changes before you agree.',
  changes: (count) => (count > 1 ? `${count} cards change` : 'One card changes'),
  nothing: 'Nothing changes: the guide is like this already.',
  doImport: 'Publish these changes',
  imported: (count) => `Cards published: ${count}`,
  allowedPhrases: 'Allowed wordings',
  allowedHow: 'What your house says on purpose.',
  allow: 'Allow',
  add: 'Added wordings',
  doAdd: 'Add',
  addHow: 'What your house avoids as well.',
  phrase: 'Wording',
  better: 'Better said',
  remove: 'Remove',
  ruleList: 'Rules',
  changeWording: (phrase) => `Better said for “${phrase}”`,
  refusals: {
    Guide_DraftChanged: 'Somebody else has saved this draft meanwhile. Your text stays here.',
    Guide_Changed: 'Another text was published meanwhile. Yours stays here: compare, then publish.',
    Guide_TextFaults: 'This text has faults: see the preview.',
    Guide_FileFaults: 'This file has faults.',
  },
};

export const EDIT_WORDS: Readonly<Record<Language, EditWords>> = { fr, en };
