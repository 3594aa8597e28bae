import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noViolation } from './support/axe.ts';
import { practicePage } from './support/practice-page.ts';

/** The directory, what is said of calls, the search of the register and the settings: real unit, real calls, real browser. */
let page: Page;
const practice = practicePage({
  // What a form is refused for is an answer of the unit's, and the browser notes it down.
  expected: /400/,
  async ready(fresh) {
    page = fresh;
    await page.locator('html[lang=en]').waitFor();
  },
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });

/** From wherever the focus is to the page of that key. */
async function goByKey(key: string): Promise<void> {
  await page
    .locator(':focus')
    .blur({ timeout: 500 })
    .catch(() => {});
  await page.keyboard.press(key);
}

async function addEntry(name: string, number: string): Promise<void> {
  await goByKey('a');
  await page.getByRole('link', { name: 'New entry' }).press('Enter');
  await box('Full name').fill(name);
  await box('Number 1').fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name }).waitFor();
}

test('an empty directory says how to fill it; a faulty field is named, and nothing that was typed is lost', async () => {
  await goByKey('a');
  await page.getByText('The directory is empty.').waitFor();
  await noViolation(page);
  await page.getByRole('link', { name: 'New entry' }).click();
  await box('Full name').fill('Secretary');
  await box('E-mail').fill('nobody');
  await page.keyboard.press('Enter');
  await page.getByText('An address such as name@example.org.').waitFor();
  await noViolation(page);
  await page.reload();
  await page.locator('html[lang=en]').waitFor();
  expect(await box('Full name').inputValue()).toBe('Secretary');
  await box('E-mail').fill('secretary@example.org');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Secretary' }).waitFor();
});

test('a speed key of the unit calls whom the directory puts on it, from the moment it is saved', async () => {
  await addEntry('Night service', '23');
  await addEntry('Dr Roux', '22');
  await page.getByRole('link', { name: 'Night service' }).press('Enter');
  await page.getByLabel('Key of the unit').selectOption('1');
  await button('Save').click();
  await page.getByText('key 1').waitFor();
  await page.getByRole('link', { name: 'Dr Roux' }).click();
  await page.getByLabel('Key of the unit').selectOption('1 · Night service');
  await button('Save').click();
  await page.getByText('Already the key of Night service.').waitFor();
  await noViolation(page);
  await button('Cancel').click();
  await goByKey('d');
  await page.locator('[data-group="speedKeys"]').getByText('Night service').waitFor();
  await page.keyboard.press('o');
  await page.keyboard.press('k');
  await page.keyboard.press('1');
  await page.locator('.call').getByText('Night service').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await page.locator('.call').waitFor({ state: 'detached' });
});

test('by keyboard: a caller who is known, why they call, put through from the directory, found in the register', async () => {
  const { keyboard } = page;
  await addEntry('Mrs Belmont, neighbour', '+33 (0)1 99 00 15 10');
  await addEntry('Dr Fontanel', '21');
  await goByKey('d');
  await page.locator('[data-group="practice"]').waitFor();
  await keyboard.press('p');
  await keyboard.press('1');
  await page.locator('.call').getByText('Mrs Belmont, neighbour').waitFor();
  await page.getByText('Known contact').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('o');
  await page.getByRole('group', { name: 'Reason' }).waitFor();
  await keyboard.press('w');
  await keyboard.press('3');
  await page.getByRole('button', { name: 'Result', pressed: true }).waitFor();
  await keyboard.press('*');
  await page.getByRole('button', { name: 'Grave situation', pressed: true }).waitFor();
  await box('Note, Enter to save').fill('blood test');
  await keyboard.press('Enter');
  await noViolation(page);
  await page.getByRole('searchbox', { name: 'Search the directory' }).fill('font');
  await button(/^Put through to Dr Fontanel/u).press('Enter');
  await page.locator('.wait').getByText('Mrs Belmont, neighbour').first().waitFor();
  await goByKey('g');
  await page.getByRole('searchbox', { name: 'Name or number' }).fill('0033 1 99 00 15 10');
  const row = page.getByRole('row').filter({ hasText: 'Mrs Belmont, neighbour' }).first();
  await row.getByText('Result').waitFor();
  await row.getByText('blood test').waitFor();
  await noViolation(page);
  await page.getByRole('searchbox', { name: 'Name or number' }).fill('nobody of that name');
  await page.getByText('No call matches.').waitFor();
});

