import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noViolation } from './support/axe.ts';
import { buildPage, launchBrowser, openPage } from './support/browser.ts';
import { type FakeUnit, startFakeUnit } from './support/browser-unit.ts';
import { call, emptyView, STATUS } from './support/browser-views.ts';

/** The page of a unit that has a panel of its own beside the drawn one. */

let unit: FakeUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await startFakeUnit(await buildPage(), 21_120);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.close();
});

it('greys its hook while that panel is there, and answers in its place while it is lost', async () => {
  unit.tell({ ...STATUS, language: 'en', ownPanel: true });
  unit.show((now) => ({ ...emptyView(now), calls: [call(0, now, { state: 'ringing' })] }));
  const { page, close } = await openPage(browser, unit.url);
  const hook = page.getByRole('button', { name: 'Lift handset' });
  await hook.waitFor();
  expect(await hook.getAttribute('aria-disabled')).toBe('true');
  await noViolation(page);

  unit.show((now) => ({
    ...emptyView(now),
    panelConnected: false,
    calls: [call(0, now, { state: 'ringing' })],
  }));
  await expect.poll(() => hook.getAttribute('aria-disabled')).not.toBe('true');
  await hook.click();
  await expect.poll(() => unit.commands).toEqual([{ type: 'moveHook', hook: 'up' }]);
  await close();
});
