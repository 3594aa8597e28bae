import type { Duration } from '../../desk/words.ts';
import type { Course, Finding } from './debrief.ts';

/** Three rings or so. Rule A1 names no time: this is the practice's own measure, and the debrief says so. */
export const ANSWER_WITHIN: Duration = 15_000;

export function answering({ facts, over }: Course): Finding {
  const rang = facts.find(({ type }) => type === 'callStarted');
  const picked = facts.find(({ type }) => type === 'callAnswered');
  const base = { rule: 'A1', about: 'answered', within: ANSWER_WITHIN } as const;
  if (!rang || !picked) return { ...base, verdict: over ? 'broken' : 'open', after: null };
  const after = picked.moment.at - rang.moment.at;
  return { ...base, verdict: after <= ANSWER_WITHIN ? 'kept' : 'broken', after };
}
