import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoach } from './coach.ts';
import type { Language, Mark } from './marks.ts';
import { lexiconForTests } from './testing/lexicon.ts';

const lexicon = lexiconForTests();
const coach = createCoach({ lexicon: () => lexicon });
const check = (text: string, language: Language = 'fr') => coach.check(text, { language });

/** Words that set rules off, in any order, with any signs between them. */
const word = fc.constantFrom(
  ...(
    "je j' il elle vous nous on ne n' pas que qu' si le la les l' y en me pourrais pourriez serait aura avions voudrait " +
    'rappellerai irais étions passe passer prendre dit demande docteur est déjà parti avant personne malade calmez ' +
    'voilà ah bon mm souci problème sais pourquoi inquiétez Mme Serait « » " ( ) : , . ? ! - ’ … 16 h {caller} é\u0301 ' +
    "I will would could don't know no problem hold on you can't he said she she'd calm down"
  ).split(' '),
);
const text = fc.oneof(
  fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const language = fc.constantFrom<Language>('fr', 'en');

function replaced(whole: string, mark: Mark, suggestion: string): string {
  return whole.slice(0, mark.from) + suggestion + whole.slice(mark.to);
}

describe('the phrase coach, whatever is typed', () => {
  it('marks places that lie within the text, in order, without overlap, each with a reason', () => {
    fc.assert(
      fc.property(text, language, (whole, of) => {
        let done = 0;
        for (const mark of check(whole, of)) {
          expect(mark.from).toBeGreaterThanOrEqual(done);
          expect(mark.to).toBeGreaterThan(mark.from);
          expect(mark.to).toBeLessThanOrEqual(whole.length);
          expect(mark.why.fr).not.toBe('');
          expect(mark.why.en).not.toBe('');
          done = mark.to;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('proposes wordings that differ from what is there and from each other', () => {
    fc.assert(
      fc.property(text, language, (whole, of) => {
        for (const { from, to, suggestions } of check(whole, of)) {
          expect(suggestions).not.toContain(whole.slice(from, to));
          expect(new Set(suggestions).size).toBe(suggestions.length);
          for (const suggestion of suggestions) expect(suggestion.trim()).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same again in the same text', () => {
    fc.assert(
      fc.property(text, language, (whole, of) => {
        expect(check(whole, of)).toEqual(check(whole, of));
      }),
    );
  });

  it('no longer marks, in that way, a verb of any kind that was put into the present', () => {
    const verbs = fc.constantFrom(
      ...(
        'passer appeler finir prendre venir avoir être faire aller pouvoir vouloir devoir savoir voir recevoir payer ' +
        'envoyer jeter céder manger placer essuyer courir mourir acquérir étudier créer haïr hésiter habiter'
      ).split(' '),
    );
    const tense = fc.constantFrom('I' as const, 'F' as const, 'C' as const);
    const subject = fc.constantFrom(['je', 0], ['il', 2], ['nous', 3], ['vous', 4], ['les patients', 5]);
    fc.assert(
      fc.property(verbs, tense, subject, (verb, of, [said, person]) => {
        // A caller's wish is not marked: "il voudrait".
        fc.pre(verb !== 'vouloir' || person === 0 || person === 3 || person === 4);
        const form = lexicon.form(verb, of, person as 0) ?? '';
        const elided = said === 'je' && /^[aeiouéêh]/.test(form) && verb !== 'haïr' ? "j'" : `${said} `;
        const whole = `Demain ${elided}${form} ceci.`;
        const [mark] = check(whole);
        expect([whole, mark?.class]).toEqual([whole, { I: 'imperfect', F: 'future', C: 'conditional' }[of]]);
        for (const suggestion of mark?.suggestions ?? []) {
          const better = replaced(whole, mark as Mark, suggestion);
          expect([better, check(better)]).toEqual([better, []]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes a time in proportion to the length, also for a text made to be slow', () => {
    const hostile = [
      'voudrait ',
      'ah ',
      'nous vous le la ',
      'je pourrais ne ',
      "qu'",
      '« ',
      'vous ne ',
      'a-',
      '{',
      '@',
      "l'aura ",
      'je ne peux pas ',
      'vous êtes malade ',
      'il faut vous calmer ',
    ];
    for (const part of hostile) {
      const short = leastTime(`${part.repeat(Math.ceil(5_000 / part.length))} ?`);
      const long = leastTime(`${part.repeat(Math.ceil(100_000 / part.length))} ?`);
      // Twenty times the length: a square would take four hundred times as long.
      expect([part, long < 100 * Math.max(short, 1)]).toEqual([part, true]);
    }
  }, 60_000);
});

/** Milliseconds of processor time: what else the machine does counts for nothing. */
function leastTime(whole: string): number {
  const times = [1, 2].map(() => {
    const before = process.cpuUsage();
    check(whole);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
