import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { practicePage } from './support/practice-page.ts';

/** What is still open, from the call to the end of the day: the real unit, real baresips, a real browser. */
const VASSEUR = 'Mme Odile Vasseur';

let page: Page;
const practice = practicePage({
  expected: /the server responded with a status of 409/,
  async ready(fresh) {
    page = fresh;
    await page.locator('html[lang=en]').waitFor();
    await page.getByRole('link', { name: /^To call back/u }).waitFor();
  },
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const field = (name: string | RegExp) => page.getByLabel(name);
const lineOf = (name: string) => page.locator('.line').filter({ hasText: name });

const { tell } = practice;

const promise = <Value>(caller: string, number = '') =>
  tell<Value>('followUp.promise', { draft: `p-${caller}`, call: null, caller, number, note: 'Le prix' });

test('"I find out and call back" by one key in the call: who and where are there already, and it is the one line of it', async () => {
  await button(`Have ${VASSEUR} ring me`).click();
  await practice.ringing();
  await button(/Lift handset/u).click();
  await page.locator('.call[data-state="talking"]').waitFor();
  await page.getByRole('link', { name: 'Find out and call back' }).waitFor();
  await noViolation(page);
  await page.keyboard.press('4');
  await field('What is to be found out').fill('Is the result there?');
  expect(await field('Caller’s name').inputValue()).toBe(VASSEUR);
  expect(await field('Telephone number').inputValue()).toMatch(/^\+?\d+$/);
  await noViolation(page);
  await button('Save').click();
  await lineOf(VASSEUR).getByText('Is the result there?').waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('3');
  await button(/Put down handset/u).click();
  await page.locator('.call').first().waitFor({ state: 'detached' });
  await page.keyboard.press('6');
  await lineOf(VASSEUR).getByText('Promised to find out').waitFor();
  expect(await lineOf(VASSEUR).count()).toBe(1);
  await noViolation(page);
});

test('two people who press "Call back now": the second one is told who has it, and dials nothing', async () => {
  const { id } = await promise<{ id: string }>('M. Roux', '01 99 00 77 88');
  await page.route('**/api/tell/followUp.take', async (route) => {
    await tell('followUp.take', { id, version: 1 });
    await route.continue();
  });
  await page.keyboard.press('6');
  await button('Call back now M. Roux').click();
  await lineOf('M. Roux')
    .getByText(/Somebody else has just dealt with it/u)
    .waitFor();
  await lineOf('M. Roux')
    .getByText(/taken by Practice/u)
    .waitFor();
  const live = await page.request.get(`${practice.url}api/follow-ups/${id}`);
  expect(await live.json()).toMatchObject({ state: 'taken', calls: 0 });
  await page.unroute('**/api/tell/followUp.take');
  await noViolation(page);
});

test('a message that was not acknowledged: whom to tell and where, told by phone from its line', async () => {
  const entry = {
    kind: 'person',
    name: 'Dr Lambert',
    role: '',
    email: '',
    language: '',
    note: '',
    speed: null,
  };
  const rest = {
    hours: null,
    absences: [],
    deputy: null,
    numbers: [{ label: '', number: '01 99 00 55 66' }],
  };
  const { id } = await tell<{ id: string }>('directory.save', {
    id: null,
    version: 0,
    entry: { ...entry, ...rest },
  });
  await tell('message.save', {
    ...{
      draft: 'd-late',
      version: 0,
      send: true,
      kind: 'other',
      call: null,
      recipient: id,
      name: 'Dr Lambert',
    },
    ...{ caller: 'Mme Petit', number: '01 99 00 12 34', text: '', collectFrom: null },
    ...{ promised: Date.now() + 100, details: { purpose: 'certificat' } },
  });
  // The unit looks once a minute, and when it is started.
  await practice.restart();
  await page.keyboard.press('6');
  const line = lineOf('Dr Lambert');
  await line.waitFor({ timeout: 75_000 });
  await line.getByText(/from Mme Petit/u).waitFor();
  await line.getByText('01 99 00 55 66').waitFor();
  expect(await line.getByText('12 34').count()).toBe(0);
  await line.getByRole('button', { name: 'Call Dr Lambert' }).waitFor();
  await noViolation(page);
  await line.getByRole('button', { name: 'Told by phone' }).click();
  await line.waitFor({ state: 'detached' });
  await page.locator('.settled').getByText('confirmed').waitFor();
});

/** The house closes in so many minutes. */
async function closesIn(minutes: number): Promise<void> {
  const now = new Date();
  const to = Math.min(24 * 60, now.getHours() * 60 + now.getMinutes() + minutes);
  await tell('settings.save', { name: 'hours', value: { [now.getDay() || 7]: [{ from: 0, to }] } });
}

test('the end of the day: folded until then; what comes up after the signature asks for another', async () => {
  await closesIn(50);
  await promise('Mme Noir');
  await page.keyboard.press('6');
  await page.getByText(/Still open: \d/u).waitFor();
  const list = page.locator('.closing-lines');
  expect(await list.count()).toBe(0);
  await closesIn(20);
  const cue = page.getByRole('link', { name: /End of the day, still open/u });
  await cue.waitFor();
  await list.getByText('Mme Noir').waitFor();
  await button(/^Sign /u).click();
  await page.getByText(/Signed by Practice/u).waitFor();
  await cue.waitFor({ state: 'detached' });
  await promise('Mme Blanc');
  await cue.waitFor();
  await page.getByText('Opened since then: 1. Sign again.').waitFor();
  await noViolation(page);
  await button(/^Sign /u).click();
  await cue.waitFor({ state: 'detached' });
  await page.getByText(/Sign again/u).waitFor({ state: 'detached' });
});
