import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCoach } from '../../../device/guide/coach/coach.ts';
import type { Mark, MarkClass } from '../../../device/guide/coach/marks.ts';
import { lexiconForTests } from '../../../device/guide/coach/testing/lexicon.ts';
import { labelledSentences } from './labelled.ts';
import { precision, recall, scoreOf } from './score.ts';

const why = { fr: '-', en: '-' };
const mark = (of: MarkClass, from: number, to: number): Mark => ({
  from,
  to,
  rule: 'x',
  class: of,
  why,
  suggestions: [],
});

describe('labelled sentences', () => {
  it('are read with the places of their labels', () => {
    expect(labelledSentences('# remark\n\n[future|Je viendrai], [negation|voilà].\nRien.\n')).toEqual([
      {
        text: 'Je viendrai, voilà.',
        labels: [
          { class: 'future', from: 0, to: 11 },
          { class: 'negation', from: 13, to: 18 },
        ],
      },
      { text: 'Rien.', labels: [] },
    ]);
  });

  it('are refused with a class that is none', () => {
    expect(() => labelledSentences('[futur|Je viendrai].')).toThrow(/"futur" is no class/);
  });
});

describe('the score', () => {
  const sentences = labelledSentences('[future|Je viendrai] et [future|je dirai].\nRien.');

  it('counts what is right, needless and missed, by class and overall', () => {
    const marks = (text: string) =>
      text === 'Rien.' ? [mark('negation', 0, 4)] : [mark('future', 3, 11), mark('conditional', 15, 23)];
    const score = scoreOf(sentences, marks);
    expect(score.overall).toEqual({ right: 1, needless: 2, missed: 1 });
    expect(score.byClass.get('future')).toEqual({ right: 1, needless: 0, missed: 1 });
    expect(precision(score.overall)).toBeCloseTo(1 / 3);
    expect(recall(score.overall)).toBe(0.5);
    expect(score.faults).toHaveLength(2);
  });

  it('counts two marks on one label once', () => {
    const twice = (text: string) =>
      text === 'Rien.' ? [] : [mark('future', 0, 2), mark('future', 3, 11), mark('future', 15, 23)];
    expect(scoreOf(sentences, twice).overall).toEqual({ right: 2, needless: 1, missed: 0 });
  });
});

describe('the phrase coach', () => {
  const folder = fileURLToPath(new URL('sentences', import.meta.url));
  const coach = createCoach({ lexicon: lexiconForTests });

  it.each(readdirSync(folder))('is right on the sentences of %s', (file) => {
    const language = file.endsWith('-en.txt') ? 'en' : 'fr';
    const sentences = labelledSentences(readFileSync(`${folder}/${file}`, 'utf8'));
    const { overall } = scoreOf(sentences, (text) => coach.check(text, { language }));
    expect(precision(overall)).toBeGreaterThanOrEqual(0.95);
    expect(recall(overall)).toBeGreaterThanOrEqual(0.95);
  });
});
