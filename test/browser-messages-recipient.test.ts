import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessUnit } from './support/access-unit.ts';
import { noViolation } from './support/axe.ts';
import { launchBrowser, untilKnown } from './support/browser.ts';
import { scratchFolder } from './support/daemon.ts';

/** A doctor's own page: their messages and nobody else's, on a unit with a login. */
const PORT = 21_520;
const PASSWORD = 'quatre chevaux verts';

const scratch = scratchFolder();
const url = `http://127.0.0.1:${PORT}/`;
let unit: AccessUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await AccessUnit.start(scratch.path, PORT);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.stop();
  scratch.remove();
});

async function asked<Value>(request: APIRequestContext, path: string, input: object): Promise<Value> {
  const response = await request.post(`${url}api/${path}`, { data: input });
  const answer = (await response.json()) as { ok: boolean; value: Value };
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
}

async function pageOf(login: string, body: object, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  await asked(page.request, path, { login, password: PASSWORD, ...body });
  await page.addInitScript(`localStorage.setItem('garde-fil', '{"language":"en"}')`);
  await page.goto(`${url}#/messages`);
  await untilKnown(page);
  return page;
}

const message = (draft: string, recipient: string | null, caller: string) => ({
  draft,
  version: 0,
  send: true,
  kind: 'documents',
  call: null,
  recipient,
  name: 'Dr Marin',
  caller,
  number: '',
  text: 'À rappeler avant midi',
  promised: null,
  collectFrom: null,
  details: { what: 'Prise de sang', from: 'Laboratoire du Parc', sent: 'secureMail' },
});

test('a recipient reads and acknowledges their own message, and sees nobody else’s', async () => {
  const anne = await pageOf('anne', { name: 'Anne Martin', code: unit.firstRunCode }, 'first-run');
  const role = { login: 'lambert', name: 'Dr Lambert', role: 'recipient', deputy: false };
  const { id, code } = await asked<{ id: string; code: string }>(anne.request, 'tell/users.add', role);
  await asked(anne.request, 'tell/message.save', message('d-1', `user:${id}`, 'Mme Petit'));
  await asked(anne.request, 'tell/message.save', message('d-2', null, 'M. Roux'));

  const doctor = await pageOf('lambert', { code }, 'password');
  await doctor.getByRole('heading', { name: 'For you' }).waitFor();
  expect(await doctor.getByRole('navigation').getByRole('link').count()).toBeLessThan(4);
  expect(await doctor.locator('main').innerText()).not.toMatch(/Petit|Roux|Write a message/u);
  await noViolation(doctor);
  await doctor.getByRole('button', { name: 'Read' }).click();
  await doctor.getByText('Mme Petit').waitFor();
  await noViolation(doctor);
  expect((await doctor.request.get(`${url}api/messages`)).status()).toBe(403);

  await anne.reload();
  await anne.getByRole('row').filter({ hasText: 'Mme Petit' }).getByText('seen').waitFor();
  await doctor.getByRole('button', { name: 'I have taken note of it' }).click();
  await doctor.locator('.tag').getByText('confirmed').waitFor();
  await anne.reload();
  await anne.getByRole('row').filter({ hasText: 'Mme Petit' }).getByText('confirmed').waitFor();
});

test('a manager says of which entry of the directory an account is', async () => {
  const anne = await pageOf('anne', {}, 'login');
  const entry = {
    ...{ kind: 'person', name: 'Dr Jeanne Marin', role: 'cardiologue', numbers: [], email: '', language: '' },
    ...{ note: '', speed: null, hours: null, absences: [], deputy: null },
  };
  await asked(anne.request, 'tell/directory.save', { id: null, version: 0, entry });
  await anne.goto(`${url}#/users`);
  await anne.getByRole('button', { name: 'Add a user' }).click();
  await anne.getByLabel('First name and name').fill('Jeanne');
  await anne.getByLabel('Login name').fill('jeanne');
  await anne.getByLabel('Role').selectOption({ label: 'Recipient' });
  await anne.getByLabel('In the directory').selectOption({ label: 'Dr Jeanne Marin' });
  await noViolation(anne);
  await anne.getByRole('button', { name: 'Save' }).click();
  await anne.locator('tr[data-user="jeanne"]').getByText('Dr Jeanne Marin').waitFor();
  await anne.getByRole('button', { name: 'Change Jeanne' }).click();
  const chosen = anne.getByLabel('In the directory').locator('option:checked');
  await expect.poll(() => chosen.innerText()).toBe('Dr Jeanne Marin');
  await noViolation(anne);
});

test('the page behind a link is legible and has no violation', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}link/abc`);
  await noViolation(page);
  await page.getByRole('button').click();
  await page.getByRole('heading', { name: /Ce lien n’ouvre rien|This link opens nothing/u }).waitFor();
  await noViolation(page);
  await context.close();
});
