import { describe, expect, it } from 'vitest';
import {
  afterOpenTime,
  closingOf,
  dayAfter,
  dayOf,
  dueDay,
  lastOpeningDay,
  nextOpeningDay,
  type Opening,
  openTimesOf,
  startOf,
} from './opening-days.ts';
import { monday } from './testing/office.ts';

const HOUR = 3_600_000;
const day = [
  { from: 480, to: 720 },
  { from: 840, to: 1140 },
];
/** Open on working days from 8 to 12 and from 14 to 19, but for Tuesday the 4th. */
const opening: Opening = {
  hours: { '1': day, '2': day, '3': day, '4': day, '5': day },
  holidays: [{ day: '2031-02-04', name: 'Fête' }],
};
const NEVER: Opening = { hours: {}, holidays: [] };

describe('the days of the house', () => {
  it('are named by the local calendar', () => {
    expect(dayOf(monday(0))).toBe('2031-02-03');
    expect(dayOf(monday(23, 59))).toBe('2031-02-03');
    expect(startOf('2031-02-03')).toBe(monday(0));
    expect([dayAfter('2031-02-28'), dayAfter('2031-01-01', -1)]).toEqual(['2031-03-01', '2030-12-31']);
  });

  it('end at the last closing time of the day; on a holiday or a Sunday the house is closed', () => {
    expect(closingOf('2031-02-03', opening)).toBe(monday(19));
    expect(openTimesOf('2031-02-03', opening)).toHaveLength(2);
    expect(closingOf('2031-02-04', opening)).toBeNull();
    expect(closingOf('2031-02-09', opening)).toBeNull();
  });

  it('go past holidays and week-ends to the next one, and back to the last one', () => {
    expect(nextOpeningDay('2031-02-03', opening)).toBe('2031-02-05');
    expect(nextOpeningDay('2031-02-07', opening)).toBe('2031-02-10');
    expect(lastOpeningDay('2031-02-10', opening)).toBe('2031-02-07');
    expect(lastOpeningDay('2031-02-05', opening)).toBe('2031-02-03');
  });
});

describe('a line is due', () => {
  it.each([
    ['at noon, when the house is closed but will open again', monday(13), '2031-02-03'],
    ['before the house opens', monday(6), '2031-02-03'],
    ['a minute before closing time', monday(18, 59), '2031-02-03'],
    ['at closing time', monday(19), '2031-02-05'],
    ['on a holiday', monday(10, 0, 1), '2031-02-05'],
    ['on Friday night', monday(22, 0, 4), '2031-02-10'],
  ])('by the end of the day on which it opened, if that is not over: %s', (_, wall, due) => {
    expect(dueDay(wall, opening)).toBe(due);
  });

  it('on the very next day in a house that is never open', () => {
    expect(dueDay(monday(10), NEVER)).toBe('2031-02-04');
  });
});

describe('a time of opening hours', () => {
  it.each([
    ['within the morning', monday(9), 2 * HOUR, monday(11)],
    ['over noon', monday(11), 2 * HOUR, monday(15)],
    ['over night and a holiday', monday(18), 2 * HOUR, monday(9, 0, 2)],
    ['from before opening', monday(3), HOUR, monday(9)],
    ['over a week-end', monday(18, 30, 4), HOUR, monday(8, 30, 7)],
  ])('ends %s', (_, from, time, end) => {
    expect(afterOpenTime(from, time, opening)).toBe(end);
  });

  it('is plain time in a house that is never open', () => {
    expect(afterOpenTime(monday(9), HOUR, NEVER)).toBe(monday(10));
  });
});
