import type { Fact } from '../../desk/facts.ts';
import type {
  CallId,
  CheckInOutcome,
  CheckInResult,
  ChosenOutcome,
  Duration,
  Outcome,
  WaitId,
} from '../../desk/words.ts';
import { answering } from './debrief-answer.ts';
import { checkIns } from './debrief-waits.ts';
import type { Scenario } from './scenario.ts';

/**
 * What a practice call shows about the rules, from the desk's facts alone. What was said, the unit does not hear: it is
 * left to whoever practised.
 */

/** `open`: there is still time to do it. `told`: nothing to keep or break, but worth knowing. */
export type Verdict = 'kept' | 'broken' | 'open' | 'told';

/** The rule, what became of it, and what the sentence about it needs. Lengths in ms, as they were. */
export type Finding = {
  readonly rule: 'A1' | 'A7' | 'A8' | 'A9' | 'A12' | 'A13' | 'A15' | 'B5' | 'B6' | 'B13';
  readonly verdict: Verdict;
} & FindingBody;

export type FindingBody =
  /** `after`: how long it rang; null: nobody answered. */
  | { readonly about: 'answered'; readonly after: Duration | null; readonly within: Duration }
  /**
   * `waited`: from the beginning of the hold, or the due moment before, to this one. `lateness`: of taking the line back,
   * negative if early, null if that did not happen.
   */
  | {
      readonly about: 'checkIn';
      readonly caller: string;
      readonly number: number;
      readonly waited: Duration;
      readonly result: CheckInResult;
      readonly lateness: Duration | null;
    }
  | {
      readonly about: 'way';
      readonly caller: string;
      readonly number: number;
      readonly way: CheckInOutcome | Outcome | null;
    }
  /** The call was ended before the exercise had become one. */
  | { readonly about: 'tooFewCheckIns'; readonly made: number; readonly needs: number }
  | { readonly about: 'notHeardOut'; readonly caller: string }
  /** Somebody left while nobody spoke to them. */
  | { readonly about: 'leftWaiting'; readonly caller: string }
  | { readonly about: 'outcome'; readonly outcome: Outcome | null; readonly proposes: ChosenOutcome }
  | { readonly about: 'putThrough'; readonly to: string | null }
  | { readonly about: 'otherAnswered'; readonly caller: string; readonly answered: boolean }
  | { readonly about: 'followUp'; readonly caller: string; readonly outcome: 'message' | 'callBack' }
  | { readonly about: 'doctorTold'; readonly told: boolean };

/** What became of one caller in the facts. */
export interface Course {
  readonly call: CallId;
  readonly caller: string;
  readonly facts: readonly Fact[];
  readonly waits: readonly WaitId[];
  readonly outcome: Outcome | null;
  readonly over: boolean;
}

/**
 * `facts`: all since the scenario began, of whichever call. `unsaid`: how many sentences its caller had left. Empty while
 * the caller has not rung.
 */
export function debrief(scenario: Scenario, facts: readonly Fact[], unsaid = 0): readonly Finding[] {
  const course = courseOf(facts, scenario);
  if (!course) return [];
  const other = scenario.meanwhile && courseOf(facts, scenario.meanwhile.script);
  return [
    answering(course),
    ...checkIns(course),
    ...(other ? [otherAnswered(other), ...checkIns(other)] : []),
    ...cutShort(scenario, course, unsaid),
    ...outcome(scenario, course),
  ];
}

/** True if nothing was broken and nothing is left open. */
export function allKept(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ verdict }) => verdict === 'kept' || verdict === 'told');
}

/** Kept, of those that could be kept: 0..1; null while there are none. */
export function keptShare(findings: readonly Finding[]): number | null {
  const judged = findings.filter(({ verdict }) => verdict !== 'told');
  return judged.length === 0
    ? null
    : judged.filter(({ verdict }) => verdict === 'kept').length / judged.length;
}

