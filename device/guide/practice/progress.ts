import { allKept, type Finding, keptShare } from './debrief.ts';
import { SCENARIO_IDS, type ScenarioId } from './scenario.ts';

/** How far somebody has come who learns alone: one line per scenario. */
export interface ScenarioProgress {
  /** Played to the end of the call. */
  readonly runs: number;
  /** The best share of rules kept: 0..1. */
  readonly best: number;
  /** Played once with every rule kept. */
  readonly mastered: boolean;
}

export type Progress = Readonly<Record<ScenarioId, ScenarioProgress>>;

const NONE: ScenarioProgress = { runs: 0, best: 0, mastered: false };

export const NO_PROGRESS: Progress = fromEach(() => NONE);

/** One more run of that scenario. */
export function withRun(progress: Progress, id: ScenarioId, findings: readonly Finding[]): Progress {
  const { runs, best, mastered } = progress[id];
  const share = keptShare(findings) ?? 0;
  return {
    ...progress,
    [id]: { runs: runs + 1, best: Math.max(best, share), mastered: mastered || allKept(findings) },
  };
}

/** The first that is not mastered yet; null when all are. */
export function nextScenario(progress: Progress): ScenarioId | null {
  return SCENARIO_IDS.find((id) => !progress[id].mastered) ?? null;
}

/** What was written down, as far as it can be read: whatever is wrong counts as not played yet. */
export function readProgress(text: string): Progress {
  const written = parsed(text);
  return fromEach((id) => readOne(isRecord(written) ? written[id] : null));
}

function readOne(written: unknown): ScenarioProgress {
  if (!isRecord(written)) return NONE;
  const { runs, best, mastered } = written;
  const sound =
    Number.isSafeInteger(runs) && Number(runs) >= 0 && typeof best === 'number' && best >= 0 && best <= 1;
  return sound ? { runs: Number(runs), best, mastered: mastered === true } : NONE;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function fromEach(give: (id: ScenarioId) => ScenarioProgress): Progress {
  const entries = SCENARIO_IDS.map((id) => [id, give(id)] as const);
  return Object.fromEntries(entries) as Record<ScenarioId, ScenarioProgress>;
}
