import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';

const APP = fileURLToPath(new URL('web-admin/app', import.meta.url));
const LANGUAGES = join(APP, 'words/languages.ts');
const outDir = fileURLToPath(new URL('.build/app', import.meta.url));

/** Fonts are compressed already; what is smaller than this gains nothing. */
const COMPRESSED = /\.(js|css|html|svg)$/;
const LEAST_BYTES = 512;

/**
 * What the first view needs: the frame, the waits and the calls. All else comes when it is asked for: a language, the other
 * pages, each in a folder of its own, the list of keys, the sound.
 */
function isFirst(id: string): boolean {
  if (id.includes('/device/guide/') || id === WORDS_OF) return false;
  if (ALL_OF_ONE_LANGUAGE.test(id) || ONE_LANGUAGE.test(id)) return false;
  if (!id.includes('/web-admin/app/')) return !/\/web-admin\//.test(id);
  if (
    /\/desk\/(practice|last-calls|find|call-details|guide-card)|\/shell\/(key-list|due-strip|open-lines)|\/sound\/buzzer\.ts/.test(
      id,
    )
  )
    return false;
  return /\/app\/(main|(desk|live|logic|shell|sound|style)\/|words\/languages)/.test(id);
}

/** The end of a file with the words of one part of the page, in both languages. */
const WORDS = /export const (\w+): Readonly<Record<Language, \w+>> = \{ fr, en \};/;
const ONE_LANGUAGE = /\?words=(fr|en)$/;
const ALL_OF_ONE_LANGUAGE = /^\0words-(fr|en)$/;
const WORDS_OF = '\0words-of';

/**
 * Makes of all such files two, one for each language, and of each file one that fetches the language that is read: so
 * nobody fetches words that they do not read, and the source has both beside each other.
 */
function oneLanguageAtATime(): Plugin {
  let parts: readonly Part[] = [];
  return {
    name: 'one-language-at-a-time',
    enforce: 'pre',
    async buildStart() {
      parts = await partsWithWords();
    },
    resolveId: (id) => (/^words-(fr|en|of)$/.test(id) ? `\0${id}` : null),
    load(id) {
      if (id === WORDS_OF) return wordsOf();
      const [, language] = ALL_OF_ONE_LANGUAGE.exec(id) ?? [];
      return language === undefined ? null : allWords(parts, language);
    },
    transform(code, id) {
      if (/\/app\/words\/(fr|en)\.ts$/.test(id)) return withSpaces(code);
      const [, name] = WORDS.exec(code) ?? [];
      if (!id.includes('/web-admin/app/') || name === undefined) return null;
      const language = ONE_LANGUAGE.exec(id)?.[1];
      if (language) return withSpaces(code).replace(WORDS, `export { ${language} as ${name} };`);
      const at = parts.findIndex((part) => part.name === name);
      return `import wordsOf from 'words-of'; export const ${name} = await wordsOf(${at});`;
    },
  };
}

interface Part {
  readonly name: string;
  readonly file: string;
}

async function partsWithWords(): Promise<Part[]> {
  const files = (await readdir(APP, { recursive: true })).filter((name) => /\.ts$/.test(name));
  const found = await Promise.all(
    files.map(async (file) => {
      const [, name] = WORDS.exec(await readFile(join(APP, file), 'utf8')) ?? [];
      return name ? { name, file: join(APP, file) } : [];
    }),
  );
  return found.flat();
}

/** Where the files of words are fetched from stands once, and not in each of them. */
function wordsOf(): string {
  const one = (each: string) => `${each}: async () => (await import('words-${each}')).default[at]`;
  return [
    `import { laterWords } from ${JSON.stringify(LANGUAGES)};`,
    `export default (at) => laterWords({ ${one('fr')}, ${one('en')} });`,
  ].join('\n');
}

/** All in one list: the names of many exports would stand in a file of their own. */
function allWords(parts: readonly Part[], language: string): string {
  const imported = parts.map(
    ({ name, file }) => `import { ${name} } from ${JSON.stringify(`${file}?words=${language}`)};`,
  );
  return [...imported, `export default [${parts.map(({ name }) => name).join(', ')}];`].join('\n');
}

/** The source names its narrow spaces, to be seen; what is sent has them in their places. */
function withSpaces(code: string): string {
  const spaces = code.matchAll(/^const (\w+) = '(\\u[\da-f]{4})';$/gm);
  return [...spaces].reduce((said, [, name, space]) => said.replaceAll(`\${${name}}`, `${space}`), code);
}

/** The build's own also fetches the styles of what comes later: here there are none. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    apply: 'build',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}

/** After the build has made the scripts small, this one makes them smaller still: by a hundredth of what is sent. */
function smallerScripts(): Plugin {
  return {
    name: 'smaller-scripts',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const scripts = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file : []));
        await Promise.all(
          scripts.map(async (script) => {
            // What these leave out would cost more than it saves.
            const left = { negate_iife: false, lhs_constants: false, sequences: false };
            const compress = {
              ecma: 2020,
              passes: 3,
              pure_getters: true,
              hoist_vars: true,
              ...left,
            } as const;
            script.code =
              (await minify(script.code, { ecma: 2020, module: true, compress })).code ?? script.code;
          }),
        );
      },
    },
  };
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
      output: {
        codeSplitting: {
          groups: [{ name: 'page', test: isFirst }],
        },
      },
    },
  },
  plugins: [oneLanguageAtATime(), plainImports(), smallerScripts(), compressedCopies()],
});
