import type { Finding } from './debrief.ts';
import type { Progress } from './progress.ts';
import type { Said, ScenarioId, SpokenLanguage } from './scenario.ts';
import type { SCENARIO_WORDS } from './scenario-words.ts';
import type { ScriptState } from './script.ts';

/** What the page is told of practising alone. Plain data: it crosses to the page as JSON. */
export interface Lesson {
  /** `missing`: there is no espeak-ng; `failed`: it does not work. Then callers are read, and not heard. */
  readonly voice: 'spoken' | 'missing' | 'failed';
  /** The machine has a loudspeaker that the desk's phone uses. */
  readonly heard: boolean;
  readonly progress: Progress;
  /** Which scenario to play next; null when all are mastered. */
  readonly next: ScenarioId | null;
  readonly current: CurrentLesson | null;
  /** Texts come with the lesson, and not with the page: a unit that nobody practises on has no use for them. */
  readonly words: typeof SCENARIO_WORDS;
}

export interface CurrentLesson {
  readonly scenario: ScenarioId;
  /** That the callers speak. */
  readonly language: SpokenLanguage;
  /** Where the scenario's own caller stands. */
  readonly phase: ScriptState['phase'];
  /** A caller is on the line and waits for an answer: the next sentence can be asked for. */
  readonly canGoOn: boolean;
  /** Oldest first. */
  readonly captions: readonly Caption[];
  /** All callers have left: what remains is the debrief. */
  readonly over: boolean;
  readonly findings: readonly ToldFinding[];
}

/** A finding of the debrief, with its sentence. */
export interface ToldFinding extends Pick<Finding, 'rule' | 'verdict'> {
  readonly sentence: Said;
}

export interface Caption {
  /** Counts up. */
  readonly number: number;
  readonly who: string;
  readonly text: string;
  /** False: the caller says it to themselves, for the desk is not on the line. */
  readonly audible: boolean;
}
