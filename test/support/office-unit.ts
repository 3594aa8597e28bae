import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContextOptions } from 'playwright-core';
import { SystemClock } from '../../device/loop/system-clock.ts';
import { RegisterClient } from '../../device/register/client.ts';
import { registerThread } from '../../device/register/thread.ts';
import { WebClient, webThread } from '../../web-admin/server/client.ts';
import { buildPage } from './browser.ts';
import { type Scene, STATUS, scene } from './browser-views.ts';
import { type Amount, fillOffice, type Person } from './office-data.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = `${ROOT}.build/test/office/`;

/** Folder of the built page; the workers stand in a folder that the build has to itself. */
export async function buildOffice(): Promise<string> {
  const workers = build({
    entryPoints: { register: `${ROOT}device/register/worker.ts`, web: `${ROOT}device/main-web.ts` },
    ...{ outdir: OUT, outExtension: { '.js': '.mjs' }, conditions: ['source'] },
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
    logLevel: 'warning',
  });
  const [appFolder] = await Promise.all([buildPage(), workers]);
  return appFolder;
}

/** A browser whose reader has chosen that language on that page before. */
export function speaking(language: 'fr' | 'en', url: string): BrowserContextOptions {
  const localStorage = [{ name: 'garde-fil', value: JSON.stringify({ language }) }];
  return { storageState: { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] } };
}

export interface OfficeSetUp {
  readonly appFolder: string;
  readonly amount: Amount;
  readonly port: number;
  /** Whether people log in; otherwise whoever opens the page may do everything. */
  readonly login?: boolean;
  /** Who can log in besides, unless the register is empty. */
  readonly people?: readonly Person[];
}

/** The real register and the real web worker on invented data, without desk and line: for the pages beside Desk. */
export class OfficeUnit {
  url = '';
  /** Makes the first manager; only with `login`. */
  firstRunCode = '';
  /** Of `people`, in their order. */
  readonly codes: readonly string[];
  readonly #folder = mkdtempSync(join(tmpdir(), 'garde-fil-office-'));
  readonly #clock = new SystemClock();
  readonly #register: RegisterClient;
  readonly #web: WebClient;
  #committed = 1000;

  private constructor({ appFolder, amount, port, login = false, people = [] }: OfficeSetUp) {
    const file = join(this.#folder, 'register.db');
    this.codes = amount === 'empty' ? [] : fillOffice(file, amount, Date.now(), people);
    this.#register = new RegisterClient({
      spawn: registerThread(pathToFileURL(`${OUT}register.mjs`), { file, session: 's1', boot: 'boot1' }),
      startWithin: 20_000,
    });
    this.#web = new WebClient({
      spawn: webThread(pathToFileURL(`${OUT}web.mjs`), {
        ...{ host: '127.0.0.1', port, hostNames: [], practice: !login, registerFile: file, appFolder },
      }),
      onCommand: () => ({ ok: true }),
      onAsk: (request) => this.#register.ask(request),
      onFirstRun: (code) => {
        this.firstRunCode = code;
      },
    });
  }

  static async start(setUp: OfficeSetUp): Promise<OfficeUnit> {
    const unit = new OfficeUnit(setUp);
    await unit.#register.start();
    unit.#web.status(STATUS);
    unit.show(setUp.amount === 'crowded' ? 'crowded' : 'empty');
    unit.url = await unit.#web.start();
    return unit;
  }

  /** What the desk shows. */
  show(name: Scene): void {
    this.#web.view(scene(name, this.#clock.now()));
  }

  /** Tells every page that the register has new rows, as after each fact. */
  commit(): void {
    this.#committed += 1;
    this.#web.committed(this.#committed);
  }

  async stop(): Promise<void> {
    await this.#web.stop();
    await this.#register.stop();
    rmSync(this.#folder, { recursive: true });
  }
}
