import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './children.ts';
import { coach } from './coach/measure.ts';
import { cues } from './cues/measure.ts';
import { keys } from './keys/measure.ts';
import { machine } from './machine.ts';
import { helpText, type Options, readOptions, WrongUse } from './options.ts';
import { page } from './page/measure.ts';
import { panel } from './panel/measure.ts';
import type { Bench, Part } from './part.ts';
import { type Measured, type ReportOptions, reportOf, withSectionsOf } from './report.ts';
import { scale } from './scale/measure.ts';
import { Processes } from './system/processes.ts';
import { rest } from './unit/rest.ts';
import { start } from './unit/start.ts';

const PARTS: readonly Part[] = [page, coach, start, rest, scale, keys, cues, panel];
const RESULTS = fileURLToPath(new URL('../scripts/bench/RESULTS.md', import.meta.url));

const progress = (text: string): void => void process.stderr.write(`-- ${text}\n`);

/** 0: all was measured. 1: something was not. 2: wrong use. */
async function run(args: readonly string[]): Promise<0 | 1 | 2> {
  const options = readOptions(
    args,
    PARTS.map(({ name }) => name),
  );
  if (options.help) {
    process.stdout.write(helpText(PARTS));
    return 0;
  }
  const before = machine(Date.now());
  const measured = await measureAll(options);
  const made: ReportOptions = {
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    quick: options.quick,
    machine: before,
  };
  const report = reportOf(measured, made);
  process.stdout.write(report);
  keep(report, made, options);
  return measured.every(({ result }) => typeof result !== 'string') ? 0 : 1;
}

async function measureAll(options: Options): Promise<readonly Measured[]> {
  const processes = new Processes(fileURLToPath(import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'gardefil-bench-'));
  const bench: Bench = {
    quick: options.quick,
    calls: options.long ? 10_000 : 1_000,
    folder,
    processes,
    progress,
  };
  const end = () => {
    processes.killAll();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const chosen = PARTS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const measured: Measured[] = [];
  for (const part of chosen) measured.push(await measureOne(part, bench));
  return measured;
}

async function measureOne(part: Part, bench: Bench): Promise<Measured> {
  progress(`${part.name}: ${part.title}`);
  const started = performance.now();
  const result = await part.measure(bench).catch((error: unknown) => {
    progress(`${part.name}: not measured: ${error instanceof Error ? error.stack : error}`);
    return error instanceof Error ? error.message : String(error);
  });
  // What it has started and not ended is of no use to the next one.
  bench.processes.killAll();
  return { title: part.title, seconds: (performance.now() - started) / 1000, result };
}

/** A quick run is not worth keeping. A part alone takes the place of that part in what a whole run has written. */
function keep(report: string, made: ReportOptions, { quick, only }: Options): void {
  if (quick) return progress('not written to a file: this was a quick run');
  const whole = only.length === 0;
  if (!whole && !existsSync(RESULTS))
    return progress('not written to a file: there is none of a whole run yet');
  writeFileSync(RESULTS, whole ? report : withSectionsOf(readFileSync(RESULTS, 'utf8'), report, made));
  progress(`written to ${RESULTS}`);
}

const [first, name = '', argument = 'null', ...others] = process.argv.slice(2);
try {
  if (first === '--child' && others.length === 0) await runChild(name, argument);
  else process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  process.stderr.write(`bench: ${error.message}\nSee: npm run bench -- --help\n`);
  process.exitCode = 2;
}
