import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildPage, launchBrowser, openPage, untilKnown } from './support/browser.ts';
import { type FakeUnit, startFakeUnit } from './support/browser-unit.ts';
import { call, emptyView, registerRows, STATUS, scene, WALL, waiting } from './support/browser-views.ts';

/** Which places of the page change within three seconds of the real browser's timers: that is what is looked at. */
const CHANGED_PLACES = `new Promise((resolve) => {
  const places = new Set();
  new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      places.add((element.closest('.figure, .ring') ?? element).getAttribute('class'));
    }
  }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
  setTimeout(() => resolve([...places].sort()), 3000);
})`;

/** How often a lamp goes on or off within two rounds of the slowest urgent pattern. */
const BLINKS = `new Promise((resolve) => {
  let count = 0;
  new MutationObserver((records) => {
    count += records.length;
  }).observe(document.querySelector('.plate'), { subtree: true, attributes: true, attributeFilter: ['data-lit'] });
  setTimeout(() => resolve(count), 1500);
})`;

let unit: FakeUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await startFakeUnit(await buildPage(), 24_130);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.close();
});

beforeEach(() => {
  unit.tell({ ...STATUS, language: 'en' });
  unit.write([]);
  unit.show((now) => scene('empty', now));
});

/** What comes after the first view has come, too. */
async function allCome(page: Page): Promise<void> {
  for (const part of ['.unit-key', '.last-calls', '.guide-card']) await page.locator(part).first().waitFor();
  // Answers to what these parts ask for may still change them: nothing tells when there are no more.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

describe('a lost connection', () => {
  it('greys the page, says since when, keeps what was there, and comes back by itself', async () => {
    unit.show((now) => scene('ordinary', now));
    const { page, close } = await openPage(browser, unit.url);
    await page.locator('html[lang=en]').waitFor();
    await page.locator('.wait').first().waitFor();
    await unit.goAway();
    // For the tests that follow, should this one fail.
    onTestFinished(() => unit.back());
    await page.locator('.page[data-connection="lost"]').waitFor();
    await page.getByText(/Connection lost since \d\d:\d\d:\d\d/).waitFor();
    expect(await page.locator('.wait').count()).toBe(2);
    expect(await page.evaluate<string>('getComputedStyle(document.querySelector("main")).filter')).toContain(
      'grayscale',
    );
    await unit.back();
    unit.show((now) => scene('crowded', now));
    await untilKnown(page);
    await expect.poll(() => page.locator('.wait').count()).toBe(6);
    await close();
  });
});

describe('the countdown', () => {
  it('is the unit’s, whatever the browser’s clock says', async () => {
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, 20_000)] }));
    const { page, close } = await openPage(browser, unit.url);
    const due = unit.now().at + 20_000;
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, 20_000)] }));
    const figure = async () => Number.parseInt((await page.locator('.wait .figure').textContent()) ?? '', 10);
    const wrongBy = async () => Math.abs((await figure()) - (due - unit.now().at) / 1_000);
    await expect.poll(wrongBy).toBeLessThanOrEqual(1.5);
    const shown = await figure();
    await expect.poll(figure).toBeLessThanOrEqual(shown - 2);
    expect(await wrongBy()).toBeLessThanOrEqual(1.5);
    await close();
  });

  it('changes nothing but figures and rings', async () => {
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, 20_000), waiting(2, now, 25_000)] }));
    const { page, close } = await openPage(browser, unit.url);
    await page.locator('.wait').nth(1).waitFor();
    await allCome(page);
    const changed = await page.evaluate<string[]>(CHANGED_PLACES);
    expect(changed).toEqual(['figure', 'ring']);
    await close();
  });
});

