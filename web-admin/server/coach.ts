import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { Duration, Instant } from '../../device/desk/words.ts';
import type { Coach } from '../../device/guide/coach/coach.ts';
import type { HouseRules } from '../../device/guide/coach/house-rules.ts';
import { settingsQuery } from '../../device/register/settings/settings-queries.ts';
import type { CoachAnswer, CoachRules } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { jsonBody } from './body.ts';
import { refuse, refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check } from './validate.ts';

const BODY_LIMIT = 100 * 1024;
/** What stands further on is not looked at: no card, message or note is so long. */
const LOOKED_AT = 20_000;

const askBody = v.strictObject({
  text: v.string(),
  language: v.picklist(['fr', 'en']),
  speaker: v.optional(v.picklist(['staff', 'caller']), 'staff'),
});

export interface CoachDeps {
  /** A coach with the house's rules, loaded when first asked. Its `check` throws while its list of verb forms cannot be read. */
  readonly coachWith: (rules: HouseRules) => Promise<Coach>;
  readonly reading: Reading;
  readonly now: () => Instant;
  readonly onFailed: (message: string) => void;
}

/** The phrase coach: marks in a text as it is typed, and the list of its rules. */
export function addCoachRoutes(routes: GuardedRoutes, deps: CoachDeps): void {
  const coach = new HouseCoach(deps.coachWith);
  const budget = new Budget(deps.now);
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'the phrase coach reads at most 100 kB'),
  });
  routes.before('/api/coach', limit);

  routes.post('/api/coach', 'coach.use', async (c) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    const given = check(askBody, body.value);
    if (!given.ok) return refuseFaults(c, given.faults);
    if (budget.spent)
      return refuse(c, 503, 'Web_TooManyCommands', 'the phrase coach is busy: ask again in a second');
    const { text, ...options } = given.value;
    return deps.reading.read(c, settingsQuery, async (settings) => {
      const { coachRules } = settings();
      const ofHouse = await coach.of(coachRules);
      try {
        const marks = budget.spend(() => ofHouse.check(text.slice(0, LOOKED_AT), options));
        return c.json({ marks } satisfies CoachAnswer);
      } catch (error) {
        deps.onFailed(`the phrase coach failed: ${error instanceof Error ? error.message : String(error)}`);
        return refuse(
          c,
          503,
          'Web_NotReady',
          'the phrase coach cannot read now: the log of the unit says why',
        );
      }
    });
  });

  routes.get('/api/coach/rules', 'coach.use', (c) =>
    deps.reading.read(c, settingsQuery, async (settings) => {
      const { coachRules } = settings();
      const ofHouse = await coach.of(coachRules);
      return c.json({ rules: ofHouse.rules(), house: coachRules } satisfies CoachRules);
    }),
  );
}

/** The coach with the rules as they are now; made anew when the house has changed them. */
class HouseCoach {
  readonly #make: CoachDeps['coachWith'];
  #made: { readonly rules: string; readonly coach: Coach } | null = null;

  constructor(make: CoachDeps['coachWith']) {
    this.#make = make;
  }

  async of(house: HouseRules): Promise<Coach> {
    const rules = JSON.stringify(house);
    if (this.#made?.rules !== rules) this.#made = { rules, coach: await this.#make(house) };
    return this.#made.coach;
  }
}

const SECOND: Duration = 1000;
/** Of each second: the live view of the desk comes from the same thread. */
const AT_MOST: Duration = 250;

/** Time that may be spent within a second, whoever asks. */
class Budget {
  readonly #now: () => Instant;
  #began: Instant = Number.NEGATIVE_INFINITY;
  #used: Duration = 0;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  get spent(): boolean {
    if (this.#now() - this.#began >= SECOND) {
      this.#began = this.#now();
      this.#used = 0;
    }
    return this.#used >= AT_MOST;
  }

  spend<Value>(run: () => Value): Value {
    const from = this.#now();
    try {
      return run();
    } finally {
      this.#used += this.#now() - from;
    }
  }
}
