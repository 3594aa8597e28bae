import type { ChosenOutcome, Duration, Outcome } from '../../desk/words.ts';

/** What scenarios are made of. Lengths are those of a practice at its ordinary speed, in ms. */

export const SCENARIO_IDS = [
  'appointment',
  'sales',
  'elderly',
  'recipientBusy',
  'hesitant',
  'aggressive',
] as const;
/** In the order in which a newcomer learns them: each brings one thing that those before it did not need. */
export type ScenarioId = (typeof SCENARIO_IDS)[number];

export const SPOKEN_LANGUAGES = ['fr', 'en'] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** One sentence or two, in the words in which it is spoken: no figures, no abbreviations. */
export type Said = Readonly<Record<SpokenLanguage, string>>;

/** A voice of espeak-ng. */
export interface Voice {
  /** A variant that comes with it: f1..f5, m1..m8. */
  readonly variant: string;
  /** Words per minute, 80..450. */
  readonly speed: number;
  /** 0..99 */
  readonly pitch: number;
}

export interface Turn {
  readonly line: Said;
  /** Of talk before it is said: the time the receptionist has for an answer. */
  readonly after: Duration;
  /** Said only once the caller has been taken back so many times. */
  readonly fromTakeBack?: number;
}

/** Somebody who rings the desk, what they say and when, and when they have had enough. */
export interface Script {
  readonly name: string;
  readonly number: string;
  readonly voice: Voice;
  readonly turns: readonly Turn[];
  /** The first time, the second time ... that the caller is taken back; the last one for all further times. */
  readonly takenBack: readonly Said[];
  /** Instead, after more than `longWait` on hold. */
  readonly tooLong: Said;
  readonly longWait: Duration;
  /** On hold without being spoken to: after that the caller hangs up. */
  readonly patience: Duration;
  /** When all has been said, and nobody ended the call. */
  readonly farewell: Said;
  /** The desk hung up before all had been said. */
  readonly cutShort: Said;
  readonly putThrough: Said;
}

export interface Scenario extends Script {
  readonly id: ScenarioId;
  /** How recipients meet calls meanwhile, by short number; the others as ever. */
  readonly recipients: Readonly<Record<string, 'answers' | 'busy' | 'ringsInVain'>>;
  /** Somebody else who rings when this caller has been on hold for `after` the first time (rule B5). */
  readonly meanwhile: { readonly script: Script; readonly after: Duration } | null;
  /** What it is for: fewer check-ins, or a caller who was not heard out, are no practice of it. */
  readonly needs: { readonly checkIns: number; readonly hearOut: boolean };
  /** What may come of the call (rule A8). */
  readonly outcomes: readonly Outcome[];
  /** What the key says that the debrief names when none was chosen. */
  readonly proposes: ChosenOutcome;
}