describe('the lamps', () => {
  const lit = (page: Page) => page.locator('.plate-top .lamp-glass').first().getAttribute('data-lit');

  it('blink in step with the unit', async () => {
    const { page, close } = await openPage(browser, unit.url);
    unit.show((now) => ({
      ...emptyView(now),
      lamps: { ...emptyView(now).lamps, hold: { pattern: 'waiting', since: now.at - 100 } },
    }));
    const since = unit.now().at - 100;
    await page.locator('.plate-top .lamp[data-pattern=waiting]').waitFor();
    const passed = () => unit.now().at - since;
    const seen = { true: 0, false: 0 };
    while (seen.true < 2 || seen.false < 2) {
      const before = passed();
      const isLit = await lit(page);
      // Only a look that began and ended in one half of the rhythm, away from its edges, tells.
      const tells =
        before % 1_000 > 300 && Math.floor(before / 1_000) === Math.floor((passed() + 50) / 1_000);
      if (!tells) continue;
      expect(isLit).toBe(String(before % 2_000 < 1_000));
      seen[isLit === 'true' ? 'true' : 'false'] += 1;
    }
    await close();
  });

  it('shine steadily for who asked for less motion', async () => {
    const { page, close } = await openPage(browser, unit.url, { reducedMotion: 'reduce' });
    unit.show((now) => scene('crowded', now));
    await page.locator('.plate-top .lamp[data-pattern=escalated]').waitFor();
    const changes = await page.evaluate<number>(BLINKS);
    expect(changes).toBe(0);
    expect(await lit(page)).toBe('true');
    await close();
  });
});

describe('the saved mark', () => {
  it('stands beside a call only when the register has it', async () => {
    const { page, close } = await openPage(browser, unit.url);
    unit.show((now) => ({ ...emptyView(now), calls: [call(0, now)] }));
    await page.locator('.call').waitFor();
    unit.show((now) => emptyView(now));
    const row = page.locator('.last-call').filter({ hasText: 'Mme Garnier' });
    await row.getByText('not saved yet').waitFor();
    unit.write(registerRows(1, WALL).map((saved) => ({ ...saved, call: 's1-1' })));
    await row.getByText('saved', { exact: true }).waitFor();
    expect(await row.count()).toBe(1);
    await close();
  });
});

describe('a screen reader', () => {
  it('hears due and overdue at once, a new call quietly, and never the seconds', async () => {
    const { page, close } = await openPage(browser, unit.url);
    await page.locator('html[lang=en]').waitFor();
    const alert = page.getByRole('alert');
    unit.show((now) => ({
      ...emptyView(now),
      calls: [waiting(0, now, 20_000), call(1, now, { state: 'ringing' })],
    }));
    await page
      .locator('[aria-live=polite]')
      .getByText(/New call: Anne-Sophie/)
      .waitFor();
    expect(await alert.textContent()).toBe('');
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, -1)] }));
    await alert.getByText('Due: Mme Garnier').waitFor();
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, -6_000)] }));
    await alert.getByText('Overdue: Mme Garnier').waitFor();
    const live = await page.locator('[role=alert], [role=status], [aria-live]').allTextContents();
    expect(live.join(' ')).not.toMatch(/\d+\s?s\b/);
    await close();
  });
});

describe('the sound', () => {
  it('says that the browser has not allowed it, is allowed by any key, and can be muted', async () => {
    const { page, close } = await openPage(browser, unit.url);
    const button = page.locator('[data-choice=sound]');
    if ((await button.getAttribute('data-mark')) === 'blocked') {
      expect(await button.textContent()).toContain('Allow sound');
      await page.keyboard.press('x');
    }
    await page.locator('[data-choice=sound][data-mark=on]').waitFor();
    unit.show((now) => scene('crowded', now));
    await page.keyboard.press('v');
    await page.locator('[data-choice=sound][data-mark=off]').waitFor();
    await close();
  });
});

describe('other pages', () => {
  it('carry the callers who are due', async () => {
    unit.show((now) => scene('crowded', now));
    const { page, close } = await openPage(browser, `${unit.url}#/register`);
    await page.getByRole('link', { name: '3 callers due' }).waitFor();
    await page.getByRole('complementary').getByText('M. Petit').waitFor();
    await close();
  });
});

describe('an idle page', () => {
  it('costs nearly nothing', async () => {
    const { page, close } = await openPage(browser, unit.url);
    await page.locator('.nobody').waitFor();
    await allCome(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const before = await workOf(session);
    // Real time: what is measured is what the browser does in it.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    // 30 ms in 30 s is what the whole unit may take (P7): a sixth of it in a sixth of the time.
    expect((await workOf(session)) - before).toBeLessThan(5);
    await close();
  });
});

/** Milliseconds that the page has spent in its script, in layout and in style so far. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const own = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
  return metrics.filter(({ name }) => own.includes(name)).reduce((sum, { value }) => sum + value * 1_000, 0);
}
