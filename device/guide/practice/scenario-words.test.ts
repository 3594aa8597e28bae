import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from './scenario.ts';
import { SCENARIO_WORDS } from './scenario-words.ts';

const texts = (language: 'fr' | 'en') =>
  SCENARIO_IDS.flatMap((id) => {
    const { title, teaches, yourself } = SCENARIO_WORDS[language][id];
    return [title, teaches, ...yourself];
  });

describe('what a learner is told of the scenarios', () => {
  it('is there in both languages, as much in each, none empty and none alike', () => {
    expect(texts('en').length).toBe(texts('fr').length);
    for (const [n, text] of texts('fr').entries()) {
      expect(text.trim()).not.toBe('');
      expect(texts('en')[n]).not.toBe(text);
    }
  });

  it('has French typography', () => {
    const wrong = (text: string) => /(^|[^\u202f])[;:!?»]|«(?!\u202f)|\p{L}'\p{L}/u.test(text);
    expect(texts('fr').filter(wrong)).toEqual([]);
  });
});
