import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FakeBaresip } from 'baresip-bindings/testing';
import type { Bench, Findings, Part } from '../part.ts';
import { startDaemon, writeConfig } from '../unit/daemon.ts';
import { Recorder } from './recorder.ts';
import { type ScriptSize, sizeOf, totalOf } from './scripts.ts';

export const page: Part = { name: 'page', title: 'How much script the page has', measure };

const APP = fileURLToPath(new URL('./app', import.meta.url));
/** Promise P8, in bytes compressed. */
const FIRST_VIEW = 20_000;
const ALL = 60_000;
/** ms that the browser is given to ask for all that it wants. */
const LOOK_FOR = 6_000;

async function measure(bench: Bench): Promise<Findings> {
  const names = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const all = names.map((name) => sizeOf(APP, name)).sort((a, b) => b.gzip - a.gzip);
  const asked = await scriptsOfFirstView(bench);
  const onDesk = all.filter(({ name }) => asked.has(`/${name}`));
  if (onDesk.length === 0) throw new Error('the browser asked for no script: is the page built?');
  return findings(all, onDesk);
}

/** What a real browser asks the real unit for when it opens the page and nobody touches it. */
async function scriptsOfFirstView({ folder, processes, progress }: Bench): Promise<ReadonlySet<string>> {
  const browser = chromium();
  progress('a browser opens the page ...');
  const baresip = await FakeBaresip.start();
  const daemon = await startDaemon(processes, await writeConfig(join(folder, 'page'), baresip.port));
  const recorder = await Recorder.start(daemon.url, await daemon.logIn());
  const running = processes.run(browser, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    // That of the unit: a browser in another language loads both.
    '--lang=fr',
    '--accept-lang=fr-FR',
    '--log-level=3',
    `--user-data-dir=${join(folder, 'chromium')}`,
    '--remote-debugging-port=0',
    recorder.url,
  ]);
  await new Promise((resolve) => setTimeout(resolve, LOOK_FOR));
  await processes.end(running);
  recorder.close();
  await processes.end(daemon.process);
  await baresip.crash();
  return recorder.paths;
}

function chromium(): string {
  try {
    return execFileSync('/bin/sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  } catch {
    throw new Error('chromium is missing: apt-get install chromium');
  }
}

/** The frame with waits and calls, and its words: a test of the page shows both with nothing else. */
const FIRST_VIEW_FILE = /\/(page|fr)-[\w-]+\.js$/;
const OTHER_LANGUAGE = /(^|[-/])en-[\w-]+\.js$/;

function findings(all: readonly ScriptSize[], onDesk: readonly ScriptSize[]): Findings {
  const first = onDesk.filter(({ name }) => FIRST_VIEW_FILE.test(`/${name}`));
  const ofFirst = totalOf('first view', first);
  const ofDesk = totalOf('Desk', onDesk);
  const ofAll = totalOf(
    'all, in French',
    all.filter(({ name }) => !OTHER_LANGUAGE.test(name)),
  );
  const figure = (what: string, { brotli, raw }: ScriptSize, most: number) => ({
    promise: 'P8' as const,
    what,
    unit: 'kB' as const,
    measured: brotli / 1000,
    yardstick: { what: 'not compressed', value: raw / 1000 },
    limit: { what: 'promised', value: most / 1000 },
  });
  const row = ({ name, raw, gzip, brotli }: ScriptSize) => [
    name,
    first.some((script) => script.name === name) ? 'first view' : '',
    ...[raw, gzip, brotli].map(String),
  ];
  return {
    how: [
      'Scripts compressed by brotli, file by file, as the unit serves them to every browser of today (over HTTPS, and on the unit ' +
        'itself); gzip beside it. The first view has waits and calls; what else Desk shows, chromium asks the running unit for afterwards. ' +
        'All: what a reader of one language can ever be sent.',
    ],
    figures: [
      figure('script of the first view', ofFirst, FIRST_VIEW),
      figure('script of the whole page', ofAll, ALL),
    ],
    tables: [
      {
        title: 'Bytes of script',
        headings: ['file', '', 'as built', 'gzip -9', 'brotli'],
        rows: [...all.filter(({ raw }) => raw > 500).map(row), row(ofFirst), row(ofDesk), row(ofAll)],
      },
    ],
  };
}
