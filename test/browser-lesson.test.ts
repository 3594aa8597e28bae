import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { practicePage } from './support/practice-page.ts';

/**
 * A newcomer learns alone: the real unit, real baresips, a real voice where the machine has one, a real browser. The hold
 * clock and the callers' pauses run faster; what is said takes the time that it takes.
 */
let page: Page;
const practice = practicePage({
  speed: 6,
  async ready(fresh) {
    page = fresh;
    await page.locator('html[lang=en]').waitFor();
    await page.getByText('Learn in an hour, alone').waitFor();
  },
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** A picture to look at, where GARDEFIL_TEST_PICTURES names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env.GARDEFIL_TEST_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.locator('.practice').scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: width < 500 });
  }
  if (before) await page.setViewportSize(before);
}

/** The caller has finished speaking and waits for an answer. */
const callerListens = () => page.locator('.practice-ways button[aria-disabled=false]').first().waitFor();
const hears = (words: string) => page.getByRole('log').getByText(words).waitFor();
const findings = async () =>
  (await page.locator('.finding').allInnerTexts()).map((text) => text.replace(/\s+/gu, ' ').trim());

test('by keyboard alone: nobody takes the call, three check-ins in time, a message, and the debrief', async () => {
  await picture('choice-en');
  await noViolation(page);
  await press('p', '4');
  await practice.ringing();
  await press('o');
  await callerListens();
  await press('Enter');
  await hears(
    '“Hello. I would like to speak to Madame Arnoux, please. It is about my physiotherapy sessions.”',
  );
  await callerListens();
  await press('Enter');
  await hears('“Nadège Ferrand. All right, I am holding.”');
  await callerListens();
  await press('h');
  for (const answer of [
    '“Yes, I can hold a little longer.”',
    '“Yes, I am willing to wait a little more.”',
    '“Still nobody?”',
  ]) {
    if (answer.includes('Still')) await noViolation(page);
    await page.locator('.wait[data-state="due"]').waitFor();
    await press('r');
    await hears(answer);
    await picture('running-en');
    if (!answer.includes('Still')) await press('1');
  }
  await callerListens();
  await press('Enter');
  await hears(
    '“No, I have waited long enough. Please take a message: twenty sessions, left knee, at the practice.”',
  );
  await press('2');
  await callerListens();
  await press('Enter');
  await hears('“That is correct. Thank you, goodbye.”');
  await callerListens();
  await press('o');
  await page.getByRole('heading', { name: 'Debrief · Nobody takes the call' }).waitFor();
  await picture('debrief-en');
  await noViolation(page);
  const told = await findings();
  expect(told[0]).toMatch(/^kept A1 Answered after ringing for \d+ s\.$/u);
  expect(
    told.filter((line) => /^kept A13 Check-in [123] with Mme Nadège Ferrand, due after/u.test(line)).length,
  ).toBe(3);
  expect(told.filter((line) => /^kept A9 .*(“wait”|“message”)/u.test(line)).length).toBe(3);
  expect(told).toContain('kept A8 Outcome noted: “message”.');
  expect(told.at(-1)).toBe(
    'good to know A15 Still to do: pass on Mme Nadège Ferrand’s message and make sure that it has arrived.',
  );
  expect(await page.locator('.practice [role=status]').innerText()).toBe('8 of 8 kept');
  await button('Close the debrief').press('Enter');
  await page.locator('.scenario', { hasText: 'Nobody takes the call' }).getByText('mastered').waitFor();
  await page.getByText('1 of 6 mastered').waitFor();
});

test('in French: a sales call ended the wrong way says what was not kept, and is put right', async () => {
  await press('f');
  await page.locator('html[lang=fr]').waitFor();
  await page.getByText('Apprendre seul, en une heure').waitFor();
  await picture('choice-fr');
  await press('p', '2');
  await practice.ringing();
  await press('o');
  await callerListens();
  await press('Enter');
  await hears(
    '«\u202fBonjour\u202f! Hector Brissac, de la société Lumibelle. Je propose au docteur un éclairage formidable pour sa salle d’attente.\u202f»',
  );
  expect(await page.getByRole('log').locator('[lang=fr]').count()).toBe(1);
  await picture('running-fr');
  await press('s');
  await press('o');
  await page.getByRole('heading', { name: 'Bilan · Démarche commerciale' }).waitFor();
  await page
    .getByText('Issue notée\u202f: «\u202fsatisfait\u202f»\u202f; ici, plutôt «\u202fcommercial\u202f».')
    .waitFor();
  await picture('debrief-fr');
  await noViolation(page);
  await press('c');
  await page.getByText('Issue notée\u202f: «\u202fcommercial\u202f».').waitFor();
  expect(await page.locator('.practice [role=status]').innerText()).toBe('2 sur 2 tenues');
  await page.getByRole('button', { name: 'Fermer le bilan' }).click();
  await page.getByText('2 sur 6 réussis').waitFor();
});

test('the progress is still there after a new start, and can be forgotten after a question', async () => {
  await practice.restart();
  await page.getByText('2 of 6 mastered').waitFor();
  await button('Start from the beginning').click();
  await page.getByRole('group', { name: 'Forget how far the exercises have come?' }).waitFor();
  await button('Keep').click();
  await page.getByText('2 of 6 mastered').waitFor();
  await button('Start from the beginning').click();
  await button('Forget').click();
  await page.getByText('0 of 6 mastered').waitFor();
});
