import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { practicePage } from './support/practice-page.ts';

/** Messages, open lines and the end of the day: the real unit, real baresips, a real browser. */
const VASSEUR = 'Mme Odile Vasseur';

let page: Page;
const practice = practicePage({
  expected: /the server responded with a status of (400|409)/,
  async ready(fresh) {
    page = fresh;
    await page.locator('html[lang=en]').waitFor();
  },
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name });
const field = (name: string | RegExp, on = page) => on.getByLabel(name);

const { tell } = practice;

async function callEndsWith(outcome: RegExp): Promise<void> {
  await button(`Have ${VASSEUR} ring me`).click();
  await practice.ringing();
  await button(/Lift handset/u).click();
  await page.locator('.call[data-state="talking"]').waitFor();
  await button(outcome).first().click();
  await button(/Put down handset/u).click();
  await page.locator('.call').first().waitFor({ state: 'detached' });
}

test('a message left in a call: from the call to its form, passed on, read back, told by phone', async () => {
  await callEndsWith(/^Message/u);
  await page.getByRole('link', { name: 'Write the message' }).click();
  await field('From').waitFor();
  expect(await field('From').inputValue()).toBe(VASSEUR);
  await noViolation(page);
  await field('About').selectOption({ label: 'Lost or forgotten prescription' });
  await button('Pass on').click();
  await page.getByText('Some fields need another look.').waitFor();
  expect(await field('Recipient’s name').evaluate((input) => input.matches(':focus'))).toBe(true);
  await noViolation(page);
  await field('Recipient’s name').fill('Dr Lambert');
  await field('Medicine 1').fill('Doliprane');
  await field('Dose 1').fill('1 g');
  await button('Pass on').click();
  await page
    .getByText(/Your message is passed on to Dr Lambert before .* You collect it at the practice/)
    .waitFor();
  await noViolation(page);
  await button('Told by phone').click();
  await page.locator('.tag').getByText('confirmed').waitFor();
  await page.getByText(/confirmed by phone/).waitFor();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await page.getByRole('heading', { name: 'Confirmed' }).waitFor();
  await noViolation(page);
});

test('by keyboard alone: what was typed survives a reload and is kept as a draft', async () => {
  const { keyboard } = page;
  // The pages are there once the unit has said who is logged in.
  await page.getByRole('link', { name: /^Messages/u }).waitFor();
  await keyboard.press('b');
  const write = page.getByRole('link', { name: 'Write a message' });
  await write.focus();
  await keyboard.press('Enter');
  await field('Purpose of the call').focus();
  await keyboard.type('<b>certificate</b>');
  await page.reload();
  await field('Purpose of the call').waitFor();
  expect(await field('Purpose of the call').inputValue()).toBe('<b>certificate</b>');
  await button('Keep as a draft').focus();
  await keyboard.press('Enter');
  await page.locator('.tag').getByText('draft').waitFor();
  await page.getByText('<b>certificate</b>').waitFor();
});

test('two people at one message: the second one is shown what the first has written, and keeps their own', async () => {
  const form = { ...MESSAGE, draft: 'd-two' };
  const { id, version } = (await tell('message.save', form)) as { id: string; version: number };
  await page.goto(`${practice.url}#/messages/${id}`);
  await button('Change').click();
  await field('Text').fill('mine');
  await tell('message.save', { ...form, version, text: 'theirs' });
  await button('Pass on').click();
  await page.getByText('Somebody else has saved this message meanwhile.').waitFor();
  await page.getByText('theirs', { exact: true }).waitFor();
  expect(await field('Text').inputValue()).toBe('mine');
  await noViolation(page);
  await button('Pass on').click();
  await page.locator('.message').getByText('mine', { exact: true }).waitFor();
});

test('what was typed before a reload is compared with what somebody else has saved meanwhile', async () => {
  const form = { ...MESSAGE, draft: 'd-reload' };
  const { id, version } = (await tell('message.save', form)) as { id: string; version: number };
  await page.goto(`${practice.url}#/messages/${id}`);
  await button('Change').click();
  await field('Text').fill('mine');
  await page.reload();
  await tell('message.save', { ...form, version, text: 'theirs' });
  await page.locator('.message').getByText('theirs', { exact: true }).waitFor();
  await button('Change').click();
  expect(await field('Text').inputValue()).toBe('mine');
  await button('Pass on').click();
  await page.getByText('Somebody else has saved this message meanwhile.').waitFor();
  await page.locator('.panel-box').getByText('theirs', { exact: true }).waitFor();
  await button('Pass on').click();
  await page.locator('.message').getByText('mine', { exact: true }).waitFor();
});

