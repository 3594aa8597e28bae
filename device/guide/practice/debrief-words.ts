import type { Duration } from '../../desk/words.ts';
import type { Finding } from './debrief.ts';
import { english } from './debrief-words-en.ts';
import { french } from './debrief-words-fr.ts';
import type { ToldFinding } from './lesson.ts';
import type { SpokenLanguage } from './scenario.ts';

/** A number of seconds, or minutes and seconds, whose parts do not come apart at the end of a line. */
export type Length = (duration: Duration) => string;

/** How each finding is told in one language. */
export type DebriefWords = {
  readonly [About in Finding['about']]: (
    finding: Extract<Finding, { about: About }>,
    length: Length,
  ) => string;
};

const WORDS: Readonly<Record<SpokenLanguage, DebriefWords>> = { fr: french, en: english };

/** What the page is told of a finding. */
export function tellFinding(finding: Finding): ToldFinding {
  const { rule, verdict } = finding;
  return { rule, verdict, sentence: { fr: sentenceOf(finding, 'fr'), en: sentenceOf(finding, 'en') } };
}

/** One sentence for one finding: what happened, with its times, and what to do where something was left out. */
export function sentenceOf(finding: Finding, language: SpokenLanguage): string {
  const tell = WORDS[language][finding.about] as (finding: Finding, length: Length) => string;
  return tell(finding, lengthOf);
}

/** 4 s · 1 min 05 s, without its sign. French and English write it alike. */
export function lengthOf(duration: Duration): string {
  const seconds = Math.round(Math.abs(duration) / 1_000);
  if (seconds < 60) return `${seconds}\u202fs`;
  return `${Math.floor(seconds / 60)}\u202fmin\u202f${String(seconds % 60).padStart(2, '0')}\u202fs`;
}
