import { MARK_CLASSES, type Mark, type MarkClass } from '../../../device/guide/coach/marks.ts';
import type { Label, Labelled } from './labelled.ts';

/** How often the coach was right. */
export interface Tally {
  /** Marked, and rightly so. */
  readonly right: number;
  /** Marked without need. */
  readonly needless: number;
  /** Left unmarked. */
  readonly missed: number;
}

/** A sentence in which something went wrong. */
export interface Fault {
  readonly text: string;
  readonly needless: readonly string[];
  readonly missed: readonly string[];
}

export interface Score {
  readonly byClass: ReadonlyMap<MarkClass, Tally>;
  readonly overall: Tally;
  readonly faults: readonly Fault[];
}

/** A mark is right if it is of the class of a label and shares a character with it; each label counts once. */
export function scoreOf(sentences: readonly Labelled[], check: (text: string) => readonly Mark[]): Score {
  const tallies = new Map<MarkClass, { right: number; needless: number; missed: number }>(
    MARK_CLASSES.map((name) => [name, { right: 0, needless: 0, missed: 0 }]),
  );
  const count = (name: MarkClass, what: keyof Tally) => {
    const tally = tallies.get(name);
    if (tally) tally[what]++;
  };
  const faults = sentences.map(({ text, labels }) => {
    const { needless, missed, right } = compared(check(text), labels);
    for (const { class: of } of right) count(of, 'right');
    for (const { class: of } of needless) count(of, 'needless');
    for (const { class: of } of missed) count(of, 'missed');
    const shown = (place: Label) => `${place.class}: ${text.slice(place.from, place.to)}`;
    return { text, needless: needless.map(shown), missed: missed.map(shown) };
  });
  return {
    byClass: tallies,
    overall: sum([...tallies.values()]),
    faults: faults.filter(({ needless, missed }) => needless.length + missed.length > 0),
  };
}

function compared(marks: readonly Mark[], labels: readonly Label[]) {
  const open = new Set(labels);
  const right: Label[] = [];
  const needless: Label[] = [];
  for (const mark of marks) {
    const met = [...open].find(
      ({ class: of, from, to }) => of === mark.class && mark.from < to && from < mark.to,
    );
    if (met) {
      open.delete(met);
      right.push(met);
    } else needless.push({ class: mark.class, from: mark.from, to: mark.to });
  }
  return { right, needless, missed: [...open] };
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, { right, needless, missed }) => ({
      right: all.right + right,
      needless: all.needless + needless,
      missed: all.missed + missed,
    }),
    { right: 0, needless: 0, missed: 0 },
  );
}

/** 0 to 1; 1 if nothing was marked. */
export const precision = ({ right, needless }: Tally): number =>
  right + needless === 0 ? 1 : right / (right + needless);

/** 0 to 1; 1 if nothing was to be marked. */
export const recall = ({ right, missed }: Tally): number =>
  right + missed === 0 ? 1 : right / (right + missed);
