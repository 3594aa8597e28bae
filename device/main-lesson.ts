import {
  PracticeError,
  type PracticeVoice,
  type RecipientBehaviour,
  type Recording,
  type Timers,
} from '../firmware-bridge/line/index.ts';
import type { Fact } from './desk/index.ts';
import { debrief } from './guide/practice/debrief.ts';
import { tellFinding } from './guide/practice/debrief-words.ts';
import type { Caption, CurrentLesson, Lesson } from './guide/practice/lesson.ts';
import { NO_PROGRESS, nextScenario, type Progress, withRun } from './guide/practice/progress.ts';
import type { Said, ScenarioId, Script, SpokenLanguage } from './guide/practice/scenario.ts';
import { SCENARIO_WORDS } from './guide/practice/scenario-words.ts';
import { ACTORS, SCENARIOS } from './guide/practice/scenarios.ts';
import { type Actor, ScriptPlayer } from './main-lesson-player.ts';

/** Somebody inside who meets calls otherwise while a scenario is played. */
export interface Recipient {
  readonly number: string;
  readonly behaviour: RecipientBehaviour;
  setBehaviour(behaviour: RecipientBehaviour): void;
}

export interface LessonOptions {
  /** By number: everybody of the scenarios. */
  readonly actors: ReadonlyMap<string, Actor>;
  readonly recipients: readonly Recipient[];
  readonly voice: Pick<PracticeVoice, 'record'>;
  readonly heard: boolean;
  readonly speed: number;
  readonly progress: Progress;
  readonly keep: (progress: Progress) => void;
  readonly timers: Timers;
  readonly now: () => number;
  readonly log: (text: string) => void;
}

/** More than any scenario makes; what comes after is another's. */
const MOST_FACTS = 2_000;
const MOST_CAPTIONS = 40;
const ANSWERS_AFTER = 4_000;

/** One scenario at a time: who rings when, what the page is told of it, what came of it, and how far the learner has come. */
export class LessonRunner {
  onChange: () => void = () => {};
  private readonly options: LessonOptions;
  private progress: Progress;
  /** Before the current scenario. */
  private progressBefore: Progress;
  private voice: Lesson['voice'] = 'spoken';
  private current: Current | null = null;

  constructor(options: LessonOptions) {
    this.options = options;
    this.progress = options.progress;
    this.progressBefore = options.progress;
  }

  get lesson(): Lesson {
    const { voice, progress, current } = this;
    return {
      ...{ voice, progress, heard: this.options.heard, words: SCENARIO_WORDS },
      next: nextScenario(progress),
      current: current && tell(current),
    };
  }

  /** Records every sentence in that language, so that none has to be waited for. Resolves when done or not possible. */
  async prepare(language: SpokenLanguage): Promise<void> {
    for (const script of ACTORS) {
      const { turns, takenBack, tooLong, farewell } = script;
      for (const line of [...turns.map((turn) => turn.line), ...takenBack, tooLong, farewell]) {
        if ((await this.record(script, line, language)) === null) return;
      }
    }
  }

  /** Lets the scenario's caller ring; whatever was played before is ended. Rejects where their phone cannot ring. */
  async start(id: ScenarioId, language: SpokenLanguage): Promise<void> {
    await this.stop();
    const scenario = SCENARIOS[id];
    const current: Current = {
      id,
      language,
      players: [],
      captions: [],
      facts: [],
      restore: this.behave(scenario),
    };
    this.current = current;
    this.progressBefore = this.progress;
    await this.play(current, scenario);
  }

  /** Ends the scenario that is being played; once it is over, puts its debrief away. */
  async stop(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const wasOver = isOver(current);
    current.cancelMeanwhile?.();
    current.restore();
    await Promise.allSettled(current.players.map((player) => player.stop()));
    if (wasOver) this.current = null;
    this.changed();
  }

  goOn(): void {
    this.current?.players.find(({ canGoOn }) => canGoOn)?.goOn();
  }

  /** Begins at the beginning. */
  forget(): void {
    this.progress = NO_PROGRESS;
    this.progressBefore = NO_PROGRESS;
    this.options.keep(this.progress);
    this.changed();
  }

  /** What happened at the desk. */
  hear(facts: readonly Fact[]): void {
    const { current } = this;
    if (!current) return;
    if (current.facts.length < MOST_FACTS) current.facts.push(...facts);
    for (const fact of facts) for (const player of [...current.players]) player.follow(fact);
    this.changed();
  }

