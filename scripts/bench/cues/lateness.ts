import type { Figure } from '../figures.ts';
import type { Table } from '../part.ts';
import { quantile, summarize } from '../statistics.ts';
import type { Condition, Cues, Played } from './condition.ts';
import type { Sample } from './pattern.ts';

export interface Result {
  readonly condition: Condition;
  readonly played: Played;
}

const lateness = (samples: readonly Sample[]): readonly number[] => samples.map((sample) => sample.lateness);

/** P1 allows what the condition allows, or the C program's p99 plus so many ms: whichever is more. */
const ABOVE_C = 5;

export function figuresOf(results: readonly Result[]): readonly Figure[] {
  return [
    ...results.flatMap(figuresOfCondition),
    earliest(results),
    ...results.slice(0, 1).flatMap(addingUp),
  ];
}

function figuresOfCondition({ condition, played }: Result): readonly Figure[] {
  const { name } = condition;
  const c = quantile(lateness(played.c.checkIns), 0.99);
  const limit = limitOf(condition.limit, c);
  const yardstick = { what: 'C program', value: c };
  const figure = (what: string, cues: Cues): Figure => ({
    promise: 'P1',
    what: `cue after its moment, p99, ${what}`,
    unit: 'ms',
    measured: quantile(lateness([...cues.checkIns, ...cues.others]), 0.99),
    yardstick,
    limit,
  });
  const many = figure(name, played.unit);
  return played.loneUnits ? [many, figure(`${name}, a process for each caller`, played.loneUnits)] : [many];
}

function limitOf(allowed: number, c: number): Figure['limit'] {
  if (c + ABOVE_C > allowed) return { what: 'C program + 5', value: c + ABOVE_C };
  return { what: 'promised', value: allowed };
}

function earliest(results: readonly Result[]): Figure {
  const all = results.flatMap(({ played }) =>
    [played.unit, played.loneUnits].flatMap((cues) => (cues ? [...cues.checkIns, ...cues.others] : [])),
  );
  return {
    promise: 'P1',
    what: `earliest of ${all.length} cues, before its moment`,
    unit: 'ms',
    measured: Math.max(0, -summarize(lateness(all)).min),
    yardstick: null,
    limit: { what: 'never early', value: 0 },
  };
}

/** Nobody took the caller back: every due moment counts from the first hold, so what adds up shows at the last one. */
function addingUp({ condition, played }: Result): readonly Figure[] {
  if (played.loneUnits === null || played.loneNaive === null) return [];
  const last = Math.max(...played.unit.checkIns.map(({ number }) => number));
  const atLast = (cues: Cues) =>
    quantile(lateness(cues.checkIns.filter(({ number, again }) => number === last && !again)), 0.99);
  return [
    {
      promise: 'P1',
      what: `check-in ${last} after its moment, p99, counted from the first hold, ${condition.name}, a process for each caller`,
      unit: 'ms',
      measured: atLast(played.loneUnits),
      yardstick: { what: 'naive timer chain', value: atLast(played.loneNaive) },
      limit: { what: 'does not add up', value: condition.limit },
    },
  ];
}

const HEADINGS = ['ms after the moment', 'cues', 'least', 'p50', 'p99', 'p99.9', 'max'];

export function tablesOf(results: readonly Result[]): readonly Table[] {
  return [...results.map(detail), ...results.slice(0, 1).map(byNumber)];
}

function detail({ condition, played }: Result): Table {
  const { unit, c, naive, loneUnits, loneNaive } = played;
  const rows: (readonly string[])[] = [
    row('Garde-fil, check-in due', unit.checkIns),
    row('Garde-fil, approaching and overdue', unit.others),
    row('C program, check-in due', c.checkIns),
    row('naive timers, check-in due', naive.checkIns),
  ];
  if (loneUnits) rows.push(row('Garde-fil, a process for each caller, check-in due', loneUnits.checkIns));
  if (loneUnits)
    rows.push(row('Garde-fil, a process for each caller, approaching and overdue', loneUnits.others));
  if (loneNaive) rows.push(row('naive timers, a process for each caller, check-in due', loneNaive.checkIns));
  return { title: `Lateness of cues, ${condition.name}`, headings: HEADINGS, rows };
}

/** Whether lateness adds up: one row for each check-in of the callers whom nobody took back. */
function byNumber({ condition, played }: Result): Table {
  const numbers = [...new Set(played.c.checkIns.map(({ number }) => number))].sort((a, b) => a - b);
  const whoRow = (who: string, cues: Cues | null) => (again: boolean) =>
    numbers.map((number) => {
      const of = (cues?.checkIns ?? []).filter((each) => each.number === number && each.again === again);
      const how = again ? 'taken back and held again at once' : 'not taken back';
      return of.length > 0 ? row(`${who}, ${how}, check-in ${number}`, of) : [];
    });
  const rows = [
    whoRow('Garde-fil', played.unit),
    whoRow('C program', played.c),
    whoRow('Garde-fil, a process for each caller', played.loneUnits),
    whoRow('naive timers, a process for each caller', played.loneNaive),
  ].flatMap((make) => [...make(false), ...make(true)]);
  return {
    title: `Lateness by check-in, ${condition.name}: does it add up?`,
    headings: HEADINGS,
    rows: rows.filter((cells) => cells.length > 0),
  };
}

function row(who: string, samples: readonly Sample[]): readonly string[] {
  const { count, min, p50, p99, p999, max } = summarize(lateness(samples));
  return [who, String(count), ...[min, p50, p99, p999, max].map((value) => value.toFixed(3))];
}
