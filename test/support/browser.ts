import { readdirSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CONFIG = join(ROOT, 'vite.config.ts');
const BUILT = join(ROOT, '.build/app');
/** What the page is built of. */
const SOURCES = ['web-admin', 'device', 'vite.config.ts', 'package-lock.json'];

/**
 * Folder of the page as its sources are now: the one that the build has left, or, if anything was changed since, one that is
 * built for whoever asks, so that no other test reads it half written.
 */
export async function buildPage(): Promise<string> {
  if (SOURCES.every((source) => newest(join(ROOT, source)) < changed(join(BUILT, 'index.html'))))
    return BUILT;
  const folder = await mkdtemp(join(tmpdir(), 'garde-fil-page-'));
  await build({ configFile: CONFIG, logLevel: 'warn', build: { outDir: folder } });
  return folder;
}

const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return changed(path);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(...names.map((name) => changed(join(path, name))));
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
}

export interface Opened {
  readonly page: Page;
  /** Errors on the console and exceptions that nobody caught; a violation of the content policy is one. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** Waits until the page is connected and knows who reads it: until then it does not follow the keys of other pages. */
export function untilKnown(page: Page): Promise<void> {
  return page.locator('.page[data-connection="open"]:not([data-reader="unknown"])').waitFor();
}

/** Opens the page in a context of its own: nothing is remembered from another test. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'UTC',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`.trim());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await untilKnown(page);
  return { page, errors, close: () => context.close() };
}
