import { describe, expect, it } from 'vitest';
import { type CalendarDay, dayInWords, daysBetween, waysToSayDay } from './day.ts';
import { readFrench } from './testing/read-words.ts';

const today: CalendarDay = { year: 2026, month: 11, day: 23 };
const on = (year: number, month: number, day: number): CalendarDay => ({ year, month, day });

/** Every day from 2024, a leap year, to the end of 2027. */
const FOUR_YEARS: readonly CalendarDay[] = Array.from({ length: 1461 }, (_, at) => {
  const date = new Date(Date.UTC(2024, 0, 1 + at));
  return on(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
});
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);

describe('a day', () => {
  it.each([
    [on(2026, 11, 23), "aujourd'hui, lundi 23 novembre"],
    [on(2026, 11, 24), 'demain, mardi 24 novembre'],
    [on(2026, 11, 25), 'après-demain, mercredi 25 novembre'],
    [on(2026, 11, 26), 'jeudi 26 novembre'],
    [on(2026, 12, 1), 'mardi 1er décembre'],
    [on(2027, 1, 4), 'lundi 4 janvier 2027'],
    [on(2026, 11, 22), 'hier, dimanche 22 novembre'],
  ])('is said beside today: %o as "%s"', (day, words) => {
    expect(dayInWords(day, today, 'fr')).toBe(words);
  });

  it('is said in words, also in English', () => {
    expect(dayInWords(on(2027, 12, 1), today, 'fr', { inWords: true })).toBe(
      'mercredi premier décembre deux mille vingt-sept',
    );
    expect(dayInWords(on(2026, 11, 24), today, 'en')).toBe('tomorrow, Tuesday 24 November');
    expect(dayInWords(on(2026, 11, 24), today, 'en', { inWords: true })).toBe(
      'tomorrow, Tuesday the twenty-fourth of November',
    );
    expect(dayInWords(on(2027, 3, 22), today, 'en', { inWords: true })).toBe(
      'Monday the twenty-second of March twenty twenty-seven',
    );
  });

  it('is said in several ways for who is slow to take it in', () => {
    expect(waysToSayDay(on(2026, 11, 24), today, 'fr')).toEqual([
      'demain, mardi 24 novembre',
      'mardi 24 novembre',
    ]);
    expect(waysToSayDay(on(2026, 11, 28), today, 'fr')).toEqual(['samedi 28 novembre', 'dans cinq jours']);
  });

  it('never goes by "in eight days", which some use for a week', () => {
    expect(waysToSayDay(on(2026, 12, 1), today, 'fr')).toEqual(['mardi 1er décembre']);
  });

  it('names its weekday, day and month rightly, every day of four years', () => {
    for (const day of FOUR_YEARS) {
      const words = dayInWords(day, on(day.year, 6, 1), 'fr', { inWords: true }).replace(/^.*, /, '');
      const [weekday, number = '', month] = words.split(' ').length === 3 ? words.split(' ') : parted(words);
      const date = new Date(Date.UTC(day.year, day.month - 1, day.day));
      expect(weekday).toBe(date.toLocaleDateString('fr', { weekday: 'long', timeZone: 'UTC' }));
      expect(number === 'premier' ? 1 : readFrench(number)).toBe(day.day);
      expect(month).toBe(MONTHS[day.month - 1]);
    }
  });

  it('is said without a digit in words, and unlike every other day of four years', () => {
    for (const language of ['fr', 'en'] as const) {
      const said = FOUR_YEARS.map((day) => dayInWords(day, today, language, { inWords: true }));
      expect(new Set(said).size).toBe(said.length);
      expect(said.join(' ')).not.toMatch(/\d|undefined/);
    }
  });

  it('is one day before the next, also where summer time begins', () => {
    FOUR_YEARS.slice(1).forEach((day, at) => {
      expect(daysBetween(FOUR_YEARS[at] as CalendarDay, day)).toBe(1);
    });
  });

  it.each([on(2026, 2, 29), on(2026, 13, 1), on(2026, 4, 31), on(2026, 1, 0)])(
    'is refused if there is none: %o',
    (day) => {
      expect(() => dayInWords(day, today, 'fr')).toThrow(RangeError);
    },
  );
});

/** "mardi vingt et un mai": the number has spaces of its own. */
function parted(words: string): readonly string[] {
  const all = words.split(' ');
  return [all[0] ?? '', all.slice(1, -1).join(' '), all.at(-1) ?? ''];
}
