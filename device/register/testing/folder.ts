import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MEMORY = '/dev/shm';

/** A folder of the running test's own, removed after it. */
export function testFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'gardefil-register-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same on a file system in memory, for tests that make a hundred files and try no disk. */
export function memoryFolder(): string {
  return testFolder(existsSync(MEMORY) ? MEMORY : tmpdir());
}