  private async play(current: Current, script: Script): Promise<void> {
    const { actors, speed, timers, now, log } = this.options;
    const actor = actors.get(script.number);
    if (!actor) throw new PracticeError('Practice_NotReady', `${script.name} has no phone`);
    const player = new ScriptPlayer({
      ...{ script, actor, speed, timers, now, log },
      record: (line) => this.record(script, line, current.language),
      textOf: (line) => line[current.language],
      onSay: (caption) => say(current, caption),
      onChange: () => this.moved(current),
    });
    current.players.push(player);
    try {
      await player.start();
    } catch (error) {
      current.players.splice(current.players.indexOf(player), 1);
      if (current.players.length === 0) this.current = null;
      throw error;
    } finally {
      this.changed();
    }
  }

  private moved(current: Current): void {
    this.letOtherRing(current);
    this.changed();
  }

  /** The other caller rings once the first has been on hold for a while. */
  private letOtherRing(current: Current): void {
    const { meanwhile } = SCENARIOS[current.id];
    const [first] = current.players;
    if (!meanwhile || !first || current.players.length > 1) return;
    if (first.state.phase !== 'held') {
      current.cancelMeanwhile?.();
      delete current.cancelMeanwhile;
      return;
    }
    const { timers, speed, log } = this.options;
    current.cancelMeanwhile ??= timers.after(meanwhile.after / speed, () => {
      this.play(current, meanwhile.script).catch((error: unknown) => log(String(error)));
    });
  }

  private changed(): void {
    const { current } = this;
    if (current && isOver(current)) this.takeStock(current);
    this.onChange();
  }

  private takeStock(current: Current): void {
    current.restore();
    const progress = withRun(this.progressBefore, current.id, findingsOf(current));
    if (JSON.stringify(progress) === JSON.stringify(this.progress)) return;
    this.progress = progress;
    this.options.keep(progress);
  }

  /** Null where nothing can be spoken; the page says why. */
  private async record(script: Script, line: Said, language: SpokenLanguage): Promise<Recording | null> {
    try {
      const recording = await this.options.voice.record(line[language], { language, ...script.voice });
      this.voice = 'spoken';
      return recording;
    } catch (error) {
      const missing = error instanceof PracticeError && error.code === 'Practice_VoiceMissing';
      const voice = missing ? 'missing' : 'failed';
      if (this.voice !== voice) this.options.log(String(error));
      this.voice = voice;
      this.onChange();
      return null;
    }
  }

  /** Recipients meet calls as the scenario says; what it gives lets them do so as before. */
  private behave({
    recipients: wanted,
  }: {
    readonly recipients: Readonly<Record<string, string>>;
  }): () => void {
    const before = this.options.recipients.map((recipient) => [recipient, recipient.behaviour] as const);
    for (const [recipient] of before) {
      const does = wanted[recipient.number];
      if (does === 'busy' || does === 'ringsInVain') recipient.setBehaviour({ does });
      if (does === 'answers') recipient.setBehaviour({ does, afterMs: ANSWERS_AFTER });
    }
    return () => {
      for (const [recipient, behaviour] of before.splice(0)) recipient.setBehaviour(behaviour);
    };
  }
}

/** The scenario that is being played, or was. */
interface Current {
  readonly id: ScenarioId;
  readonly language: SpokenLanguage;
  /** The scenario's own caller first, then whoever rings meanwhile. */
  readonly players: ScriptPlayer[];
  readonly captions: Caption[];
  readonly facts: Fact[];
  readonly restore: () => void;
  cancelMeanwhile?: () => void;
}

function isOver({ players }: Current): boolean {
  return players.length > 0 && players.every(({ over }) => over);
}

function findingsOf({ id, facts, players }: Current) {
  const { turns } = SCENARIOS[id];
  return debrief(SCENARIOS[id], facts, turns.length - (players[0]?.state.turn ?? 0));
}

function tell(current: Current): CurrentLesson {
  const { id, language, players, captions } = current;
  return {
    scenario: id,
    language,
    phase: players[0]?.state.phase ?? 'ringing',
    canGoOn: players.some(({ canGoOn }) => canGoOn),
    captions: [...captions],
    over: isOver(current),
    findings: findingsOf(current).map(tellFinding),
  };
}

function say({ captions }: Current, caption: Omit<Caption, 'number'>): void {
  captions.push({ number: (captions.at(-1)?.number ?? 0) + 1, ...caption });
  if (captions.length > MOST_CAPTIONS) captions.shift();
}