test('a file of an old spreadsheet: each faulty line by its number, the good ones taken, and all of it back as a file', async () => {
  await goByKey('a');
  await page.getByRole('link', { name: 'Import a file' }).click();
  const lines = [
    'Nom;Téléphone;Courriel',
    'Éloïse Petit;01 99 00 55 55;e@example.org',
    'Zoé;;rien',
    'X;"0";"',
  ];
  await page.getByLabel('CSV or vCard file').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n'), 'latin1'),
  });
  await page.getByText('1 new, 0 changed, 0 unchanged, 0 similar, 2 to look at').waitFor();
  await page.getByText('Line 3').waitFor();
  await page.getByText('Line 4').waitFor();
  await noViolation(page);
  await button('Import 1').press('Enter');
  await page.getByText('1 imported').waitFor();
  await page.getByRole('searchbox', { name: 'Search' }).fill('eloise');
  await page.getByRole('link', { name: 'Éloïse Petit' }).waitFor();
  const file = await page.request.get(`${practice.url}api/directory.vcf`);
  expect(await file.text()).toContain('FN:Éloïse Petit');
});

test('more entries than a page has: leafed through by keyboard, and anybody of the house can stand in', async () => {
  const person = (name: string, more: object = {}) => ({
    ...{ kind: 'caller', name, role: '', email: '', language: '', note: '', speed: null, hours: null },
    ...{ numbers: [], absences: [], deputy: null, ...more },
  });
  const entries = Array.from({ length: 240 }, (_, at) => person(`Patient ${String(at).padStart(3, '0')}`));
  entries.push(
    person('Zoé Remplaçante', { kind: 'person' }),
    person('Absent', { kind: 'person', hours: {} }),
  );
  const told = await page.request.post(`${practice.url}api/tell/directory.import`, {
    data: { entries },
    headers: { origin: new URL(practice.url).origin, 'sec-fetch-site': 'same-origin' },
  });
  expect(await told.json()).toMatchObject({ ok: true });
  await goByKey('a');
  await page.getByRole('link', { name: 'Absent' }).click();
  await page.getByLabel('Deputy').selectOption('Zoé Remplaçante');
  await button('Save').click();
  await page.getByText('Zoé Remplaçante stands in').waitFor();
  await page.getByRole('link', { name: 'Absent' }).click();
  await expect
    .poll(() => page.getByLabel('Deputy').locator('option:checked').textContent())
    .toBe('Zoé Remplaçante');
  await button('Cancel').click();
  await button('Next').press('Enter');
  await page.getByRole('link', { name: 'Patient 150' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Next');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Zoé Remplaçante' }).waitFor();
  await noViolation(page);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Patient 150' }).waitFor();
});

test('the house’s own file, edited: what changes is shown, the entries are changed, and there are no more of them', async () => {
  const csv = await (await page.request.get(`${practice.url}api/directory.csv?language=en`)).text();
  const edited = csv.replace('Éloïse Petit', 'Éloïse Grand');
  await goByKey('a');
  await page.getByRole('link', { name: 'Import a file' }).click();
  await page.getByLabel('CSV or vCard file').setInputFiles({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(edited),
  });
  await page.getByText('0 new, 1 changed').waitFor();
  await page.getByText('Full name (Éloïse Petit → Éloïse Grand)').waitFor();
  await noViolation(page);
  await button('Import 1').press('Enter');
  await page.getByText('1 imported').waitFor();
  const after = await (await page.request.get(`${practice.url}api/directory.csv?language=en`)).text();
  expect(after.split('\n').length).toBe(csv.split('\n').length);
  expect(after).toContain('Éloïse Grand');
});

test('a setting is saved, undone, and refused with its reason; the page of settings is in order', async () => {
  await goByKey('7');
  await page.getByRole('textbox', { name: 'Name of the house' }).fill('New House');
  await page.keyboard.press('Enter');
  await button('Undo the change: Name of the house').click();
  await expect.poll(() => page.getByRole('textbox', { name: 'Name of the house' }).inputValue()).toBe('');
  await page.getByRole('spinbutton', { name: 'Days to complete a call' }).fill('9999');
  await page.keyboard.press('Enter');
  await page.getByText('A whole number from 0 to 366.').waitFor();
  await page.getByRole('textbox', { name: 'Reasons for calls' }).fill('Certificat | Certificate');
  await noViolation(page);
});
