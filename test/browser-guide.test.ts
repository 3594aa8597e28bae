import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { practicePage } from './support/practice-page.ts';

/** The guide at the receptionist's elbow: real unit, real baresips, real browser, by keyboard alone. */
/** Keys of the practice group: the free callers come after the scenarios. */
const VASSEUR = '7';
const GARANCE = '8';

let page: Page;
const practice = practicePage({
  speed: 6,
  async ready(fresh) {
    page = fresh;
    await card('ringing');
  },
});

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const card = (id: string) => page.locator(`.guide-card[data-card="${id}"]`).waitFor();
const says = (text: string | RegExp) =>
  page.locator('.guide-card .card-say', { hasText: text }).first().waitFor();

async function ring(key: string): Promise<void> {
  await page.locator('.free-call').first().waitFor();
  await press('p', key);
  await practice.ringing();
  await press('Escape');
}

/** Whoever waits, whoever is on the line and the three ways can be seen: nothing lies over the middle of any of them. */
const COVERED = `[...document.querySelectorAll('.wait, .call, .ways')].filter((each) => {
  const { left, top, width, height } = each.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + Math.min(height, 60) / 2);
  return !each.contains(seen);
}).map((each) => each.className)`;

async function coversNothing(): Promise<void> {
  expect(await page.evaluate<readonly string[]>(COVERED)).toEqual([]);
}

test('shows the right card at each moment of a call, by itself', async () => {
  await page.getByLabel('Your first name').fill('Camille');
  await press('Tab', 'Escape');
  await page.locator('main').click({ position: { x: 2, y: 2 } });
  await ring(VASSEUR);
  await card('ringing');
  await says(/Camille, good (morning|afternoon|evening)\.$/);
  await noViolation(page);
  await press('o');
  await card('listening');
  await says('Am I speaking to Mme Odile Vasseur?');
  await page.locator('.about-call').waitFor();
  await press('w', '1', 'Escape');
  await card('appointment');
  await coversNothing();
  await ring(GARANCE);
  await card('anotherCaller');
  await says('Mme Odile Vasseur, I am putting you on hold for a moment');
  await press('h');
  await page.locator('.wait[data-state="waiting"]').waitFor();
  await press('p', GARANCE, 'Escape');
  await page.locator('.call[data-state="ringing"]').waitFor({ state: 'detached' });
  await card('waiting');
  await card('checkIn');
  await says('Thank you for waiting, Mme Odile Vasseur.');
  await page.locator('.wait[data-state="due"], .wait[data-state="overdue"]').waitFor();
  await coversNothing();
  await noViolation(page);
  await press('r');
  await card('takenBack');
  await press('1');
  await page.locator('.wait[data-state="waiting"]').waitFor();
  await press('r');
  await card('takenBack');
  await press('k', '1', 'Escape');
  await card('transfer');
  await says('I am putting you through to Dr Élise Fontanel.');
  await press('t');
  await page.locator('.guide-card[data-card="recipientRings"], .guide-card[data-card="recipient"]').waitFor();
  await card('recipient');
  await says(/I have Mme Odile Vasseur on the line about this: appointment\. Do you take the call\?$/);
  await coversNothing();
  await press('o');
  await page.locator('.wait').first().waitFor({ state: 'detached' });
  await card('ringing');
});

test('offers every situation within one key and a figure, keeps it for that moment, and tells no key to the desk', async () => {
  await ring(GARANCE);
  await press('o');
  await card('listening');
  await press('q');
  await page.getByRole('button', { name: 'A call that goes on' }).waitFor();
  await noViolation(page);
  for (const [key, id] of [
    ['1', 'talkative'],
    ['2', 'hesitant'],
    ['3', 'sales'],
    ['4', 'aggressive'],
    ['5', 'elderly'],
    ['6', 'twelveHour'],
    ['7', 'homeVisit'],
    ['8', 'personal'],
    ['9', 'hold'],
    ['0', 'leading'],
    ['*', 'unavailable'],
    ['#', 'spelling'],
  ] as const) {
    await press('q', key);
    await card(id);
    await coversNothing();
  }
  await press('q', '4');
  await page.locator('.guide-card summary', { hasText: '2. Understand' }).click();
  await says('I understand that this worries you.');
  await noViolation(page);
  await press('s');
  await card('farewell');
  await says(/Goodbye, and have a good (day|afternoon|evening)\.$/);
  await page.getByRole('button', { name: 'Grave situation' }).click();
  await card('farewellGrave');
  await press('o');
  await page.locator('.call').first().waitFor({ state: 'detached' });
});

test('speaks French as soon as the page does', async () => {
  await press('f');
  await page.locator('html[lang=fr]').waitFor();
  await says(/bonjour|bonsoir/i);
  await ring(GARANCE);
  await press('o');
  await card('listening');
  await says('Quel est l’objet de votre appel');
  await press('2');
  await card('message');
  await says('Je prends votre message');
  await noViolation(page);
  await press('o');
  await page.locator('.call').first().waitFor({ state: 'detached' });
});
