import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf } from './support/imports.ts';

const root = join(import.meta.dirname, '..');

/** Tracked, and new ones on their way to be. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const SOURCE = /\.(ts|tsx)$/;
const TEST_CODE = /\.test\.tsx?$|(^|\/)(test|testing)\/|(^|\/)(contract|[a-z-]+-bench)\.ts$/;
const TOOLS = /^(test|scripts)\/|^[^/]+$/;

interface Layer {
  readonly folder: string;
  /** Folders or files of ours beyond its own that it may import; `types`: only types of them. */
  readonly ours: readonly string[];
  readonly types?: readonly string[];
  readonly node: boolean;
  readonly packages: boolean;
}

/** Which way the imports run. The longest folder that fits a file counts. */
const LAYERS: readonly Layer[] = [
  { folder: 'device/desk', ours: [], node: false, packages: false },
  {
    folder: 'device/ports',
    ours: ['device/desk/words.ts'],
    types: ['device/desk'],
    node: false,
    packages: false,
  },
  {
    folder: 'device/config',
    ours: ['device/desk/words.ts', 'device/desk/settings.ts'],
    node: true,
    packages: true,
  },
  { folder: 'device/log', ours: [], types: ['device/config/config.ts'], node: true, packages: true },
  { folder: 'device/heap', ours: [], types: ['device/desk/words.ts'], node: true, packages: false },
  { folder: 'device/loop', ours: ['device/desk', 'device/ports'], node: true, packages: false },
  {
    folder: 'device/register',
    ours: [
      'device/desk/words.ts',
      'device/heap/clear-up.ts',
      // A guide's texts and the house's rules of the coach are checked where they are written.
      'device/guide/cards',
      'device/guide/coach/house-rules.ts',
    ],
    types: ['device/desk/facts.ts', 'device/guide/coach/marks.ts'],
    node: true,
    packages: true,
  },
  { folder: 'device/presence', ours: [], node: true, packages: true },
  {
    folder: 'device/guide',
    ours: ['device/desk/words.ts'],
    types: ['device/desk', 'device/register'],
    node: true,
    packages: true,
  },
  // Spoken times, names and numbers: pure, so that the page can say them, too.
  { folder: 'device/guide/spoken', ours: [], node: false, packages: false },
  { folder: 'device/backup', ours: ['device/register'], node: true, packages: true },
  { folder: 'device/cli', ours: ['device'], node: true, packages: true },
  {
    folder: 'device/main*',
    ours: ['device', 'firmware-bridge', 'web-admin', 'package.json'],
    node: true,
    packages: true,
  },
  { folder: 'firmware-bridge/baresip-bindings', ours: [], node: true, packages: false },
  { folder: 'firmware-bridge/line', ours: ['device/ports'], node: true, packages: true },
  { folder: 'firmware-bridge/panel', ours: ['device/ports'], node: true, packages: true },
  {
    folder: 'web-admin/server',
    ours: [
      'web-admin/api.ts',
      'device/desk/words.ts',
      'device/guide/practice/scenario.ts',
      'device/heap/clear-up.ts',
      'device/register/queries.ts',
      'device/register/*-queries.ts',
      'device/register/reader-connection.ts',
      'device/register/access/codes.ts',
    ],
    types: ['device'],
    node: true,
    packages: true,
  },
  {
    folder: 'web-admin/app',
    ours: [
      'web-admin/api.ts',
      'device/register/directory/countries.ts',
      'device/desk/words.ts',
      'device/guide/practice',
      'device/guide/cards/choice.ts',
      'device/guide/cards/render.ts',
      'device/ports/patterns.ts',
    ],
    types: ['device'],
    node: false,
    packages: true,
  },
  { folder: 'web-admin', ours: [], types: ['device'], node: false, packages: false },
];

/** `device/main*`: the files of that folder whose names begin so; `folder/*-x.ts`: all files below it whose names end so. */
function within(file: string, place: string): boolean {
  const [folder, end] = place.split('/*');
  if (folder && end) return file.startsWith(`${folder}/`) && file.endsWith(end);
  if (!place.endsWith('*')) return file === place || file.startsWith(`${place}/`);
  const start = place.slice(0, -1);
  return file.startsWith(start) && !file.slice(start.length).includes('/');
}

