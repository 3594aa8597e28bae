import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { baresipOf, VERSIONS } from './support/line-bench.ts';

const run = promisify(execFile);
const STORY = new URL('../.build/story.js', import.meta.url).pathname;

describe.each(VERSIONS)('the story on baresip $version (if it is missing: $get)', ({ version }) => {
  test.skipIf(!baresipOf(version))('plays a whole shift, and the register says what happened', async () => {
    const { stdout } = await run(process.execPath, [
      STORY,
      '--fast',
      '--language',
      'en',
      '--baresip',
      version,
    ]);
    expect(stdout).toContain('onTime, late, onTime');
    expect(stdout).toContain('The register says what happened.');
  });
});

test.each([['--nonsense'], ['--language', 'de']])(
  'wrong use (%s) is told, with exit code 2',
  async (...args) => {
    await expect(run(process.execPath, [STORY, ...args])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(args[0] ?? ''),
    });
  },
);

test('a baresip that is not there is told, with those that are', async () => {
  await expect(run(process.execPath, [STORY, '--baresip', '9.9'])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('9.9'),
  });
});