test('a time that was promised for another day is there when its draft is opened again', async () => {
  await page.goto(`${practice.url}#/messages/new`);
  await field('Recipient’s name').fill('Dr Lambert');
  await field('From').fill('Mme Petit');
  await field('Purpose of the call').fill('certificat');
  const soon = new Date(Date.now() + 3 * 86_400_000);
  const promised = `${soon.toISOString().slice(0, 10)}T15:40`;
  await field(/^Passed on before/u).fill(promised);
  await button('Keep as a draft').click();
  await button('Change').click();
  expect(await field(/^Passed on before/u).inputValue()).toBe(promised);
  await button('Pass on').click();
  await page.getByText(/Your message is passed on to Dr Lambert before .*15:40/u).waitFor();
});

test('a message to an address, without a mail server: the page says that it must be told', async () => {
  const entry = {
    ...{ kind: 'person', name: 'Dr Marin', role: '', numbers: [], email: 'marin@example.test', language: '' },
    ...{ note: '', speed: null, hours: null, absences: [], deputy: null },
  };
  const { id: recipient } = (await tell('directory.save', { id: null, version: 0, entry })) as { id: string };
  const { id } = (await tell('message.save', { ...MESSAGE, draft: 'd-mail', recipient })) as { id: string };
  await page.goto(`${practice.url}#/messages/${id}`);
  await page.getByText(/No mail server is set up: to be told/u).waitFor();
  await noViolation(page);
});

test('an open line: called back in one click, and closed by the outcome of that call', async () => {
  await callEndsWith(/^(Call back|To call back)/u);
  await page.keyboard.press('6');
  const line = page.locator('.line').filter({ hasText: VASSEUR });
  await line.waitFor();
  await noViolation(page);
  await line.getByRole('button', { name: `Call back now ${VASSEUR}` }).click();
  await page.getByText('The number is ready: lift the handset.').waitFor();
  await page.keyboard.press('d');
  await button(/Lift handset/u).click();
  await page.locator('.call[data-state="talking"]').waitFor();
  await button(/^Satisfied/u)
    .first()
    .click();
  await button(/Put down handset/u).click();
  await page.keyboard.press('6');
  await line.waitFor({ state: 'detached' });
  await page.locator('.settled').getByText('satisfied').waitFor();
  await noViolation(page);
});

test('the end of the day: the cue on every page, the list, and the signature that ends it', async () => {
  const now = new Date();
  const minute = now.getHours() * 60 + now.getMinutes();
  const today = { from: 0, to: Math.min(24 * 60, minute + 20) };
  await tell('settings.save', { name: 'hours', value: { [now.getDay() || 7]: [today] } });
  await tell('followUp.promise', {
    draft: 'p-1',
    call: null,
    caller: 'M. Roux',
    number: '',
    note: 'Le prix',
  });
  const cue = page.getByRole('link', { name: /End of the day, still open/u });
  await cue.click();
  const list = page.locator('.closing-lines');
  await list.getByText('M. Roux').waitFor();
  await noViolation(page);
  await button(/^Sign /u).click();
  await page.getByText(/Signed by Practice/u).waitFor();
  await cue.waitFor({ state: 'detached' });
  await page
    .locator('.line')
    .filter({ hasText: 'M. Roux' })
    .getByRole('button', { name: 'Done, M. Roux' })
    .click();
  await field('With what result?').fill('12 euros');
  await page.keyboard.press('Enter');
  await page.locator('.settled').getByText('12 euros').waitFor();
});

test('fits a phone, in both languages', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const language of ['en', 'fr']) {
    if (language === 'fr') await page.keyboard.press('f');
    for (const where of ['messages', 'messages/new', 'followUps']) {
      await page.goto(`${practice.url}#/${where}`);
      await page.locator('main h1').waitFor();
      await noViolation(page);
      const { width } = (await page.locator('main').boundingBox()) ?? { width: 0 };
      expect([where, width <= 360]).toEqual([where, true]);
    }
  }
});

const MESSAGE = {
  version: 0,
  send: true,
  kind: 'other',
  call: null,
  recipient: null,
  name: 'Dr Lambert',
  caller: 'Mme Petit',
  number: '',
  text: '',
  promised: null,
  collectFrom: null,
  details: { purpose: 'certificat' },
};
