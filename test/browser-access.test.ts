import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessUnit } from './support/access-unit.ts';
import { noViolation } from './support/axe.ts';
import { launchBrowser, untilKnown } from './support/browser.ts';
import { scratchFolder } from './support/daemon.ts';

/** One day of a new unit: its first manager, her colleagues, what each of them sees, and what is left of it in the log. */
const PORT = 21_310;
const PASSWORD = 'quatre chevaux verts';

const scratch = scratchFolder();
let unit: AccessUnit;
let browser: Browser;
const codes: Record<string, string> = {};

beforeAll(async () => {
  unit = await AccessUnit.start(scratch.path, PORT);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.stop();
  scratch.remove();
});

const url = () => `http://127.0.0.1:${PORT}/`;

async function open(language = 'en', viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('garde-fil', '{"language":"${language}"}')`);
  await page.goto(url());
  await untilKnown(page);
  return page;
}

async function logIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Login name').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

async function loggedIn(login: string): Promise<Page> {
  const page = await open();
  await logIn(page, login);
  await logOutButton(page).waitFor();
  return page;
}

const logOutButton = (page: Page) => page.getByRole('button', { name: /Log out/u });
const pagesOf = async (page: Page) =>
  (await page.getByRole('navigation').getByRole('link').allInnerTexts()).map((text) =>
    text.split('\n')[0]?.trim(),
  );

test('a new unit asks for the code on its terminal; with it the first manager comes in, by keyboard alone', async () => {
  const page = await open();
  await page.getByRole('heading', { name: 'First manager' }).waitFor();
  await noViolation(page);
  await page.getByLabel('One-time code').fill('BBBB-BBBB-BBBB-BBBB');
  await page.getByLabel('Login name').fill('Anne Martin');
  await page.getByLabel('First name and name').fill('Anne Martin');
  await page.getByLabel('New password').fill('short');
  await page.keyboard.press('Enter');
  await page.getByText('This code is not right').waitFor();
  await page.getByLabel('One-time code').fill(unit.firstRunCode);
  await page.keyboard.press('Enter');
  await page.locator('.field-fault').getByText('At least 10 characters').waitFor();
  await page.getByLabel('New password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.field-fault').getByText('Letters, digits, dots').waitFor();
  await noViolation(page);
  await page.getByLabel('Login name').fill('anne');
  await page.keyboard.press('Enter');
  await logOutButton(page).waitFor();
  expect(await logOutButton(page).innerText()).toContain('Anne Martin');
  expect(await pagesOf(page)).toEqual(expect.arrayContaining(['Desk', 'Register', 'Users', 'Audit log']));
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([
    { httpOnly: true, sameSite: 'Strict', name: `gardefil-${PORT}`, path: '/' },
  ]);
  expect(await page.evaluate('document.cookie')).toBe('');
  await page.context().close();
});

test('she adds a colleague of each role, and each chooses a password with the code', async () => {
  const page = await loggedIn('anne');
  await page.keyboard.press('8');
  for (const [login, name, role] of [
    ['zoe', 'Zoé Petit', 'Receptionist'],
    ['max', 'Max Roux', 'Technician'],
    ['doc', 'Dr Blanc', 'Recipient'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a user' }).click();
    await page.getByLabel('First name and name').fill(name);
    await page.getByLabel('Login name').fill(login);
    await page.getByLabel('Role').selectOption({ label: role });
    if (login === 'zoe') await noViolation(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator(`tr[data-user="${login}"]`).waitFor();
    await page.getByText(`Code of ${name}`).waitFor();
    codes[login] = await page.locator('.given-code').innerText();
  }
  await noViolation(page);
  for (const login of ['zoe', 'max', 'doc']) {
    const theirs = await open();
    await theirs.getByRole('button', { name: 'I was given a code' }).click();
    await theirs.getByLabel('One-time code').fill(codes[login] ?? '');
    await theirs.getByLabel('Login name').fill(login);
    await theirs.getByLabel('New password').fill(PASSWORD);
    await theirs.keyboard.press('Enter');
    await logOutButton(theirs).waitFor();
    await theirs.context().close();
  }
  await page.context().close();
});

test('a login name that is taken, and a change that somebody else was faster with, are said; what was typed stays', async () => {
  const [page, other] = [await loggedIn('anne'), await loggedIn('anne')];
  for (const each of [page, other]) {
    await each.keyboard.press('8');
    await each.getByRole('button', { name: 'Change Max Roux' }).click();
  }
  await other.getByLabel('First name and name').fill('Max Leroux');
  await other.getByRole('button', { name: 'Save' }).click();
  await other.getByRole('rowheader', { name: 'Max Leroux' }).waitFor();
  await page.getByLabel('First name and name').fill('Maxime Roux');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Somebody else has just changed this user').waitFor();
  expect(await page.getByLabel('First name and name').inputValue()).toBe('Maxime Roux');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Add a user' }).click();
  await page.getByLabel('First name and name').fill('<b>Zoé</b>');
  await page.getByLabel('Login name').fill('zoe');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('There is such a login name already').waitFor();
  expect(await page.getByLabel('First name and name').inputValue()).toBe('<b>Zoé</b>');
  await page.context().close();
  await other.context().close();
});

test.each([
  ['zoe', ['Users', 'Audit log'], ['Desk', 'Register']],
  ['max', ['Register', 'Users', 'Audit log'], ['Desk']],
  ['doc', ['Register', 'Users', 'Audit log'], ['Desk']],
])('%s sees neither %j in the navigation nor by the address', async (login, hidden, shown) => {
  const page = await loggedIn(login);
  const pages = await pagesOf(page);
  for (const name of hidden) expect(pages).not.toContain(name);
  for (const name of shown) expect(pages).toContain(name);
  expect(await page.evaluate(`fetch('api/users').then((answer) => answer.status)`)).toBe(403);
  expect(await page.evaluate(`fetch('api/audit').then((answer) => answer.status)`)).toBe(403);
  await noViolation(page);
  await page.context().close();
});

test('after the logout the desk stays readable in every tab, without names; other pages ask who is there', async () => {
  const page = await loggedIn('zoe');
  const tab = await page.context().newPage();
  await tab.goto(`${url()}#/register`);
  await tab.locator('main.register').waitFor();
  await logOutButton(page).click();
  await page.getByRole('link', { name: /Log in/u }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/');
  await page.locator('main.desk').waitFor();
  await tab.getByRole('heading', { name: 'Log in' }).waitFor();
  expect(await page.content()).not.toContain('0199005678');
  expect(await page.content()).not.toContain('Dr Blanc');
  await noViolation(page);
  await logIn(tab, 'zoe');
  await tab.locator('main.register').waitFor();
  await page.getByRole('link', { name: /Log in/u }).click();
  await logOutButton(page).waitFor();
  await page.context().close();
});

