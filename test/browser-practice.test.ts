import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { practicePage } from './support/practice-page.ts';

/**
 * A newcomer's first calls: the real unit, real baresips, a real browser. The hold clock runs faster so that nobody has to
 * wait half a minute; all else takes the time that it takes.
 */
const VASSEUR = 'Mme Odile Vasseur';
const GARANCE = 'M. Théophile Garance';
const DELORGE = 'Mme Capucine Delorge';

let page: Page;
const practice = practicePage({
  speed: 6,
  async ready(fresh) {
    page = fresh;
    await page.locator('html[lang=en]').waitFor();
  },
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const waitState = (state: string) => page.locator(`.wait[data-state="${state}"]`).waitFor();

test('by mouse: rung, answered, held, cued, taken back, put through, found in the register', async () => {
  await button(`Have ${VASSEUR} ring me`).click();
  await practice.ringing();
  await button(/Lift handset/u).click();
  await button(/Put down handset/u).waitFor();
  await button(/^Hold/u).click();
  await waitState('waiting');
  // Due is overdue less than a second later: the clock runs faster.
  await page.locator('.wait:is([data-state="due"], [data-state="overdue"])').waitFor();
  await noViolation(page);
  await button(`Take back ${VASSEUR}`).click();
  await page.getByText(`What would ${VASSEUR} like?`).waitFor();
  await page.getByRole('group', { name: 'The three ways' }).getByRole('button', { name: /Wait/u }).click();
  await waitState('waiting');
  await button(`Take back ${VASSEUR}`).click();
  await button(/1\s*Dr Élise Fontanel/u).click();
  await button(/^Transfer/u).click();
  await page.getByText('Dr Élise Fontanel').first().waitFor();
  await button(/Put down handset/u).click();
  await page.locator('.wait').first().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /Register/u }).click();
  const row = page.getByRole('row').filter({ hasText: VASSEUR }).first();
  await row.getByText('Transferred').waitFor();
  await noViolation(page);
});

test('by keyboard alone: rung, answered, held until overdue, taken back, to be called back, found in the register', async () => {
  const { keyboard } = page;
  await button(`Have ${GARANCE} ring me`).waitFor();
  await keyboard.press('p');
  await keyboard.press('8');
  await practice.ringing();
  await keyboard.press('Escape');
  await keyboard.press('o');
  await button(/Put down handset/u).waitFor();
  await keyboard.press('h');
  await waitState('overdue');
  await noViolation(page);
  await keyboard.press('r');
  await page.locator('.wait[data-state="overdue"]').waitFor({ state: 'detached' });
  await keyboard.press('3');
  await keyboard.press('o');
  await button(/Lift handset/u).waitFor();
  await keyboard.press('g');
  const row = page.getByRole('row').filter({ hasText: GARANCE }).first();
  await row.getByText(/Call.back/u).waitFor();
  await row.getByText(/late/iu).first().waitFor();
});

test('a call is settled on the desk after another has rung in vain, and after a restart of the unit', async () => {
  const { keyboard } = page;
  await button(`Have ${GARANCE} ring me`).click();
  await practice.ringing();
  await button(/Lift handset/u).click();
  await page.locator('.call[data-state=talking]').waitFor();
  // Rule A7, as on the panel: # and the figure of the reason.
  for (const key of ['n', '#']) await keyboard.press(key);
  await page.locator('.dialled').filter({ hasText: 'Reason' }).getByText('# 1-8').waitFor();
  await keyboard.press('3');
  await page.getByRole('button', { name: 'Result', pressed: true }).waitFor();
  await keyboard.press('Escape');
  await button(/Put down handset/u).click();
  await button(/Lift handset/u).waitFor();
  const last = () => page.locator('.last-call').filter({ hasText: GARANCE }).first();
  await last().getByText('no outcome').waitFor();

  for (const key of ['p', '9']) await keyboard.press(key);
  await practice.ringing();
  await keyboard.press('9');
  await page.locator('.last-call').first().getByText('Abandoned').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('s');
  await last().getByText('Satisfied').waitFor();

  await button(`Have ${DELORGE} ring me`).click();
  await practice.ringing();
  await button(/Lift handset/u).click();
  await page.locator('.call[data-state=talking]').waitFor();
  await button(/Put down handset/u).click();
  const newest = () => page.locator('.last-call').filter({ hasText: DELORGE }).first();
  await newest().getByText('no outcome').waitFor();
  await practice.restart();
  await page.getByRole('link', { name: /Register/u }).click();
  await page.getByLabel('Outcome', { exact: true }).selectOption('none');
  await page.locator('.call-line').filter({ hasText: DELORGE }).getByText('no outcome').waitFor();
  await page.getByRole('link', { name: /Desk/u }).click();
  await newest().getByText('no outcome').waitFor();
  await page.getByText(`Outcome of the call: ${DELORGE}`).waitFor();
  await page.keyboard.press('c');
  await newest().getByText('Sales call').waitFor();
  await noViolation(page);
});
