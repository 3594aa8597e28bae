import * as v from 'valibot';
import { HouseRulesSchema, NO_HOUSE_RULES } from '../../guide/coach/house-rules.ts';
import { typedText } from '../area/area.ts';
import { DEFAULT_REASONS, reasons } from '../call-details/reasons.ts';
import { COUNTRIES } from '../directory/countries.ts';
import { DEFAULT_RETENTION, retention } from '../personal-data/personal-data.ts';
import { week } from './week.ts';

/*
 * What managers set on the page, as opposed to the configuration file, which technicians write: each setting with its
 * shape and its default.
 */

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.check(
      (given) => Number.isInteger(given) && given >= least && given <= most,
      `a whole number from ${least} to ${most}`,
    ),
  );

/** `2026-12-25` */
const dayName = v.pipe(v.string(), v.isoDate());

export const SETTINGS = {
  /** First name of whoever is on duty at the desk (rule A2). */
  firstName: v.optional(typedText(0, 60), ''),
  /** Name of the house, as it is said when answering; empty: the unit's name. */
  house: v.optional(typedText(0, 100), ''),
  hours: v.optional(week, {
    '1': [{ from: 480, to: 1140 }],
    '2': [{ from: 480, to: 1140 }],
    '3': [{ from: 480, to: 1140 }],
    '4': [{ from: 480, to: 1140 }],
    '5': [{ from: 480, to: 1140 }],
  }),
  holidays: v.optional(
    v.pipe(v.array(v.strictObject({ day: dayName, name: typedText(0, 60) })), v.maxLength(400)),
    [],
  ),
  /** Whose way of writing telephone numbers is meant where a number does not say its country. */
  country: v.optional(v.picklist(COUNTRIES), 'FR'),
  /** Why people call (rule A7): what the receptionist chooses from. */
  reasons: v.optional(reasons, DEFAULT_REASONS),
  /** For how many days after a call people may still say what it was about and what became of it; 0: until its day ends. */
  callsOpenFor: v.optional(wholeNumber(0, 366), 1),
  /** Minutes of talk from which on the guide offers the card for a call that goes on (rule B4); 0: never. */
  longTalk: v.optional(wholeNumber(0, 120), 5),
  /** What the house makes of the phrase coach's rules (rules B11, B12). */
  coachRules: v.optional(HouseRulesSchema, NO_HOUSE_RULES),
  /** Whether the figures tell people apart; staff must have been told. */
  personFigures: v.optional(v.boolean(), false),
  /** How long personal data are kept. */
  retention: v.optional(retention, DEFAULT_RETENTION),
  /** Within so many minutes of opening time a message is to have reached its recipient (rule A14). */
  messageWithin: v.optional(wholeNumber(5, 1440), 120),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { readonly [Name in SettingName]: v.InferOutput<(typeof SETTINGS)[Name]> };

export interface SettingsCommands {
  /** `value` as the setting's own shape wants it. `was`: the value that was seen; if it is another now, `Settings_Changed`. */
  readonly 'settings.save': {
    readonly input: { readonly name: SettingName; readonly value: unknown; readonly was?: unknown };
    readonly output: null;
  };
}
