import { readFileSync } from 'node:fs';
import { type Lexicon, type PackedLexicon, unpackLexicon } from './lexicon.ts';

export const LEXICON_FILE = 'french-verbs.json';

export class LexiconMissing extends Error {
  override readonly name = 'LexiconMissing';
  readonly code = 'Coach_LexiconMissing';
}

/**
 * The lexicon that the build has put beside the programs (.build/).
 * @throws {LexiconMissing} it is not there or not whole.
 */
export function readFrenchLexicon(file: URL = new URL(LEXICON_FILE, import.meta.url)): Lexicon {
  try {
    return unpackLexicon(JSON.parse(readFileSync(file, 'utf8')) as PackedLexicon);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LexiconMissing(
      `the list of French verb forms cannot be read (npm run build makes it): ${reason}`,
    );
  }
}
