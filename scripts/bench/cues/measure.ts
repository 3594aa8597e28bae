import type { Bench, Findings, Part } from '../part.ts';
import { fullRegister, knownOf } from '../scale/measure.ts';
import { askedPages } from '../scale/pages.ts';
import { summarize } from '../statistics.ts';
import { compile } from '../system/compile.ts';
import { type Condition, play } from './condition.ts';
import { figuresOf, type Result, tablesOf } from './lateness.ts';

export const cues: Part = {
  name: 'cues',
  title: 'How late a cue comes',
  measure,
};

async function measure(bench: Bench): Promise<Findings> {
  const program = await compile('timerfd', bench.folder);
  const results: Result[] = [];
  for (const condition of await conditions(bench))
    results.push({ condition, played: await play(bench, condition, program) });
  return {
    how: [...HOW, ...results.map(({ condition, played }) => surroundings(condition, played))],
    figures: figuresOf(results),
    tables: tablesOf(results),
  };
}

async function conditions(bench: Bench): Promise<readonly Condition[]> {
  const library = await compile('slow-sync', bench.folder, ['-shared', '-fPIC', '-ldl']);
  const { file: registerFile, calls } = await fullRegister(bench);
  const pages = askedPages(knownOf(registerFile)).map(({ path }) => path);
  return [
    { name: 'idle', limit: 5, busy: false, slow: null },
    { name: 'both cores busy', limit: 10, busy: true, slow: null },
    {
      name: 'the page exports and asks, the disk is slow',
      limit: 10,
      busy: false,
      slow: { registerFile, calls, library, pages },
    },
  ];
}

const HOW = [
  'Each caller is put on hold and waits a true 30 s, then true 60 s, on the production clock, desk, panel port, register ' +
    'worker and web worker, in one process, with the page listening. From the moment that is due to the moment at which the panel is ' +
    'told the cue. Half of the callers are taken back at each check-in and put on hold again at once, half are not.',
  'So many desks are in that process that there are at least a thousand check-ins; but then the process never sleeps for long, and ' +
    'Linux makes long sleeps late. So the same is also measured with a whole unit for each caller, which sleeps ' +
    'through the wait as a unit on a desk does.',
  'Yardsticks, at the same time: a C program that waits on the kernel timer itself (`scripts/bench/c/timerfd.c`), and naive ' +
    'chains of `setTimeout`.',
];

function surroundings(
  { name, slow }: Condition,
  { commits, exports, rounds }: Awaited<ReturnType<typeof play>>,
): string {
  const { p50, max } = summarize(commits);
  const exported = slow
    ? ` The page exported its register of ${slow.calls} calls ${exports} times, and asked for each of ${slow.pages.length} pages ${rounds} times.`
    : '';
  return `*${name}*: a fact was on the disk ${p50.toFixed(1)} ms after it happened (p50; max ${max.toFixed(0)} ms).${exported}`;
}
