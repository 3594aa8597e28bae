// Makes the phrase coach's list of French verb forms out of the Lefff's. scripts/build.js runs it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packLexicon } from '../../device/guide/coach/lexicon/compile.ts';
import { LEXICON_FILE } from '../../device/guide/coach/lexicon/file.ts';

const read = (url: string) => JSON.parse(readFileSync(new URL(url), 'utf8'));

/** Beside the programs, where they look for it. */
const to = join(import.meta.dirname, LEXICON_FILE);
const packed = packLexicon(
  read(import.meta.resolve('french-verbs-lefff/dist/conjugations.json')),
  read(import.meta.resolve('french-words-gender-lefff/dist/words.json')),
);
writeFileSync(to, JSON.stringify(packed));
