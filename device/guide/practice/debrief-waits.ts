import type { Fact } from '../../desk/facts.ts';
import type { CheckInOutcome, Instant, Outcome, WaitId } from '../../desk/words.ts';
import type { Course, Finding } from './debrief.ts';

/** Every check-in of every wait of one caller (rule A13), and which of the three ways was taken at each (rule A9). */
export function checkIns(course: Course): readonly Finding[] {
  const findings = course.waits.flatMap((wait) => ofWait(course, wait));
  return course.facts.some(leftWaiting)
    ? [...findings, { rule: 'A13', verdict: 'broken', about: 'leftWaiting', caller: course.caller }]
    : findings;
}

/** The caller hung up during a wait in which nobody had come back in time. */
function leftWaiting(fact: Fact): boolean {
  return fact.type === 'waitEnded' && fact.why === 'gone' && fact.last?.result === 'missed';
}

function ofWait(course: Course, wait: WaitId): readonly Finding[] {
  const { caller } = course;
  const facts = course.facts.filter((fact) => 'wait' in fact && fact.wait === wait);
  /** The beginning of the hold, or the due moment before. */
  let from: Instant | null = null;
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (fact.type === 'waitStarted' || fact.type === 'waitContinued') from = fact.moment.at;
    if (fact.type === 'checkInMade') {
      const { checkIn: number, result } = fact;
      const waited = fact.due - (from ?? fact.due);
      const lateness = fact.takenBack - fact.due;
      const verdict = result === 'late' ? 'broken' : 'kept';
      findings.push({ rule: 'A13', verdict, about: 'checkIn', caller, number, waited, result, lateness });
      findings.push(way(course, facts, number));
    }
    const missed = missedBy(fact);
    if (missed) {
      const waited = missed.due - (from ?? missed.due);
      const { checkIn: number } = missed;
      findings.push({
        ...{ rule: 'A13', verdict: 'broken', about: 'checkIn', caller, number, waited },
        ...{ result: 'missed', lateness: null },
      });
      from = missed.due;
    }
  }
  return findings;
}

function missedBy(fact: Fact): { readonly checkIn: number; readonly due: Instant } | null {
  if (fact.type === 'checkInMissed') return fact;
  return fact.type === 'waitEnded' && fact.last?.result === 'missed' ? fact.last : null;
}

/** What was chosen at this check-in; where nothing was and the wait ended with it, what became of the call. */
function way(course: Course, facts: readonly Fact[], number: number): Finding {
  let chosen: CheckInOutcome | Outcome | null = null;
  let last = true;
  for (const fact of facts) {
    if (fact.type === 'checkInOutcomeSet' && fact.checkIn === number) chosen = fact.outcome;
    if (fact.type === 'waitContinued' && fact.checkIn > number) last = false;
  }
  chosen ??= last ? course.outcome : null;
  const verdict = chosen ? 'kept' : course.over && !last ? 'broken' : 'open';
  return { rule: 'A9', verdict, about: 'way', caller: course.caller, number, way: chosen };
}
