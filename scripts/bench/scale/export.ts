import { pattern } from '../cues/pattern.ts';
import type { UnitOrder } from '../cues/unit-child.ts';
import type { Figure } from '../figures.ts';
import type { Bench, Table } from '../part.ts';
import { ask } from '../system/http.ts';
import { residentMegabytes } from '../system/proc.ts';

/** MB that a unit may grow by, whatever the size of what it writes. */
const LIMIT = 64;
const SLOW = 1_000_000;
const SETTLE = 3_000;
const LOOK_EVERY = 50;

/** Reading one export: how much came, in what time, and how many MB the process grew by at most meanwhile. */
interface Read {
  readonly megabytes: number;
  readonly seconds: number;
  readonly grown: number;
}

interface Exported {
  readonly slow: Read;
  readonly fast: Read;
}

/**
 * The whole register as a file, taken slowly (1 MB/s, then broken off) and as fast as it comes: how much the process grows
 * that writes it, beside one that writes the same calls row by row with SQLite alone.
 */
export async function measureExport(
  bench: Bench,
  file: string,
): Promise<{ figures: Figure[]; table: Table }> {
  const order: UnitOrder = { registerFile: file, pattern: pattern(true), desks: [] };
  bench.progress('the whole register as a file, slowly and fast ...');
  const unit = await exportsOf(bench, 'unit', order, '/api/register.csv');
  const plain = await exportsOf(bench, 'plainExport', { file }, '/');
  return { figures: figuresOf(unit, plain), table: tableOf(unit, plain) };
}

async function exportsOf(bench: Bench, name: string, order: object, path: string): Promise<Exported> {
  const child = bench.processes.child(name, order);
  const { url } = await child.next<{ url: string }>();
  const pid = child.process.pid ?? 0;
  const from = new URL(path, url);
  const slow = await read(from, pid, { bytesPerSecond: SLOW, seconds: bench.quick ? 3 : 15 });
  const fast = await read(from, pid, { bytesPerSecond: Number.POSITIVE_INFINITY, seconds: 600 });
  await bench.processes.end(child.process);
  return { slow, fast };
}

/** Breaks off after so many seconds. */
async function read(
  url: URL,
  pid: number,
  { bytesPerSecond, seconds }: { readonly bytesPerSecond: number; readonly seconds: number },
): Promise<Read> {
  await sleep(SETTLE);
  const before = residentMegabytes(pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes(pid));
  }, LOOK_EVERY);
  const started = performance.now();
  const passed = () => (performance.now() - started) / 1000;
  let bytes = 0;
  for await (const chunk of await ask(url)) {
    bytes += (chunk as Buffer).length;
    await sleepUntil(started + (bytes / bytesPerSecond) * 1000);
    if (passed() > seconds) break;
  }
  clearInterval(watch);
  return { megabytes: bytes / 1e6, seconds: passed(), grown: most - before };
}

async function sleepUntil(moment: number): Promise<void> {
  const left = moment - performance.now();
  if (left > 0) await sleep(left);
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function figuresOf(unit: Exported, plain: Exported): Figure[] {
  const figure = (what: string, ours: Read, theirs: Read): Figure => ({
    ...{
      promise: 'scale',
      what: `Register as a file, ${what}: memory grown by`,
      unit: 'MB',
      measured: ours.grown,
    },
    yardstick: { what: 'SQLite alone', value: theirs.grown },
    limit: { what: 'whatever its size', value: LIMIT },
  });
  return [figure('taken slowly', unit.slow, plain.slow), figure('taken fast', unit.fast, plain.fast)];
}

function tableOf(unit: Exported, plain: Exported): Table {
  const row = (who: string, how: string, { megabytes, seconds, grown }: Read) => [
    `${who}, ${how}`,
    ...[megabytes, seconds, grown].map((value) => value.toFixed(1)),
  ];
  return {
    title: 'The whole register as a file',
    headings: ['', 'MB that came', 's', 'resident memory grown by, MB'],
    rows: [
      row('Garde-fil', '1 MB/s, broken off', unit.slow),
      row('SQLite alone', '1 MB/s, broken off', plain.slow),
      row('Garde-fil', 'as fast as it comes', unit.fast),
      row('SQLite alone', 'as fast as it comes', plain.fast),
    ],
  };
}
