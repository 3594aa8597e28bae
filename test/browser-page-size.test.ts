import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, launchBrowser } from './support/browser.ts';
import { type FakeUnit, startFakeUnit } from './support/browser-unit.ts';
import { PRACTICE, scene } from './support/browser-views.ts';

let folder: string;
let unit: FakeUnit;
let browser: Browser;

beforeAll(async () => {
  folder = await buildPage();
  unit = await startFakeUnit(folder, 24_140);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.close();
});

async function files(end: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(end));
}

/** Every browser of today takes brotli, on the unit itself and over HTTPS; what is too small stays as it is. */
async function sent(name: string): Promise<number> {
  const copy = await readFile(join(folder, `${name}.br`)).catch(() => readFile(join(folder, name)));
  return copy.length;
}

/** The frame with waits, calls and the three ways; and the words of one language. All else may come later or never. */
const FIRST = /\/(page|fr|en)-[\w-]+\.js$/;

describe('the script of the page (P8)', () => {
  it.each(['fr', 'en'] as const)(
    'is at most 20 kB for the first view as the unit sends it, %s',
    async (language) => {
      unit.tell({ ...PRACTICE, language });
      unit.show((now) => scene('ordinary', now));
      const page = await browser.newPage({ locale: language });
      const fetched: string[] = [];
      await page.route('**/*.js', (route) => {
        const { pathname } = new URL(route.request().url());
        if (!FIRST.test(pathname)) return route.abort();
        fetched.push(pathname);
        return route.continue();
      });
      await page.goto(unit.url);
      await page.locator('.wait').first().waitFor();
      await page.locator('.call').first().waitFor();
      await page.waitForLoadState('load');
      expect(fetched.length).toBe(2);
      const sizes = await Promise.all(fetched.map((path) => sent(path.slice(1))));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000);
      await page.close();
    },
  );

  it.each(['fr', 'en'])(
    'is at most 60 kB in all as the unit sends it to a reader of %s',
    async (language) => {
      const other = language === 'fr' ? 'en' : 'fr';
      const read = (await files('.js')).filter(
        (name) => !new RegExp(`(^|[-/])${other}-[\\w-]+\\.js$`).test(name),
      );
      const sizes = await Promise.all(read.map(sent));
      expect(read.length).toBeLessThan((await files('.js')).length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
    },
  );
});

describe('the built page', () => {
  it('has no script and no style in its HTML', async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });

  it('has compressed copies that are the same files', async () => {
    const copies = await files('.js.gz');
    expect(copies.length).toBeGreaterThan(3);
    for (const copy of copies) {
      const original = await readFile(join(folder, copy.slice(0, -3)));
      expect(gunzipSync(await readFile(join(folder, copy))).equals(original)).toBe(true);
    }
    expect(await files('.js.br')).toHaveLength(copies.length);
  });
});
