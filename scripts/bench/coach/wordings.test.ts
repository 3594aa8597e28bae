import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCoach } from '../../../device/guide/coach/coach.ts';
import { lexiconForTests } from '../../../device/guide/coach/testing/lexicon.ts';
import { labelledSentences } from './labelled.ts';

const coach = createCoach({ lexicon: lexiconForTests });
const folder = fileURLToPath(new URL('sentences', import.meta.url));

/** Rules whose wordings are a clause of their own. */
const WHOLE =
  /^fr\.(?:negation\.(?:sais-pas|peux-pas|pas-moi)|false-evidence\.(?:personne|fermé)|pejorative\.(?:malade|problème|compris)|worn-out\.(?:pourquoi|qui)|imperative\.)/;
/** What may follow a whole clause: a mark, another clause, somebody spoken to. */
const FOLLOWS =
  /^$|^ ?[.,;:!?…)–—-]|^ (?:et|mais|donc) (?:je|j|il|elle|on|vous|nous|le|la|les|ne|\p{L}+ez)\b|^ (?:car|sinon|puisque|parce|si) |^ s['’]ils? |^ (?:madame|monsieur|docteur)\b/iu;
/** After "je vérifie" comes what is looked up. */
const LOOKED_UP =
  /^ ?(?:si|s['’]il|quand|où|comment|pourquoi|combien|quel|quelle|qui|ce qu|à|de|dans|pour|chez|depuis|le|la|l['’]|les|son|sa|votre)/u;

describe('a wording that is a clause of its own', () => {
  it.each(readdirSync(folder).filter((file) => file.endsWith('-fr.txt')))(
    'leaves no words behind it that make no sentence, in %s',
    (file) => {
      const left = labelledSentences(readFileSync(`${folder}/${file}`, 'utf8')).flatMap(({ text }) =>
        coach
          .check(text, { language: 'fr' })
          .filter(({ rule }) => WHOLE.test(rule))
          .flatMap(({ to, suggestions }) => suggestions.map((wording) => [wording, text.slice(to)] as const))
          .filter(([wording, rest]) => {
            const takes = /^(?:je vérifie|je demande)$/iu.test(wording) ? LOOKED_UP : FOLLOWS;
            return !takes.test(rest) && !/^je vérifie les?$|:$/iu.test(wording);
          }),
      );
      expect(left).toEqual([]);
    },
  );
});