const layerOf = (file: string) =>
  LAYERS.filter(({ folder }) => within(file, folder)).sort((a, b) => b.folder.length - a.folder.length)[0];

const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const isOurs = (name: string) =>
  /^(device|firmware-bridge|web-admin|test|scripts)\/|^package\.json$/.test(name);

/** Why this import must not be, or null. */
function forbidden({ from, to, typeOnly }: Import): string | null {
  if (TEST_CODE.test(from) || TOOLS.test(from)) return null;
  const layer = layerOf(from);
  if (!layer) return `${from} stands in no layer`;
  if (isOurs(to)) return mayImport(layer, to, typeOnly) ? null : `${from} imports ${to}`;
  if (to.startsWith('.') || to === '(computed)') return `${from} imports what nobody can follow: ${to}`;
  const allowed = isNode(to) ? layer.node : layer.packages;
  return allowed ? null : `${from} imports ${to}`;
}

function mayImport({ folder, ours, types = [] }: Layer, to: string, typeOnly: boolean): boolean {
  if (TEST_CODE.test(to)) return false;
  const places = [folder, ...ours, ...(typeOnly ? types : [])];
  return places.some((place) => within(to, place));
}

const sources = files.filter((file) => SOURCE.test(file));
const imports = sources.flatMap((file) => importsOf(file, read(file)));

describe('the layers', () => {
  it('are kept by every import', () => {
    expect(imports.map(forbidden).filter(Boolean)).toEqual([]);
  });

  it('have been looked at: every source was read, in every layer', () => {
    expect(sources.length).toBeGreaterThan(100);
    const read = new Set(
      imports.filter(({ from }) => !TEST_CODE.test(from)).map(({ from }) => layerOf(from)),
    );
    for (const layer of LAYERS) expect([layer.folder, read.has(layer)]).toEqual([layer.folder, true]);
  });

  it.each([
    ['device/desk/a.ts', "import { x } from '../register/writer.ts'", 'device/register/writer.ts'],
    ['device/desk/a.ts', "import type { X } from '../ports/index.ts'", 'device/ports/index.ts'],
    ['device/desk/a.ts', "import { performance } from 'node:perf_hooks'", 'node:perf_hooks'],
    ['device/desk/a.ts', "import fs from 'fs'", 'fs'],
    ['device/desk/a.ts', "import pino from 'pino'", 'pino'],
    ['device/desk/a.ts', "import '../log/log.ts'", 'device/log/log.ts'],
    ['device/desk/a.ts', "export * from '../ports/index.ts'", 'device/ports/index.ts'],
    ['device/desk/a.ts', "export { x } from '../ports/index.ts'", 'device/ports/index.ts'],
    ['device/desk/a.ts', "const x = await import('../log/log.ts')", 'device/log/log.ts'],
    ['device/desk/a.ts', "let x: import('../ports/index.ts').Clock", 'device/ports/index.ts'],
    ['device/desk/a.ts', "import { x } from './testing/a.ts'", 'device/desk/testing/a.ts'],
    ['device/ports/a.ts', "import { x } from '../desk/turn.ts'", 'device/desk/turn.ts'],
    ['device/log/a.ts', "import { readConfig } from '../config/read.ts'", 'device/config/read.ts'],
    ['device/register/a.ts', "import { x } from '../../web-admin/api.ts'", 'web-admin/api.ts'],
    [
      'device/loop/a.ts',
      "import { x } from '../../firmware-bridge/line/index.ts'",
      'firmware-bridge/line/index.ts',
    ],
    ['device/main.ts', "import { x } from '../test/support/daemon.ts'", 'test/support/daemon.ts'],
    [
      'firmware-bridge/line/a.ts',
      "import type { X } from '../../device/desk/words.ts'",
      'device/desk/words.ts',
    ],
    [
      'firmware-bridge/line/a.ts',
      "import { x } from '../panel/virtual/a.ts'",
      'firmware-bridge/panel/virtual/a.ts',
    ],
    [
      'firmware-bridge/baresip-bindings/src/a.ts',
      "import { x } from '../../line/index.ts'",
      'firmware-bridge/line/index.ts',
    ],
    ['firmware-bridge/baresip-bindings/src/a.ts', "import pino from 'pino'", 'pino'],
    [
      'web-admin/server/a.ts',
      "import { x } from '../../device/register/writer.ts'",
      'device/register/writer.ts',
    ],
    [
      'web-admin/server/a.ts',
      "import { type X, x } from '../../device/desk/index.ts'",
      'device/desk/index.ts',
    ],
    ['web-admin/app/a.tsx', "import { readFile } from 'node:fs/promises'", 'node:fs/promises'],
    ['web-admin/app/a.tsx', "import { x } from '../server/listen.ts'", 'web-admin/server/listen.ts'],
  ])('would be broken by %s with %s', (file, source, to) => {
    expect(importsOf(file, source).map(forbidden)).toEqual([`${file} imports ${to}`]);
  });

  it.each([
    ['device/new-folder/a.ts', "import 'pino'", 'device/new-folder/a.ts stands in no layer'],
    ['elsewhere/a.ts', "import 'pino'", 'elsewhere/a.ts stands in no layer'],
    ['device/main.ts', 'await import(name)', 'device/main.ts imports what nobody can follow: (computed)'],
    [
      'device/main.ts',
      "import '../../outside.ts'",
      'device/main.ts imports what nobody can follow: ../outside.ts',
    ],
  ])('cannot be got round: %s with %s', (file, source, why) => {
    expect(importsOf(file, source).map(forbidden)).toEqual([why]);
  });

  it.each([
    ['device/desk/a.ts', "import { x } from './turn.ts'"],
    ['device/desk/a.test.ts', "import fc from 'fast-check'"],
    ['device/main.ts', "import { x } from '../firmware-bridge/line/index.ts'"],
    ['firmware-bridge/line/a.ts', "import { BaresipClient } from 'baresip-bindings'"],
    ['web-admin/app/a.tsx', "import type { DeskView } from '../../device/desk/view.ts'"],
  ])('allow %s with %s', (file, source) => {
    expect(importsOf(file, source).map(forbidden)).toEqual([null]);
  });

  it('name files that are there', () => {
    const missing = imports.filter(({ to }) => isOurs(to) && !existsSync(join(root, to)));
    expect(missing).toEqual([]);
  });
});

