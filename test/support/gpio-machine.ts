import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type MachineReport, REPORT_MARK } from './gpio-report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = '.build/test/gpio';
/** ms. Boot, start under emulation, some 100 s of true time. */
const LONGEST = 490_000;

/** Why the machine cannot be made or booted here; null if it can. */
export function machineMissing(): string | null {
  try {
    execFileSync('qemu-system-x86_64', ['--version'], { stdio: 'ignore' });
  } catch {
    return 'needs QEMU: apt-get install qemu-system-x86';
  }
  try {
    execFileSync(`${ROOT}scripts/gpio-machine/fetch`, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return null;
  } catch (error) {
    return `scripts/gpio-machine/fetch: ${String((error as { stderr?: unknown }).stderr).trim()}`;
  }
}

/** Builds the hands that work in the machine. The daemon is there, as `npm run build` has made it. */
export async function buildForMachine(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: { scenario: 'test/support/gpio-scenario.ts' },
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });
}

export interface Label {
  readonly label: string;
  readonly lines: number;
}

/** Boots the machine with a chip of that label, plays the scenario there, and returns what it reports. */
export function playInMachine({ label, lines }: Label): Promise<MachineReport> {
  return new Promise((resolve, reject) => {
    const words = [label, String(lines), process.execPath, `${OUT}/scenario.mjs`];
    const child = spawn(`${ROOT}scripts/gpio-machine/boot`, words, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: the script and QEMU end together.
      detached: true,
    });
    const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), LONGEST);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.once('close', () => {
      clearTimeout(timer);
      const found = text.split('\n').find((line) => line.startsWith(REPORT_MARK));
      if (found) resolve(JSON.parse(found.slice(REPORT_MARK.length)) as MachineReport);
      else reject(new Error(`the machine reported nothing; its console said:\n${text}`));
    });
  });
}
