import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortenLists, violations } from './support/axe.ts';
import { buildPage, launchBrowser, openPage } from './support/browser.ts';
import { type FakeUnit, startFakeUnit } from './support/browser-unit.ts';
import {
  call,
  emptyView,
  PRACTICE,
  registerRows,
  SCENES,
  STATUS,
  scene,
  WALL,
  waiting,
} from './support/browser-views.ts';

/** How many waits have something else over their middle. */
const COVERED_ROWS = `[...document.querySelectorAll('.wait')].filter((row) => {
  row.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = row.getBoundingClientRect();
  return !row.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}).length`;

let unit: FakeUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await startFakeUnit(await buildPage(), 24_110);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.close();
});

const WIDTHS = [360, 1280, 2560];
const LONG = process.env.GARDEFIL_TEST_LONG !== undefined;

/** Each width in a context of its own, side by side: most of the time goes into looking. */
async function atEach(widths: readonly number[], look: (width: number) => Promise<void>): Promise<void> {
  const looks = await Promise.allSettled(widths.map(look));
  for (const done of looks) if (done.status === 'rejected') throw done.reason;
}

/** Each width once, and each theme and language at one of them; with GARDEFIL_TEST_LONG=1 each at each. */
const LOOKS = [
  ['light', 'fr', LONG ? WIDTHS : [360, 2560]],
  ['dark', 'en', LONG ? WIDTHS : [1280]],
] as const;

describe.each(SCENES)('the desk, %s', (name) => {
  it.each(LOOKS)('has no axe violation and no error, %s and %s', async (colorScheme, language, widths) => {
    unit.tell({ ...(name === 'empty' ? PRACTICE : STATUS), language });
    unit.write(registerRows(name === 'crowded' ? 400 : 5, WALL));
    unit.show((now) => scene(name, now));
    await atEach(widths, async (width) => {
      const opened = await openPage(browser, unit.url, { viewport: { width, height: 800 }, colorScheme });
      await opened.page.locator(`html[lang=${language}]`).waitFor();
      expect(await violations(opened.page)).toEqual([]);
      expect(opened.errors).toEqual([]);
      await opened.close();
    });
  });
});

describe('the register', () => {
  it.each([
    ['light', 'fr', 400],
    ['dark', 'en', 400],
    ['light', 'en', 0],
  ] as const)(
    'has no axe violation and no error, %s, %s and %i calls',
    async (colorScheme, language, count) => {
      unit.tell({ ...STATUS, language });
      unit.write(registerRows(count, WALL));
      unit.show((now) => scene('crowded', now));
      await atEach(WIDTHS, async (width) => {
        const opened = await openPage(browser, `${unit.url}#/register`, {
          viewport: { width, height: 800 },
          colorScheme,
        });
        await opened.page.locator(`html[lang=${language}]`).waitFor();
        await opened.page.getByRole('heading', { level: 1 }).waitFor();
        if (count > 0) {
          await opened.page.locator('.call-line button').nth(2).click();
          await opened.page.locator('.check-ins').first().waitFor();
        }
        await shortenLists(opened.page);
        expect(await violations(opened.page)).toEqual([]);
        expect(opened.errors).toEqual([]);
        await opened.close();
      });
    },
  );
});