describe('the repository', () => {
  it('has the top level that was agreed on', () => {
    const allowed = [
      ...['.ci', 'device', 'firmware-bridge', 'scripts', 'test', 'web-admin'],
      ...['.gitignore', 'README.md', 'biome.json', 'knip.json', 'package-lock.json', 'package.json'],
      ...['tsconfig.json', 'vite.config.ts', 'vitest.config.ts', 'LICENSE'],
    ];
    const there = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
    expect(there.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('has documents whose links lead somewhere', () => {
    const documents = files.filter((file) => file.endsWith('.md'));
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
        .map(([, link = '']) => join(dirname(file), link))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${file} leads to ${target}`),
    );
    expect(documents.length).toBeGreaterThan(8);
    expect(broken).toEqual([]);
  });

  it('has no file over 400 lines', () => {
    const written = files.filter((file) => /\.(ts|tsx|js|css|sh)$|^scripts\/[^.]+$/.test(file));
    const long = written.filter((file) => read(file).trimEnd().split('\n').length > 400);
    expect(written.length).toBeGreaterThan(100);
    expect(long).toEqual([]);
  });

  it('has no test that keeps the others from running', () => {
    const tests = files.filter((file) => /\.test\.tsx?$/.test(file));
    const only = /\b(it|test|describe)(\.\w+)*\.only\b/;
    expect(only.test(`it${'.only'}('x', () => {})`)).toBe(true);
    expect(tests.length).toBeGreaterThan(20);
    expect(tests.filter((file) => only.test(read(file)))).toEqual([]);
  });
});
