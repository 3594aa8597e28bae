import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromName, dayName } from '../register/day-names.ts';
import { dayStart, durationParts, formatFor } from './times.ts';

const fr = formatFor('fr', 'UTC');
const en = formatFor('en', 'UTC');
const afternoon = Date.UTC(2026, 10, 21, 14, 5, 9);
/** Spaces that do not break read as spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('times', () => {
  it('are written as the language writes them', () => {
    expect(plain(fr.time(afternoon))).toBe('14 h 05');
    expect(plain(fr.time(Date.UTC(2026, 10, 21, 8, 30)))).toBe('8 h 30');
    expect(en.time(afternoon)).toBe('14:05');
    expect(plain(fr.timeWithSeconds(afternoon))).toBe('14 h 05 min 09 s');
    expect(en.timeWithSeconds(afternoon)).toBe('14:05:09');
  });

  it('are midnight at midnight, not twenty-four o’clock', () => {
    expect(plain(fr.time(Date.UTC(2026, 10, 21)))).toBe('0 h 00');
    expect(en.time(Date.UTC(2026, 10, 21))).toBe('00:00');
  });

  it('never break over two lines', () => {
    expect(fr.time(afternoon)).not.toContain(' ');
    expect(fr.duration(80_000)).not.toContain(' ');
  });
});

describe('lengths', () => {
  it('have two units at most and say what a reader would say', () => {
    const said = [0, 45_000, 60_000, 80_900, 3_600_000, 3_725_000].map((ms) => plain(fr.duration(ms)));
    expect(said).toEqual(['0 s', '45 s', '1 min', '1 min 20 s', '1 h', '1 h 02 min']);
  });

  it('keep their figures in a display: one minute is 1 and 00', () => {
    expect(durationParts(60_000)).toEqual([
      ['1', 'min'],
      ['00', 's'],
    ]);
  });

  it('are never negative', () => {
    expect(durationParts(-5_000)).toEqual([['0', 's']]);
  });
});

describe('days', () => {
  it('go through their name and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (wall) => {
        expect(dayFromName(dayName(wall))).toBe(dayStart(wall));
      }),
    );
  });

  it('follow each other without gap or overlap, over changes of the clock too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (wall) => {
        expect(dayStart(dayStart(wall, 1))).toBe(dayStart(wall, 1));
        expect(dayStart(dayStart(wall, 1), -1)).toBe(dayStart(wall));
      }),
    );
  });

  it('that do not exist have no beginning', () => {
    for (const name of ['2026-02-30', '2026-13-01', 'today', '', '2026-1-1'])
      expect(dayFromName(name)).toBeNull();
  });

  it('are written in words', () => {
    expect(fr.day(afternoon)).toBe('samedi 21 novembre 2026');
    expect(en.day(afternoon)).toContain('21 November 2026');
  });
});