test('a wrong password is told, and after some the time to wait', async () => {
  const page = await open();
  for (let time = 0; time < 5; time++) {
    await logIn(page, 'nobody', 'wrong wrong wrong');
    await page.getByText(/is not right|Too many tries/u).waitFor();
    await page.waitForFunction(`!document.querySelector('[aria-disabled=true]')`);
  }
  await logIn(page, 'nobody', 'wrong wrong wrong');
  await page.getByText(/Too many tries\. Try again in \d+ s/u).waitFor();
  await noViolation(page);
  await page.context().close();
});

test('disabling somebody asks first, names them, and ends what they have open', async () => {
  const max = await loggedIn('max');
  const page = await loggedIn('anne');
  await page.keyboard.press('8');
  await page.getByRole('button', { name: 'Disable Max Leroux' }).click();
  await page.getByText('Disable Max Leroux? Their sessions end at once.').waitFor();
  await noViolation(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Disable Max Leroux' }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  await page.locator('tr[data-user="max"]').getByText('disabled').waitFor();
  expect(await max.evaluate(`fetch('api/me').then((answer) => answer.status)`)).toBe(401);
  await page.getByRole('button', { name: 'Disable Anne Martin' }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  await page.getByText('This is the last manager who can log in').waitFor();
  await page.context().close();
  await max.context().close();
});

test('whoever is logged in chooses another password by keyboard alone, and is logged out everywhere else', async () => {
  const [page, elsewhere] = [await loggedIn('zoe'), await loggedIn('zoe')];
  await page.keyboard.press('0');
  await page.getByRole('heading', { name: 'Password' }).waitFor();
  const enter = async (present: string, next: string) => {
    await page.getByLabel('Present password').fill(present);
    await page.getByLabel('New password').fill(next);
    await page.keyboard.press('Enter');
  };
  await enter('wrong wrong wrong', 'six grues blanches');
  await page.getByText('password is not right').waitFor();
  await noViolation(page);
  await enter(PASSWORD, 'short');
  await page.locator('.field-fault').getByText('At least 10 characters').waitFor();
  await enter(PASSWORD, 'six grues blanches');
  await page.getByText('Saved').waitFor();
  await logOutButton(page).waitFor();
  await elsewhere.getByRole('link', { name: /Log in/u }).waitFor();
  await elsewhere.context().close();
  await page.context().close();
});

test('a manager has no button to lock herself out: a new code is for others', async () => {
  const page = await loggedIn('anne');
  await page.keyboard.press('8');
  await page.getByRole('button', { name: 'New code Zoé Petit' }).waitFor();
  expect(await page.getByRole('button', { name: 'New code Anne Martin' }).count()).toBe(0);
  await page.context().close();
});

test('a forgotten password is reset on the unit itself, while it runs', async () => {
  const { code, out } = await unit.command('user', 'reset', 'zoe');
  expect(code).toBe(0);
  const given = /Code for zoe: (\S+)/u.exec(out)?.[1] ?? '';
  const page = await open();
  await page.getByRole('button', { name: 'I was given a code' }).click();
  await page.getByLabel('One-time code').fill(given);
  await page.getByLabel('Login name').fill('zoe');
  await page.getByLabel('New password').fill('cinq oies sauvages');
  await page.keyboard.press('Enter');
  await logOutButton(page).waitFor();
  await page.context().close();
});

test('the audit log tells all this, can be searched by keyboard, and is whole', async () => {
  const page = await loggedIn('anne');
  await page.keyboard.press('9');
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  await page.locator('tbody tr').first().waitFor();
  await noViolation(page);
  await page.getByLabel('Kind').selectOption('change');
  await page.getByText('users.disable').first().waitFor();
  expect(await page.locator('tbody tr').getByText('login', { exact: true }).count()).toBe(0);
  await page.getByLabel('Person').selectOption({ label: 'the unit' });
  await page.getByText('users.reset').first().waitFor();
  await page.getByLabel('Day').fill('2001-01-01');
  await page.getByText('Nothing of the kind.').waitFor();
  expect((await unit.command('audit', 'verify')).out).toMatch(/The audit log is whole: \d+ entries/u);
  await page.context().close();
});
