import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayHours, readHours } from './hours.ts';
import { holidayLines, reasonLines } from './lines.ts';

describe('the times of a day', () => {
  it.each([
    ['8:00-12:00, 14:00-18:30', [480, 720, 840, 1110]],
    ['8-12 14h-18h30', [480, 720, 840, 1110]],
    ['14h00 – 18h30; 8.00 - 12.00', [480, 720, 840, 1110]],
    ['0:00-24:00', [0, 1440]],
    ['', []],
  ])('are understood as people type them: %s', (text, minutes) => {
    expect(readHours(text)?.flatMap(({ from, to }) => [from, to])).toEqual(minutes);
  });

  it.each(['matin', '12-8', '8-25', '8:75-12', '8', '8-12-14'])('are not guessed at: %s', (text) => {
    expect(readHours(text)).toBeNull();
  });

  it('are read as they are written', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from, to }));
    fc.assert(
      fc.property(fc.array(time, { maxLength: 6 }), (times) => {
        const sorted = times.sort((a, b) => a.from - b.from);
        expect(readHours(dayHours(sorted))).toEqual(sorted);
      }),
    );
  });
});

describe('lists, one thing a line', () => {
  it('are read as they are written', () => {
    const holidays = [
      { day: '2026-12-25', name: 'Jour de Noël' },
      { day: '2027-01-01', name: '' },
    ];
    expect(holidayLines.value(holidayLines.text(holidays))).toEqual(holidays);
    const reasons = [{ id: 'homeVisit', fr: 'Visite à domicile', en: 'Home visit' }];
    expect(reasonLines.value(reasonLines.text(reasons))).toEqual(reasons);
  });

  it('give a new reason an id made of its word', () => {
    expect(reasonLines.value('Certificat médical')).toEqual([
      { id: 'certificat-medical', fr: 'Certificat médical', en: 'Certificat médical' },
    ]);
  });
});
