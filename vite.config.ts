import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const outDir = fileURLToPath(new URL('.build/app', import.meta.url));

/** Fonts are compressed already; what is smaller than this gains nothing. */
const COMPRESSED = /\.(js|css|html|svg)$/;
const LEAST_BYTES = 512;

/**
 * What the first view needs: the frame, the waits and the calls. All else comes when it is asked for: a language, the other
 * pages, each in a folder of its own, the list of keys, the sound.
 */
function isFirst(id: string): boolean {
  if (id.includes('/device/guide/')) return false;
  if (!id.includes('/web-admin/app/')) return !/\/web-admin\//.test(id);
  if (
    /\/desk\/(practice|last-calls|call-details|guide-card)|\/shell\/(key-list|due-strip)|\/sound\/buzzer\.ts/.test(
      id,
    )
  )
    return false;
  return /\/app\/(main|(desk|live|logic|shell|sound|style)\/|words\/languages)/.test(id);
}

/** Writes `<file>.gz` and `<file>.br` beside each text file, so that the unit never compresses while it serves. */
function compressedCopies(): Plugin {
  let folder = outDir;
  return {
    name: 'compressed-copies',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
      if (config.build.outDir.startsWith('/')) folder = config.build.outDir;
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files.filter((name) => COMPRESSED.test(name)).map((name) => compress(join(folder, name))),
      );
    },
  };
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < LEAST_BYTES) return;
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
}

/**
 * The page. Nothing is inlined, neither scripts nor styles nor fonts: the server's Content-Security-Policy allows only
 * files of its own.
 */
export default defineConfig({
  root: fileURLToPath(new URL('web-admin/app', import.meta.url)),
  base: './',
  cacheDir: fileURLToPath(new URL('.cache/vite', import.meta.url)),
  // The same build whoever asks for it, a test runner too.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // Few small chunks: naming them ahead would cost more than it saves.
    modulePreload: false,
    // What the first view needs is one file: it compresses better than several.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'page', test: (id) => isFirst(id) }] } },
    },
  },
  plugins: [compressedCopies()],
});
