import * as v from 'valibot';
import { dayOf, startOf } from './opening-days.ts';

/** A day that the calendar has, as `2026-12-24`. */
export const calendarDay = v.pipe(
  v.string(),
  v.check(
    (text) => /^20\d\d-\d\d-\d\d$/.test(text) && dayOf(startOf(text)) === text,
    'a day such as 2026-12-24',
  ),
);
