import { freemem } from 'node:os';
import { join } from 'node:path';
import type { Bench } from '../part.ts';
import { askOn, downloadOn, listenToEvents } from '../system/http.ts';
import type { Child, Processes } from '../system/processes.ts';
import { playInC } from './c-program.ts';
import { type Chain, crowdOf, lengthOf, lonesOf, type Pattern, pattern, type Sample } from './pattern.ts';
import type { UnitCues, UnitOrder, UnitReady } from './unit-child.ts';

export interface Condition {
  readonly name: string;
  /** ms at the 99th percentile that promise P1 allows. */
  readonly limit: number;
  readonly busy: boolean;
  /** The register to export on and on, and all its pages to ask for, with a disk made slow by this library; null: nothing. */
  readonly slow: {
    readonly registerFile: string;
    readonly calls: number;
    readonly library: string;
    readonly pages: readonly string[];
  } | null;
}

/** Who played the same pattern in the same condition. `lone`: each in a process that had nothing else to do. */
export interface Played {
  readonly unit: Cues;
  readonly c: Cues;
  readonly naive: Cues;
  /** Null where they were left out. */
  readonly loneUnits: Cues | null;
  readonly loneNaive: Cues | null;
  /** ms from a fact to its place on the disk. */
  readonly commits: readonly number[];
  /** How often the whole register was exported. */
  readonly exports: number;
  /** How often every page was asked for. */
  readonly rounds: number;
}

export interface Cues {
  /** The moments at which a check-in is due. */
  readonly checkIns: readonly Sample[];
  /** Other cues; the yardsticks have none. */
  readonly others: readonly Sample[];
}

interface Plan {
  readonly pattern: Pattern;
  readonly desks: readonly (readonly Chain[])[];
  readonly lones: readonly Chain[];
}

const MEGABYTE = 2 ** 20;
/** Of free memory for each lone unit, so that a small machine is not made to swap. */
const ROOM: number = 300 * MEGABYTE;
const MOST_LONES = 16;
/** ms for what starting leaves behind to die down. */
const SETTLE = 3_000;

function planOf(quick: boolean, { slow }: Condition): Plan {
  const window = quick ? 3_000 : 12_000;
  const lones = slow ? 0 : Math.min(quick ? 4 : MOST_LONES, Math.floor(freemem() / ROOM));
  return { pattern: pattern(quick), desks: crowdOf(quick ? 16 : 96, window), lones: lonesOf(lones, window) };
}

/** Lets the unit, the C program and the naive timers play the same pattern at the same time, under one condition. */
export async function play(bench: Bench, condition: Condition, program: string): Promise<Played> {
  const plan = planOf(bench.quick, condition);
  const crowd = plan.desks.flat();
  const { processes } = bench;
  const unit = startUnit(bench, condition, plan.pattern, plan.desks, 'crowd');
  const loneUnits = plan.lones.map((lone, index) =>
    startUnit(bench, condition, plan.pattern, [[lone]], `lone${index}`),
  );
  const naive = startNaive(processes, plan.pattern, crowd);
  const loneNaive = plan.lones.map((lone) => startNaive(processes, plan.pattern, [lone]));
  const { url } = await unit.next<UnitReady>();
  for (const child of [...loneUnits, naive, ...loneNaive]) await child.next();
  const closeEvents = await listenToEvents(url);
  const stopBurning = condition.busy ? await processes.burn() : async () => {};
  const stopExports = condition.slow ? downloadOn(new URL('/api/register.csv', url)) : async () => 0;
  const stopAsking = condition.slow
    ? askOn(condition.slow.pages.map((path) => new URL(path, url)))
    : async () => 0;
  await new Promise((resolve) => setTimeout(resolve, SETTLE));

  const seconds = Math.ceil(lengthOf(plan.pattern, crowd) / 1000);
  bench.progress(`${condition.name}: ${crowd.length + 2 * plan.lones.length} callers wait, ${seconds} s ...`);
  for (const child of [unit, ...loneUnits, naive, ...loneNaive]) child.send({ go: true });
  const [cues, ofC, ofNaive, ofLones, ofLoneNaive] = await Promise.all([
    unit.next<UnitCues>(),
    playInC(processes, program, plan.pattern, crowd),
    naive.next<readonly Sample[]>(),
    Promise.all(loneUnits.map((child) => child.next<UnitCues>())),
    Promise.all(loneNaive.map((child) => child.next<readonly Sample[]>())),
  ]);
  const exports = await stopExports();
  const rounds = await stopAsking();
  await stopBurning();
  closeEvents();
  for (const child of [unit, ...loneUnits]) child.send({ end: true });
  return {
    unit: cues,
    c: { checkIns: ofC, others: [] },
    naive: { checkIns: ofNaive, others: [] },
    loneUnits: joined(ofLones),
    loneNaive: joined(ofLoneNaive.map((checkIns) => ({ checkIns, others: [] }))),
    commits: cues.commits,
    exports,
    rounds,
  };
}

function startUnit(
  { processes, folder }: Bench,
  { name, slow }: Condition,
  ofPattern: Pattern,
  desks: UnitOrder['desks'],
  who: string,
): Child {
  const registerFile = slow?.registerFile ?? join(folder, name.replaceAll(' ', '-'), `${who}.db`);
  const environment: Readonly<Record<string, string>> = slow
    ? { LD_PRELOAD: slow.library, SLOW_SYNC_LEAST: '50', SLOW_SYNC_MOST: '1000' }
    : {};
  return processes.child(
    'unit',
    { registerFile, pattern: ofPattern, desks } satisfies UnitOrder,
    environment,
  );
}

const startNaive = (processes: Processes, ofPattern: Pattern, chains: readonly Chain[]): Child =>
  processes.child('naive', { pattern: ofPattern, chains });

function joined(all: readonly Cues[]): Cues | null {
  if (all.length === 0) return null;
  return {
    checkIns: all.flatMap(({ checkIns }) => checkIns),
    others: all.flatMap(({ others }) => others),
  };
}
