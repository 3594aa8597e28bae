import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { packLexicon } from '../lexicon/compile.ts';
import { type Lexicon, unpackLexicon } from '../lexicon/lexicon.ts';

const require = createRequire(import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(require.resolve(name), 'utf8'));

let packed: ReturnType<typeof packLexicon> | undefined;

/** The lexicon as the build makes it, without a build. Packed once per test file. */
export function lexiconForTests(): Lexicon {
  packed ??= packLexicon(
    read('french-verbs-lefff/dist/conjugations.json'),
    read('french-words-gender-lefff/dist/words.json'),
  );
  return unpackLexicon(packed);
}
