// Builds all that runs into .build/: the daemon, its workers, the tools of scripts/, the page. Plain JavaScript, since the
// Node of the device runs no TypeScript. Takes about two seconds, so it never asks whether it is needed.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import * as vite from 'vite';

const root = join(import.meta.dirname, '..');

/**
 * Name in .build/ and source. The daemon finds its workers beside itself by these names. What not every unit needs at once
 * (the other panel drivers, practice, the phrase coach ...) stands apart beside them, in files called `part-...`.
 */
const daemon = {
  gardefil: 'device/main.ts',
  'register-worker': 'device/register/worker.ts',
  'web-worker': 'device/main-web.ts',
};

/** Each scripts/NAME/main.ts becomes .build/NAME.js. */
function toolEntries() {
  const names = readdirSync(join(root, 'scripts')).filter((name) =>
    existsSync(join(root, 'scripts', name, 'main.ts')),
  );
  return Object.fromEntries(names.map((name) => [name, `scripts/${name}/main.ts`]));
}

function stopIfMissing() {
  const missing = [...Object.values({ ...daemon, ...toolEntries() }), 'web-admin/app/index.html'].filter(
    (source) => !existsSync(join(root, source)),
  );
  if (missing.length === 0) return;
  console.error(`build: these sources are not there: ${missing.join(', ')}`);
  process.exit(1);
}

const programs = {
  absWorkingDir: root,
  outdir: '.build',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  // Native: each loads its .node file from its own folder. johnny-five is no less tied to its own.
  external: [
    'better-sqlite3',
    'serialport',
    '@serialport/parser-readline',
    'onoff',
    'johnny-five',
    'firmata-io',
    // Only where there is a mail server.
    'nodemailer',
    // Loaded when somebody brings a file of contacts, and not before.
    'csv-parse',
    'ical.js',
    // Loaded when an appointment is taken to an agenda.
    'ical-generator',
  ],
  // Some packages are CommonJS still and ask for Node's modules by require.
  banner: {
    js: "import { createRequire as createRequireOfBuild } from 'node:module'; const require = createRequireOfBuild(import.meta.url);",
  },
  sourcemap: true,
  logLevel: 'warning',
};

async function buildDaemon() {
  const { metafile } = await esbuild.build({
    ...programs,
    entryPoints: daemon,
    splitting: true,
    chunkNames: 'part-[name]-[hash]',
    // What is not read again when a unit runs is memory lost: names stay, for what the log says of a fault.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
  });
  removeOldParts(new Set(Object.keys(metafile.outputs).map((file) => basename(file))));
}

/** Parts that this build has not made are of an older one. */
function removeOldParts(made) {
  const folder = join(root, programs.outdir);
  for (const name of readdirSync(folder)) {
    if (name.startsWith('part-') && !made.has(name)) rmSync(join(folder, name), { force: true });
  }
}

async function buildTools() {
  await esbuild.build({ ...programs, entryPoints: toolEntries() });
}

/** The phrase coach's list of French verb forms is made by one of the tools. */
async function buildLexicon() {
  await import('../.build/lexicon.js');
}

async function buildPage() {
  // Where it goes and what becomes of it stands in vite.config.ts.
  await vite.build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

const hasCompiler = () => {
  try {
    execFileSync('avr-gcc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** For `gardefil panel flash`. A unit needs no compiler: where there is none, an image built elsewhere is named to it. */
async function buildFirmware() {
  if (!hasCompiler()) return console.log('build: no avr-gcc here: left out the firmware of the serial panel');
  const output = join(root, '.build/firmware');
  mkdirSync(output, { recursive: true });
  const source = join(root, 'firmware-bridge/firmware');
  await promisify(execFile)('make', ['--silent', '-C', source, `BUILD=${output}`]);
}

stopIfMissing();
const started = performance.now();
try {
  await Promise.all([buildDaemon(), buildTools().then(buildLexicon), buildPage(), buildFirmware()]);
} catch (error) {
  // A half-built unit must not be started. esbuild has told its own errors already.
  rmSync(join(root, '.build/gardefil.js'), { force: true });
  console.error(`build: failed: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `build: ${Object.keys({ ...daemon, ...toolEntries() }).join(', ')} and the page are in .build (${seconds} s)`,
);