describe('what can be read from afar', () => {
  it.each(WIDTHS)('has figures of 64 px and more, the first caller’s largest, at %i px', async (width) => {
    unit.tell(STATUS);
    unit.show((now) => scene('crowded', now));
    const { page, close } = await openPage(browser, unit.url, { viewport: { width, height: 800 } });
    const sizes = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.wait .figure')].map((figure) => parseFloat(getComputedStyle(figure).fontSize))`,
    );
    expect(sizes).toHaveLength(6);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(64);
    expect(sizes[0]).toBe(Math.max(...sizes));
    await close();
  });

  it('shows all six waiting callers at once at 1,280 by 800', async () => {
    unit.show((now) => scene('crowded', now));
    const { page, close } = await openPage(browser, unit.url);
    const place = await page.locator('.wait-place').boundingBox();
    const last = await page.locator('.wait').last().boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((place?.y ?? 0) + (place?.height ?? 0));
    await close();
  });

  it('says each state in a word and a shape of its own, earliest due first', async () => {
    unit.tell({ ...STATUS, language: 'fr' });
    unit.show((now) => scene('crowded', now));
    const { page, close } = await openPage(browser, unit.url);
    const words = await page.locator('.wait-state').allTextContents();
    expect(words).toEqual(['Alerte', 'En retard', 'À reprendre', 'Bientôt', 'Attend', 'Attend']);
    const shapes = await page
      .locator('.ring-shape')
      .evaluateAll((all) => all.map((shape) => shape.getAttribute('d')));
    expect(new Set(shapes).size).toBe(5);
    await close();
  });

  it.each(WIDTHS)('never makes the page wider than the window, at %i px', async (width) => {
    unit.write(registerRows(400, WALL));
    unit.show((now) => scene('crowded', now));
    for (const hash of ['', '#/register']) {
      const { page, close } = await openPage(browser, unit.url + hash, { viewport: { width, height: 800 } });
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (hash) await page.locator('.call-line button').first().click();
      if (hash) await page.locator('.check-ins').waitFor();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await close();
    }
  });
});

describe('names from the line', () => {
  it('are text, whatever they hold', async () => {
    const name = '<img src=x onerror="window.hacked=1"><b>"Dupont" &amp;';
    unit.write(registerRows(1, WALL).map((row) => ({ ...row, name })));
    unit.show((now) => ({
      ...emptyView(now),
      calls: [
        { ...waiting(0, now, 20_000), peer: { name, number: null } },
        call(1, now, { state: 'ringing', peer: { name, number: null } }),
      ],
    }));
    const { page, close, errors } = await openPage(browser, unit.url);
    await page.locator('.last-name').first().waitFor();
    for (const place of ['.wait-name', '.call-name', '.last-name']) {
      expect(await page.locator(place).first().textContent()).toBe(name);
    }
    expect(await page.evaluate<boolean>('"hacked" in window')).toBe(false);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('the place of things', () => {
  it('stays the same as calls come, wait, fall due and go', async () => {
    unit.tell(STATUS);
    unit.write(registerRows(5, WALL));
    unit.show((now) => scene('empty', now));
    const { page, close } = await openPage(browser, unit.url);
    await page.locator('.last-call').first().waitFor();
    const fixed = ['.ways-buttons', '.wait-place', '.unit', '.keys-keypad', '.hook', '.middle'];
    const places = () => Promise.all(fixed.map((place) => page.locator(place).boundingBox()));
    const before = await places();
    for (const name of ['ringing', 'ordinary', 'speaking', 'crowded', 'empty'] as const) {
      unit.show((now) => scene(name, now));
      await page
        .locator('.wait')
        .nth(0)
        .waitFor({ state: name === 'empty' ? 'detached' : 'attached' });
      expect(await places(), name).toEqual(before);
    }
    await close();
  });

  it('of a figure does not change with what it shows', async () => {
    const { page, close } = await openPage(browser, unit.url);
    const names: number[] = [];
    for (const left of [59_000, 9_000, -3_000, -125_000]) {
      unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, left)] }));
      await page
        .locator(`.wait[data-state=${left > 0 ? 'waiting' : left < -5_000 ? 'overdue' : 'due'}]`)
        .waitFor();
      names.push((await page.locator('.wait-name').boundingBox())?.x ?? 0);
    }
    expect(new Set(names).size).toBe(1);
    await close();
  });

  it.each(WIDTHS)(
    'of the waits is never covered, not by the list of keys either, at %i px',
    async (width) => {
      unit.show((now) => scene('crowded', now));
      const { page, close } = await openPage(browser, unit.url, { viewport: { width, height: 800 } });
      await page.keyboard.press('?');
      await page.locator('.key-list').waitFor();
      await page.locator('.wait').first().scrollIntoViewIfNeeded();
      const covered = await page.evaluate<number>(COVERED_ROWS);
      expect(covered).toBe(0);
      await close();
    },
  );
});
