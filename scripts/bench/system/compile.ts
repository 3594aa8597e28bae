import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The C sources stand in the source folder, also for the built bench in .build/. */
const SOURCES = new URL('../scripts/bench/c/', import.meta.url).pathname;

/** Compiles `name`.c; gives the path of what came out. @throws {Error} there is no compiler, or it found a fault. */
export async function compile(
  name: string,
  folder: string,
  options: readonly string[] = [],
): Promise<string> {
  const output = join(folder, name);
  try {
    await promisify(execFile)('cc', ['-O2', '-Wall', '-o', output, join(SOURCES, `${name}.c`), ...options]);
    return output;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(missing ? 'cc is missing: apt-get install gcc libc6-dev' : String(error));
  }
}
