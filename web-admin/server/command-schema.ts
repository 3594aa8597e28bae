import * as v from 'valibot';
import { CHECK_IN_OUTCOMES, CHOSEN_OUTCOMES, KEYS } from '../../device/desk/words.ts';
import { SCENARIO_IDS, SPOKEN_LANGUAGES } from '../../device/guide/practice/scenario.ts';
import type { PageCommand } from '../api.ts';

/** An id or a name that the unit has given out: it knows which exist, here only the size is bounded. */
const given = v.pipe(
  v.string(),
  v.check((text) => text.length >= 1 && text.length <= 200, 'a text of 1 to 200 characters'),
);

export const pageCommand: v.GenericSchema<unknown, PageCommand> = v.variant('type', [
  v.strictObject({ type: v.picklist(['pressKey', 'releaseKey']), key: v.picklist(KEYS) }),
  v.strictObject({ type: v.literal('moveHook'), hook: v.picklist(['up', 'down']) }),
  v.strictObject({ type: v.literal('setOutcome'), call: given, outcome: v.picklist(CHOSEN_OUTCOMES) }),
  v.strictObject({
    type: v.literal('setCheckInOutcome'),
    wait: given,
    outcome: v.picklist(CHECK_IN_OUTCOMES),
  }),
  v.strictObject({ type: v.literal('takeBack'), call: given }),
  v.strictObject({
    type: v.literal('callNumber'),
    number: v.pipe(
      v.string(),
      v.check((text) => /^[\d*#+]{1,32}$/.test(text), '1 to 32 digits, *, # or +'),
    ),
  }),
  v.strictObject({ type: v.picklist(['practiceRing', 'practiceHangUp']), caller: given }),
  v.strictObject({
    type: v.literal('practiceStart'),
    scenario: v.picklist(SCENARIO_IDS),
    language: v.picklist(SPOKEN_LANGUAGES),
  }),
  v.strictObject({ type: v.picklist(['practiceGoOn', 'practiceStop', 'practiceReset']) }),
]);
