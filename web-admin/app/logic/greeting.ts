export type TimeOfDay = 'day' | 'evening';

/** From this hour on one wishes a good evening. */
const EVENING = 18;
/** Until this hour it is still last evening. */
const MORNING = 5;

/** `hour` 0..23 by the wall clock of the reception. */
export function timeOfDay(hour: number): TimeOfDay {
  return hour >= EVENING || hour < MORNING ? 'evening' : 'day';
}
