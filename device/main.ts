import packageJson from '../package.json' with { type: 'json' };
import { processTerminal } from './cli/panel/terminal.ts';
import { type ExitCode, type PracticeOptions, type RunOptions, runCli } from './cli/program.ts';
import { describeFault } from './config/describe.ts';
import { createLog } from './log/log.ts';
import type { Unit } from './main-unit.ts';

const { version } = packageJson;
const PRACTICE_PORT = 8400;
/** Stands beside this file once it is built. */
const FIRMWARE = new URL('./firmware/panel.hex', import.meta.url).pathname;

async function run({ config, panelFaults }: RunOptions): Promise<ExitCode> {
  const { startUnit } = await import('./main-unit.ts');
  const log = createLog(config.log);
  for (const fault of panelFaults) {
    log.part('panel').error(`no panel: ${describeFault(fault, 'en')}`, { code: fault.code });
  }
  return untilStopped(await startUnit({ config, version, log, practice: null }));
}

async function practice({ port, ...options }: PracticeOptions): Promise<ExitCode> {
  const { startPractice } = await import('./main-practice.ts');
  const unit = await startPractice({ ...options, port: port ?? PRACTICE_PORT, version });
  process.stdout.write(readyText(await unit.page, options.language));
  return untilStopped(unit);
}

function readyText(url: string | null, language: 'fr' | 'en'): string {
  if (!url) {
    return language === 'fr'
      ? 'La page ne peut pas être servie : voir plus haut. Ctrl+C pour terminer.\n'
      : 'The page cannot be served: see above. Ctrl+C to end.\n';
  }
  return language === 'fr'
    ? `Ouvrez ${url} et faites-vous appeler. Ctrl+C pour terminer.\n`
    : `Open ${url} and have someone ring you. Ctrl+C to end.\n`;
}

/** A second signal does not wait for an orderly end. */
async function untilStopped(unit: Unit): Promise<ExitCode> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
  await unit.stop();
  return 0;
}

process.exitCode = await runCli(process.argv.slice(2), {
  version,
  environment: process.env,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  run,
  practice,
  panelTools: async () => (await import('./main-panel-tools.ts')).panelTools(FIRMWARE),
  terminal: (how) =>
    processTerminal({
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      signals: process,
      ...how,
    }),
});
