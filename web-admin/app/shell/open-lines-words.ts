import type { Language } from '../logic/times.ts';

/** Words for what wants somebody's eye before the day ends. */
interface OpenLinesWords {
  readonly late: (count: number) => string;
  readonly closing: (count: number) => string;
}

const n = '\u202f';

const fr: OpenLinesWords = {
  late: (count) => `Messages sans réponse${n}: ${count}`,
  closing: (count) => `Fin de journée, reste à traiter${n}: ${count}`,
};

const en: OpenLinesWords = {
  late: (count) => `Messages not answered: ${count}`,
  closing: (count) => `End of the day, still open: ${count}`,
};

export const OPEN_LINES_WORDS: Readonly<Record<Language, OpenLinesWords>> = { fr, en };
