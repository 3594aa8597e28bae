import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { launchBrowser, type Opened, openPage } from './support/browser.ts';
import { scratchFolder } from './support/daemon.ts';
import { Practice } from './support/practice.ts';

/** Managers make the guide their own: real unit, real browser. Each test goes on where the one before ended. */
const scratch = scratchFolder();
let practice: Practice;
let browser: Browser;
const open: Opened[] = [];

beforeAll(async () => {
  practice = await Practice.start(scratch.path, 1);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await practice?.stop();
  scratch.remove();
});

afterEach(async () => {
  for (const each of open.splice(0)) {
    // A refused save is a 409, which the browser writes down.
    expect(each.errors.filter((error) => !/status of 409/.test(error))).toEqual([]);
    await each.close();
  }
});

async function openAt(route: string): Promise<Page> {
  const opened = await openPage(browser, `${practice.url}#/${route}`);
  open.push(opened);
  return opened.page;
}

const text = (page: Page) => page.getByLabel('Text', { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

test('a card is read, edited with a preview, and published; Desk says it at once', async () => {
  const page = await openAt('guide');
  await page.getByRole('heading', { name: /^Hold|Putting on hold/ }).waitFor();
  await noViolation(page);
  await page.getByRole('link', { name: 'Edit Listening' }).press('Enter');
  await text(page).fill('> How can I help[, {caller}?|?\n> Thank you [{recipient}]');
  await page.getByText('a bracket is not closed').waitFor();
  await press(page, 'Keep the draft');
  await page.getByText('Saved', { exact: true }).waitFor();
  await press(page, 'Publish');
  await page.getByText('This text has faults: see the preview.').waitFor();
  await text(page).fill('> How do I help you[, {caller}]?');
  await page.locator('.guide-preview', { hasText: 'How do I help you, Mrs Vasseur?' }).waitFor();
  await page.locator('.guide-preview', { hasText: 'How do I help you?' }).waitFor();
  await noViolation(page);
  await press(page, 'Publish');
  await page.getByText('Published', { exact: true }).waitFor();
  await page.getByText(/^Version 1:/).waitFor();
  const desk = await openAt('');
  await desk.locator('.free-call').first().waitFor();
  await desk.keyboard.press('p');
  await desk.keyboard.press('7');
  await desk.locator('.call[data-state="ringing"]').waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('o');
  await desk.getByText('How do I help you, Mme Odile Vasseur?').waitFor();
  await desk.keyboard.press('o');
  await desk.locator('.call').first().waitFor({ state: 'detached' });
});

test('an earlier text is compared, and returned to', async () => {
  const page = await openAt('guide/edit/en/listening');
  await page.getByRole('button', { name: 'Differences from the published text' }).press('Enter');
  await page.locator('.different ins', { hasText: 'How' }).first().waitFor();
  await page.locator('.different del').first().waitFor();
  await noViolation(page);
  await press(page, 'Return to it');
  await page.getByText('Publish the text that it came with again?').waitFor();
  await page.getByRole('button', { name: 'Return to it', exact: true }).last().press('Enter');
  await page.getByText(/^Version 2:.*returned to/).waitFor();
  await page.locator('textarea').first().waitFor();
  await expect.poll(() => text(page).inputValue()).toContain('What is the purpose of your call?');
});

test('of two who edit at once, the second is told and keeps their text; a reload keeps it, too', async () => {
  const first = await openAt('guide/edit/en/hold');
  const second = await openAt('guide/edit/en/hold');
  await text(second).fill('> One moment please. Second.');
  await text(first).fill('> One moment please. First.');
  await press(first, 'Keep the draft');
  await first.getByText('Saved', { exact: true }).waitFor();
  await press(second, 'Keep the draft');
  await second.getByText('Somebody else has saved this draft meanwhile.').waitFor();
  await second.getByText(/saved another text on/).waitFor();
  expect(await text(second).inputValue()).toBe('> One moment please. Second.');
  await second.reload();
  await second.getByText(/saved another text on/).waitFor();
  expect(await text(second).inputValue()).toBe('> One moment please. Second.');
  await noViolation(second);
  await press(second, 'Keep the draft');
  await second.getByText('Somebody else has saved this draft meanwhile.').waitFor();
  await press(second, 'Keep the draft');
  await second.getByText('Saved', { exact: true }).waitFor();
  await press(second, 'Discard the draft');
  await second.getByRole('button', { name: 'Discard the draft' }).last().press('Enter');
  await expect.poll(() => text(second).inputValue()).toContain('I am looking at the diary');
});

test('the whole guide goes out as a file and comes back; what would change is shown first', async () => {
  const page = await openAt('guide');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as a file' }).press('Enter');
  const file = await readFile(await (await waiting).path(), 'utf8');
  expect(file).toContain('## Accueil {#ringing}');
  await page.getByRole('link', { name: 'Import a file' }).press('Enter');
  const give = (content: string) =>
    page
      .getByLabel('File of the guide', { exact: true })
      .last()
      .setInputFiles({ name: 'guide.md', mimeType: 'text/markdown', buffer: Buffer.from(content) });
  await give(file);
  await page.getByText('Nothing changes').waitFor();
  await give(
    file
      .replace('## Accueil {#ringing}', '## Bon accueil {#ringing}')
      .replace('## ', '## Faulty {#none}\n\n## '),
  );
  await page.getByText('unknown card: none').waitFor();
  await give(file.replace('## Accueil {#ringing}', '## Bon accueil {#ringing}'));
  await page.getByText('One card changes').waitFor();
  await page.locator('.different ins', { hasText: 'Bon' }).waitFor();
  await noViolation(page);
  await press(page, 'Publish these changes');
  await page.getByText('Nothing changes').waitFor();
  await page.goto(`${practice.url}#/guide/edit/fr/ringing`);
  await page.getByText(/^Version 1:.*imported/).waitFor();
});

test('the coach marks as one types, one key takes a better wording, and the house may allow one', async () => {
  const page = await openAt('guide/edit/fr/personal');
  await text(page).fill('> Je vous passe le médecin.');
  await page.locator('.coach-marks', { hasText: 'Je vous passe' }).waitFor();
  await noViolation(page);
  await text(page).press('Alt+Enter');
  expect(await text(page).inputValue()).toMatch(/^> Je vous mets en \w+ avec le médecin\.$/);
  await page.locator('.coach-marks').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  expect(await text(page).inputValue()).toBe('> Je vous passe le médecin.');
  await page.goto(`${practice.url}#/guide/wordings`);
  await page.keyboard.press('f');
  await page.getByRole('form', { name: 'Permettre' }).getByLabel('Tournure').fill('je vous passe');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Retirer.*je vous passe/ }).waitFor();
  await noViolation(page);
  await page.goto(`${practice.url}#/guide/edit/fr/personal`);
  const field = page.getByLabel('Texte', { exact: true });
  await field.fill('> Je vous passe le médecin. Pas de souci.');
  await page.locator('.coach-marks', { hasText: 'Pas de souci' }).waitFor();
  expect(await page.locator('.coach-marks q').allTextContents()).toEqual(['Pas de souci']);
});
