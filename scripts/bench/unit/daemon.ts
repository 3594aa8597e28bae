import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { firstRunCodeIn, logIn, type SessionHeaders } from '../../story/log-in.ts';
import type { Processes } from '../system/processes.ts';

/** The unit as it is installed: the built program and nothing else. */
export const PROGRAM = fileURLToPath(new URL('./gardefil.js', import.meta.url));

export interface Daemon {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly url: string;
  /** ms from the start of the process to its "ready". */
  readonly readyAfter: number;
  /** ms until its page is served. */
  readonly pageAfter: number;
  /** Logs in on it, which takes a while: scrypt is meant to. */
  readonly logIn: () => Promise<SessionHeaders>;
}

/** Writes a configuration for a unit on that baresip, with a register in `folder`; gives its file. */
export async function writeConfig(folder: string, controlPort: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'gardefil.toml');
  const port = await freePort();
  writeFileSync(
    file,
    `[line]\ndriver = "baresip"\ncontrol_port = ${controlPort}\n` +
      `[web]\nport = ${port}\n[register]\nfile = "${join(folder, 'register.db')}"\n`,
  );
  return file;
}

export async function startDaemon(processes: Processes, config: string): Promise<Daemon> {
  const started = performance.now();
  const running = processes.run(process.execPath, [PROGRAM, 'run', '--config', config]);
  const { stdout, pid } = running;
  if (!stdout || pid === undefined) throw new Error('the unit could not be started');
  let readyAfter = Number.NaN;
  let code: string | null = null;
  for await (const line of createInterface(stdout)) {
    if (line.includes('"msg":"ready"')) readyAfter = performance.now() - started;
    code = firstRunCodeIn(line) ?? code;
    const url = pageUrl(line);
    if (url === null) continue;
    stdout.resume();
    const pageAfter = performance.now() - started;
    return { process: running, pid, url, readyAfter, pageAfter, logIn: () => logIn(url, code) };
  }
  throw new Error(`${PROGRAM} ended before its page was served: see above`);
}

/** The address of the page, if this line of the log says that it is served. */
export function pageUrl(line: string): string | null {
  const entry: unknown = JSON.parse(line);
  if (typeof entry !== 'object' || entry === null || !('url' in entry)) return null;
  return typeof entry.url === 'string' && URL.canParse(entry.url) ? entry.url : null;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port is free'));
        else resolve(address.port);
      });
    });
  });
}
