import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES, type PageName } from '../web-admin/app/logic/route.ts';
import { shortenLists, violations } from './support/axe.ts';
import { launchBrowser, type Opened, openPage } from './support/browser.ts';
import type { Amount } from './support/office-data.ts';
import { buildOffice, OfficeUnit, speaking } from './support/office-unit.ts';

const PORT = 21_700;
/** Where nobody logs in, there is neither that page nor the one of the password: test/browser-access tries both. */
const SHOWN: readonly PageName[] = PAGES.filter((page) => !['desk', 'login', 'password'].includes(page));

/**
 * Not every combination: each page with each amount of data, at each width in both themes and both languages. The slow search
 * for violations is made once for each amount, in both themes and languages; whether all fits is measured in each.
 */
const CASES = [
  ['empty', 360, 'light', 'fr', true],
  ['ordinary', 360, 'dark', 'en', false],
  ['ordinary', 1280, 'light', 'fr', true],
  ['ordinary', 2560, 'dark', 'fr', false],
  ['crowded', 360, 'light', 'fr', false],
  ['crowded', 1280, 'dark', 'en', true],
  ['crowded', 2560, 'light', 'en', false],
] as const satisfies readonly (readonly [Amount, number, 'light' | 'dark', 'fr' | 'en', boolean])[];

let browser: Browser;
const units = new Map<Amount, OfficeUnit>();

beforeAll(async () => {
  const appFolder = await buildOffice();
  for (const amount of ['empty', 'ordinary', 'crowded'] as const)
    units.set(amount, await OfficeUnit.start({ appFolder, amount, port: PORT + units.size }));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const unit of units.values()) await unit.stop();
});

/** One context for all pages of a case: the page is loaded once and gone through as a reader does. */
async function openIn(
  amount: Amount,
  width: number,
  theme: 'light' | 'dark',
  language: 'fr' | 'en',
): Promise<Opened> {
  const url = units.get(amount)?.url ?? '';
  const opened = await openPage(browser, url, {
    ...speaking(language, url),
    viewport: { width, height: 800 },
    colorScheme: theme,
  });
  await opened.page.locator(`html[lang=${language}]`).waitFor();
  return opened;
}

async function goTo(page: Page, name: PageName): Promise<void> {
  await page.evaluate(`location.hash = '#/${name}'`);
  await page.locator(`.page-${name} main h1`).waitFor();
  await page.locator('main:not([aria-busy=true])').waitFor();
  if (name === 'messages') await page.locator('main :is(table, .empty)').first().waitFor();
}

async function barriers(page: Page): Promise<string[]> {
  await shortenLists(page);
  return violations(page);
}

/** The elements that reach beyond the window, if the page is wider than it. */
const TOO_WIDE = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *, aside *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map((one) => one.outerHTML.slice(0, 120))
  .concat('the page is ' + document.documentElement.scrollWidth + ' px wide')`;

// Two at a time: each has a context of its own, and none changes what the units know.
describe.concurrent.each(CASES)(
  'with a register that is %s, at %i px, %s and %s',
  (amount, width, theme, language, searched) => {
    it('every page has its heading, its question and the callers due, fits, and has neither violation nor error', async () => {
      const opened = await openIn(amount, width, theme, language);
      const { page, errors } = opened;
      const wrong: Record<string, unknown> = {};
      for (const name of SHOWN) {
        await goTo(page, name);
        const found = {
          question: (await page.locator('main h1 + p').first().innerText()).length > 10,
          strip: await page.locator('.due-strip li').count(),
          wide: await page.evaluate<string[]>(TOO_WIDE),
          axe: searched ? await barriers(page) : [],
          errors: errors.splice(0),
        };
        const expected = {
          question: true,
          strip: amount === 'crowded' ? 3 : 0,
          wide: [],
          axe: [],
          errors: [],
        };
        if (JSON.stringify(found) !== JSON.stringify(expected)) wrong[name] = found;
      }
      expect(wrong).toEqual({});
      await opened.close();
    });
  },
);