function courseOf(facts: readonly Fact[], { name, number }: { name: string; number: string }): Course | null {
  const started = facts.find((fact) => fact.type === 'callStarted' && fact.peer.number === number);
  if (started?.type !== 'callStarted') return null;
  const { call } = started;
  const waits = new Set<WaitId>();
  let reached: Outcome | null = null;
  let over = false;
  for (const fact of facts) {
    if (fact.type === 'waitStarted' && fact.call === call) waits.add(fact.wait);
    if (fact.type === 'outcomeSet' && fact.call === call) reached = fact.outcome;
    if (fact.type === 'callEnded' && fact.call === call) over = true;
  }
  const own = facts.filter(
    (fact) => ('call' in fact && fact.call === call) || ('wait' in fact && waits.has(fact.wait)),
  );
  return { call, caller: name, facts: own, waits: [...waits], outcome: reached, over };
}

/** Only the desk can cut a call short: by putting the handset down. */
function cutShort({ needs }: Scenario, { facts, caller }: Course, unsaid: number): readonly Finding[] {
  const byDesk = facts.some(
    (fact) => fact.type === 'callEnded' && fact.by === 'desk' && fact.reason !== 'transferred',
  );
  if (!byDesk) return [];
  const made = facts.filter(({ type }) => type === 'checkInMade').length;
  const findings: Finding[] = [];
  if (made < needs.checkIns) {
    findings.push({
      rule: 'A13',
      verdict: 'broken',
      about: 'tooFewCheckIns',
      made,
      needs: needs.checkIns,
    });
  }
  if (needs.hearOut && unsaid > 0) {
    findings.push({ rule: 'A7', verdict: 'broken', about: 'notHeardOut', caller });
  }
  return findings;
}

function outcome(scenario: Scenario, course: Course): readonly Finding[] {
  if (!course.over || !course.facts.some(({ type }) => type === 'callAnswered')) return [];
  const { outcomes, proposes, id } = scenario;
  const reached = course.outcome;
  const rule = id === 'sales' ? 'B6' : 'A8';
  const right =
    reached !== null && (outcomes.includes(reached) || (reached === 'transferred' && id !== 'sales'));
  const verdict = reached === null ? 'open' : right ? 'kept' : 'broken';
  const findings: Finding[] = [{ rule, verdict, about: 'outcome', outcome: reached, proposes }];
  if (reached === 'transferred') findings.push(putThrough(course));
  if (id === 'aggressive') findings.push(doctorTold(course));
  if (reached === 'message' || reached === 'callBack') {
    findings.push({
      rule: 'A15',
      verdict: 'told',
      about: 'followUp',
      caller: course.caller,
      outcome: reached,
    });
  }
  return findings;
}

function putThrough({ facts }: Course): Finding {
  const asked = facts.filter((fact) => fact.type === 'transferAsked').at(-1);
  return {
    rule: 'A12',
    verdict: 'told',
    about: 'putThrough',
    to: asked?.type === 'transferAsked' ? asked.to : null,
  };
}

/** Marked as aggressive, or a message, a call back, the doctor on the line: each way the doctor learns of it. */
function doctorTold({ facts, outcome: reached }: Course): Finding {
  const marks = facts.filter((fact) => fact.type === 'callFlagged' && fact.flag === 'aggressive');
  const mark = marks.at(-1);
  const marked = mark?.type === 'callFlagged' && mark.on;
  const told = marked || reached === 'message' || reached === 'callBack' || reached === 'transferred';
  const verdict = told ? 'kept' : reached === null ? 'open' : 'broken';
  return { rule: 'B13', verdict, about: 'doctorTold', told };
}

function otherAnswered({ caller, facts, over }: Course): Finding {
  const answered = facts.some(({ type }) => type === 'callAnswered');
  const verdict = answered ? 'kept' : over ? 'broken' : 'open';
  return { rule: 'B5', verdict, about: 'otherAnswered', caller, answered };
}
