import * as v from 'valibot';

/* Times of day are minutes after midnight, days of the week 1 (Monday) to 7 (Sunday). */

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60));

const opening = v.pipe(
  v.strictObject({ from: minuteOfDay, to: minuteOfDay }),
  v.check(({ from, to }) => from < to, 'an end that is later than the beginning'),
);

/** Times by day of the week, earliest first; a day that is not there is closed. */
export const week = v.record(
  v.picklist(['1', '2', '3', '4', '5', '6', '7']),
  v.pipe(v.array(opening), v.maxLength(6)),
);
