import type { Language } from '../logic/times.ts';

/** Words of the guide's reading page; the cards' own come with the guide. */
export interface GuideWords {
  readonly title: string;
  readonly question: string;
  readonly moments: string;
  readonly situations: string;
  readonly edit: string;
  readonly editCard: (title: string) => string;
  readonly print: string;
  readonly download: string;
  readonly upload: string;
  readonly rules: string;
  readonly read: string;
  readonly notThere: string;
}

const fr: GuideWords = {
  title: 'Guide',
  question: `Que dire, et que faire, à chaque moment d’un appel\u202f?`,
  moments: 'Au fil de l’appel',
  situations: 'Situations',
  edit: 'Modifier',
  editCard: (title) => `Modifier ${title}`,
  print: 'Imprimer',
  download: 'Exporter en fichier',
  upload: 'Importer un fichier',
  rules: 'Tournures de la maison',
  read: 'Lire le guide',
  notThere: 'Le guide arrive. Il reste lisible au poste même si le registre ne répond pas.',
};

const en: GuideWords = {
  title: 'Guide',
  question: 'What to say and do at each moment of a call?',
  moments: 'As the call goes on',
  situations: 'Situations',
  edit: 'Edit',
  editCard: (title) => `Edit ${title}`,
  print: 'Print',
  download: 'Export as a file',
  upload: 'Import a file',
  rules: 'Wordings of the house',
  read: 'Read the guide',
  notThere: 'The guide is coming. It can be read on Desk even if the register does not answer.',
};

export const GUIDE_WORDS: Readonly<Record<Language, GuideWords>> = { fr, en };
