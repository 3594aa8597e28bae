import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { compile } from '../system/compile.ts';
import { type MachineTimes, TIMES_MARK } from './measured.ts';

const ROOT = new URL('../', import.meta.url).pathname;
const PROGRAMS = ['gpio-edges', 'pin-watch', 'timer-pin'];
const LABEL = ['pinctrl-rp1', '54'];

/** Boots the machine and has the hands in it measure. Rejects if there is no machine here, or it says nothing. */
export async function measureInMachine(folder: string, quick: boolean): Promise<MachineTimes> {
  for (const program of PROGRAMS) await compile(program, folder);
  await run(`${ROOT}scripts/gpio-machine/fetch`, []);
  const counts = quick ? ['40', '5'] : ['300', '40'];
  const words = [...LABEL, process.execPath, '.build/gpio-machine.js', folder, ...counts];
  const console = await run(`${ROOT}scripts/gpio-machine/boot`, words);
  const found = console.split('\n').find((line) => line.startsWith(TIMES_MARK));
  if (!found) throw new Error(`the emulated machine measured nothing; its console said: ${console.trim()}`);
  return JSON.parse(found.slice(TIMES_MARK.length)) as MachineTimes;
}

/** In a group of its own, so that script and QEMU end together if the bench does. */
async function run(program: string, words: readonly string[]): Promise<string> {
  const child = spawn(program, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  const [said, code] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  process.off('exit', end);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.trim()}`);
  return said;
}
