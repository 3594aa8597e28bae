import { defineConfig } from 'vitest/config';

/** As long as a busy machine may need: what `expect.poll` waits for is not how soon it comes. */
const poll = { timeout: 20_000 };
const resolve = { conditions: ['source', 'node', 'import', 'module', 'default'] };

/**
 * Unit, property and contract tests stand beside what they test. Tests of the whole (real baresip, kill and browser
 * tests) stand in test/ and run one file at a time, for they share the machine's ports and its two cores.
 */
export default defineConfig({
  test: {
    // All cores: one of two would be left idle otherwise.
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'unit',
          include: ['{device,firmware-bridge,web-admin,scripts}/**/*.test.{ts,tsx}'],
          // Ten thousand histories take some seconds, and longer beside other tests on a small machine.
          testTimeout: 60_000,
          expect: { poll },
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          fileParallelism: false,
          maxConcurrency: 2,
          // A hang is found out later so; nothing is found wrong that is only slow.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll },
        },
      },
    ],
  },
});
