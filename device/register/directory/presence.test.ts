import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hours } from './directory.ts';
import { presenceAt } from './presence.ts';

// The unit's own time zone; each test process has its own environment.
process.env.TZ = 'Europe/Paris';

const MINUTE = 60_000;
const at = (local: string) => new Date(`${local}:00`).getTime();
const NINE_TO_FIVE = [
  { from: 540, to: 720 },
  { from: 840, to: 1020 },
];
const WEEK: Hours = { '1': NINE_TO_FIVE, '2': NINE_TO_FIVE, '4': NINE_TO_FIVE, '5': NINE_TO_FIVE };
const HOUSE = { hours: WEEK, holidays: [{ day: '2026-12-25', name: 'Noël' }] };
const usual = { hours: null, absences: [] };

describe('whether somebody can be reached (B8)', () => {
  // 2026-11-23 is a Monday.
  it('is said with the end of the consultation', () => {
    expect(presenceAt(at('2026-11-23T09:00'), usual, HOUSE)).toEqual({
      state: 'here',
      until: at('2026-11-23T12:00'),
    });
  });

  it.each([
    ['over noon', '2026-11-23T12:00', '2026-11-23T14:00', 'hours'],
    ['in the evening', '2026-11-23T17:30', '2026-11-24T09:00', 'hours'],
    ['over a day without consultation', '2026-11-25T10:00', '2026-11-26T09:00', 'hours'],
    ['over a holiday', '2026-12-25T10:00', '2026-12-28T09:00', 'holiday'],
  ])('offers the return %s', (_, now, back, why) => {
    expect(presenceAt(at(now), usual, HOUSE)).toEqual({ state: 'away', back: at(back), why, reason: '' });
  });

  it('goes by one’s own hours where there are some', () => {
    const own = { hours: { '3': [{ from: 600, to: 660 }] }, absences: [] };
    expect(presenceAt(at('2026-11-25T10:30'), own, HOUSE).state).toBe('here');
    expect(presenceAt(at('2026-11-23T10:30'), own, HOUSE)).toMatchObject({ back: at('2026-11-25T10:00') });
  });

  it('leaves absences out, with their reason, and ends a consultation where one begins', () => {
    const visit = { from: '2026-11-23T10:00', to: '2026-11-23T15:30', reason: 'visites' };
    const person = { hours: null, absences: [visit] };
    expect(presenceAt(at('2026-11-23T09:30'), person, HOUSE)).toEqual({
      state: 'here',
      until: at('2026-11-23T10:00'),
    });
    expect(presenceAt(at('2026-11-23T11:00'), person, HOUSE)).toEqual({
      state: 'away',
      back: at('2026-11-23T15:30'),
      why: 'absence',
      reason: 'visites',
    });
  });

  it('knows no return where there is none', () => {
    expect(presenceAt(at('2026-11-23T09:00'), { hours: {}, absences: [] }, HOUSE)).toMatchObject({
      state: 'away',
      back: null,
    });
    const gone = { from: '2026-01-01T00:00', to: '2036-01-01T00:00', reason: 'left' };
    expect(presenceAt(at('2026-11-23T09:00'), { hours: null, absences: [gone] }, HOUSE)).toMatchObject({
      back: null,
    });
  });

  it('begins at nine by the clock on the wall when the clocks were put forward that night', () => {
    const sundays = { hours: { '7': [{ from: 540, to: 600 }] }, absences: [] };
    const night = at('2027-03-28T01:30');
    expect(presenceAt(night, sundays, HOUSE)).toMatchObject({ back: at('2027-03-28T09:00') });
    expect(at('2027-03-28T09:00') - night).toBe(6.5 * 60 * MINUTE);
  });

  const slot = fc
    .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, length]) => ({ from: from * 30, to: Math.min(1440, (from + length) * 30) }));
  const hours = fc.dictionary(
    fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    fc.array(slot, { minLength: 1, maxLength: 3 }),
  ) as fc.Arbitrary<Hours>;
  const local = (day: number, half: number) =>
    `2026-03-${String(day).padStart(2, '0')}T${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
  const absence = fc
    .tuple(
      fc.integer({ min: 23, max: 31 }),
      fc.integer({ min: 0, max: 46 }),
      fc.integer({ min: 1, max: 200 }),
    )
    .map(([day, half, length]) => {
      const end = Math.min(half + length, 47);
      return { from: local(day, half), to: local(day, Math.max(end, half + 1)), reason: 'x' };
    });

  it('holds until the moment it names and is over then; a return is the first moment there is', () => {
    fc.assert(
      fc.property(
        hours,
        fc.array(absence, { maxLength: 4 }),
        fc.integer({ min: 0, max: 6 * 48 }),
        (hours, absences, steps) => {
          const person = { hours, absences };
          const now = at('2026-03-24T00:00') + steps * 30 * MINUTE;
          const state = (wall: number) => presenceAt(wall, person, HOUSE).state;
          const said = presenceAt(now, person, HOUSE);
          const end = said.state === 'here' ? said.until : said.back;
          if (end === null) return;
          // All times are at half hours: between two of them nothing changes.
          for (let wall = now; wall < Math.min(end, now + 9 * 48 * 30 * MINUTE); wall += 30 * MINUTE)
            expect(state(wall)).toBe(said.state);
          expect(end).toBeGreaterThan(now);
          if (said.state === 'away') expect(state(end)).toBe('here');
        },
      ),
    );
  });
});
