import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = `${ROOT}.build/test/register/`;

export interface BuiltRegister {
  readonly worker: URL;
  /** A process that records facts for as long as it lives: see register-recorder.ts. */
  readonly recorder: string;
  /** A process that writes messages for as long as it lives: see message-writer.ts. */
  readonly messageWriter: string;
}

/** Builds the real worker, and the process that the tests kill, as the unit's own build does. */
export async function buildRegister(): Promise<BuiltRegister> {
  await build({
    entryPoints: {
      worker: `${ROOT}device/register/worker.ts`,
      recorder: `${ROOT}test/support/register-recorder.ts`,
      'message-writer': `${ROOT}test/support/message-writer.ts`,
    },
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return {
    worker: pathToFileURL(`${OUT}worker.mjs`),
    recorder: `${OUT}recorder.mjs`,
    messageWriter: `${OUT}message-writer.mjs`,
  };
}
