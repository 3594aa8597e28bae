import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type Opened, openPage } from './support/browser.ts';
import { buildOffice, OfficeUnit, speaking } from './support/office-unit.ts';

let browser: Browser;
let unit: OfficeUnit;

beforeAll(async () => {
  unit = await OfficeUnit.start({ appFolder: await buildOffice(), amount: 'ordinary', port: 21_780 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.stop();
});

async function openFigures(): Promise<Opened> {
  const opened = await openPage(browser, `${unit.url}#/figures`, speaking('en', unit.url));
  await opened.page.locator('.page-figures .totals').waitFor();
  return opened;
}

describe('the figures', () => {
  it('are of any days that somebody types, however fast, and of last month by its name', async () => {
    const { page, errors, close } = await openFigures();
    await page.getByLabel('From', { exact: true }).focus();
    await page.keyboard.type('03032025');
    await expect.poll(() => page.url()).toMatch(/#\/figures\/2025-03-03\/\d{4}-\d\d-\d\d$/);
    await page.getByLabel('Period').focus();
    await page.getByLabel('Period').selectOption('Last month');
    const now = new Date();
    const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 10);
    await expect.poll(() => page.getByLabel('From', { exact: true }).inputValue()).toBe(first);
    await page.locator('.empty').waitFor();
    await page.getByRole('cell', { name: 'Callbacks requested' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('tell persons apart only after somebody has read that the staff must know, and then say since when', async () => {
    const { page, errors, close } = await openFigures();
    expect(await page.getByRole('heading', { name: 'By person' }).count()).toBe(0);
    await page.goto(`${unit.url}#/settings`);
    const form = page.locator('.setting', {
      has: page.getByLabel('Figures for each person', { exact: true }),
    });
    await form.getByRole('checkbox').check();
    await form.locator('button[type=submit]').click();
    const question = form.getByRole('group', { name: 'All staff must have been told' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await form.locator('button[type=submit]').click();
    await question.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved').waitFor();
    await page.goto(`${unit.url}#/figures`);
    await page.getByText(/^Since \w+, .*\. Staff must be told\.$/).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
});
