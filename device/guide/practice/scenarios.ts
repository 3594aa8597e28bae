import type { Scenario, ScenarioId, Script } from './scenario.ts';
import { aggressive } from './scenarios/aggressive.ts';
import { appointment } from './scenarios/appointment.ts';
import { elderly } from './scenarios/elderly.ts';
import { hesitant } from './scenarios/hesitant.ts';
import { recipientBusy } from './scenarios/recipient-busy.ts';
import { sales } from './scenarios/sales.ts';

export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  appointment,
  sales,
  elderly,
  recipientBusy,
  hesitant,
  aggressive,
};

/** Everybody who can ring, once each. */
export const ACTORS: readonly Script[] = Object.values(SCENARIOS).flatMap((scenario) =>
  scenario.meanwhile ? [scenario, scenario.meanwhile.script] : [scenario],
);
