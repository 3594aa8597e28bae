import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A baresip that this machine can start. */
export interface InstalledBaresip {
  /** As it says itself, e.g. `1.0.0`. */
  readonly version: string;
  readonly majorVersion: number;
  readonly path: string;
  /** Folder with its modules. */
  readonly modulePath: string;
}

export interface FindOptions {
  /** Folders searched for what `scripts/fetch-baresip` unpacked. Default: `.cache` of this repository. */
  readonly cacheFolder?: string;
  /** Where the machine's own baresip would be. Default `/usr/bin/baresip`. */
  readonly systemPath?: string;
}

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const FETCHED = 'baresip-1.1.0';

/** Which baresips there are on this machine: its own first, then the fetched one. Empty if there is none. */
export async function findBaresips(options: FindOptions = {}): Promise<readonly InstalledBaresip[]> {
  const { cacheFolder = join(REPOSITORY, '.cache'), systemPath = '/usr/bin/baresip' } = options;
  const fetched = join(cacheFolder, FETCHED);
  const found = await Promise.all([
    inspect(systemPath, systemModulePaths(dirname(dirname(systemPath)))),
    inspect(join(fetched, 'baresip'), [join(fetched, 'root/usr/lib/baresip/modules')]),
  ]);
  return found.filter((baresip) => baresip !== null);
}

function systemModulePaths(prefix: string): readonly string[] {
  return [join(prefix, 'lib/baresip/modules'), join(prefix, 'local/lib/baresip/modules')];
}

async function inspect(path: string, modulePaths: readonly string[]): Promise<InstalledBaresip | null> {
  const version = await versionOf(path);
  const modulePath = await firstExisting(modulePaths);
  if (version === null || modulePath === null) return null;
  return { version, majorVersion: Number.parseInt(version, 10), path, modulePath };
}

async function firstExisting(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    if (await exists(path)) return path;
  }
  return null;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** `-h` prints the version and ends, with an exit code of its own liking. */
async function versionOf(path: string): Promise<string | null> {
  if (!(await exists(path))) return null;
  const output = await run(path, ['-h'], { timeout: 5_000 }).then(printed, printed);
  return /baresip v?(\d+\.\d+\.\d+)/u.exec(output)?.[1] ?? null;
}

function printed(result: unknown): string {
  const { stdout = '', stderr = '' } = result as { stdout?: string; stderr?: string };
  return `${stdout}${stderr}`;
}
