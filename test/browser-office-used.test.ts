import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KEY_OF } from '../web-admin/app/logic/keys.ts';
import { PAGES } from '../web-admin/app/logic/route.ts';
import { launchBrowser, type Opened, openPage } from './support/browser.ts';
import { buildOffice, OfficeUnit, speaking } from './support/office-unit.ts';

/** Figures, outbox, personal data and the navigation, by keyboard alone: real register, real server, real browser. */
const PORT = 21_710;
const PASSWORD = 'quatre chevaux verts';

let appFolder: string;
let browser: Browser;
let unit: OfficeUnit;
let opened: Opened;

beforeAll(async () => {
  appFolder = await buildOffice();
  unit = await OfficeUnit.start({ appFolder, amount: 'ordinary', port: PORT });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.stop();
});

afterEach(() => opened?.close());

async function open(): Promise<Page> {
  opened = await openPage(browser, unit.url, speaking('en', unit.url));
  await opened.page.locator('html[lang=en]').waitFor();
  // The rights have come when the navigation has.
  await opened.page.getByRole('link', { name: 'Audit log' }).waitFor();
  return opened.page;
}

/** What has the focus, by its words; `BODY`: nothing has. */
const focused = (page: Page) =>
  page.evaluate<string>(
    `document.activeElement === document.body ? 'BODY' : document.activeElement.textContent.trim()`,
  );

/** Presses Tab until what has the focus begins with these words. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let times = 0; times < 80; times += 1) {
    if ((await focused(page)).startsWith(words)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${words}`);
}

/** Tells the page of new rows; it has asked for them and drawn them when this resolves. */
async function commit(page: Page, asks: RegExp): Promise<void> {
  const answered = page.waitForResponse(asks);
  unit.commit();
  await (await answered).finished();
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

const rows = (page: Page) => page.locator('.office-table tbody tr');

describe('the navigation', () => {
  it('goes to every page by its key, and each says where it is', async () => {
    const page = await open();
    for (const name of PAGES.filter((each) => each !== 'login' && each !== 'password')) {
      await page.keyboard.press(KEY_OF[name].toLowerCase());
      await page.locator(`.page-${name} main h1, .page-desk main h2`).first().waitFor();
      expect(await page.locator('nav [aria-current=page]').getAttribute('href')).toBe(
        name === 'desk' ? '#/' : `#/${name}`,
      );
    }
  });

  it('brings the link of the page into view on a phone', async () => {
    const page = await open();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.keyboard.press('9');
    await page.locator('nav [aria-current=page]').getByText('Audit log').waitFor();
    const end = async () => {
      const box = await page.locator('nav [aria-current=page]').boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 999);
    };
    // The page itself comes a moment after its name.
    await expect.poll(end).toBeLessThanOrEqual(360);
  });
});

describe('the last calls of the desk', () => {
  it('stay as they are drawn when somebody told the register something else', async () => {
    const page = await open();
    await page.locator('.last-call').first().waitFor();
    await page.evaluate(
      `document.querySelectorAll('.last-call').forEach((call) => (call.dataset.seen = 'yes'))`,
    );
    await commit(page, /api\/register\?/);
    expect(await page.locator('.last-call').count()).toBe(await page.locator('[data-seen=yes]').count());
  });
});

describe('the figures', () => {
  it('are of the period that is chosen, with a table behind each plot, opened by Enter', async () => {
    const page = await open();
    await page.keyboard.press('j');
    await page.locator('.plot').first().waitFor();
    expect(await page.locator('.plot').first().locator('g').count()).toBe(30);
    await page.getByLabel('Period').focus();
    await page.keyboard.press('7');
    await expect.poll(() => page.locator('.plot').first().locator('g').count()).toBe(7);
    await tabTo(page, 'Table');
    await page.keyboard.press('Enter');
    await page.locator('details[open] tbody tr').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('CSV file');
  });

  it('keep the focus and the table open while new rows arrive', async () => {
    const page = await open();
    await page.keyboard.press('j');
    await page.locator('.plot').first().waitFor();
    await tabTo(page, 'Table');
    await page.keyboard.press('Enter');
    await commit(page, /api\/figures/);
    expect(await focused(page)).toBe('Table');
    expect(await page.locator('details[open] .plot, .panel-box details[open]').count()).toBeGreaterThan(0);
  });
});

describe('the outbox', () => {
  it('has what was given up sent again, one by one or all, and the focus stays in the table', async () => {
    const page = await open();
    await page.keyboard.press('z');
    await rows(page).nth(2).waitFor();
    await page.keyboard.press('f');
    await rows(page).first().getByText('Le logiciel le refuse (422).').waitFor();
    await page.keyboard.press('f');
    expect(await rows(page).count()).toBe(3);
    await tabTo(page, 'Send again');
    await commit(page, /api\/outbox/);
    expect(await focused(page)).toBe('Send again');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(await focused(page)).toBe('Send again');
    await page.getByLabel('Show').focus();
    await tabTo(page, 'Send all given up again');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing was given up.').waitFor();
    expect(await focused(page)).not.toBe('BODY');
    await page.getByText('8 waiting, 0 given up').waitFor();
  });

  it('puts aside what holds up the others, after a question, and says so if it no longer does', async () => {
    const page = await open();
    await page.keyboard.press('z');
    await page.getByText('8 waiting, 0 given up').waitFor();
    await tabTo(page, 'Put aside');
    await page.keyboard.press('Enter');
    await page.getByText('The CRM will not have it until somebody sends it again.').waitFor();
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Put aside');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('7 waiting, 1 given up').waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(await focused(page)).not.toBe('BODY');
    await page.getByRole('button', { name: 'Put aside' }).click();
    await page.evaluate(
      `fetch('api/outbox').then((answer) => answer.json()).then(({ holding: { id } }) => fetch(
        'api/tell/outbox.putAside',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) },
      ))`,
    );
    await page.getByRole('button', { name: 'Put aside' }).click();
    await page.getByText('It no longer holds up the others.').waitFor();
    await page.getByText('6 waiting, 2 given up').waitFor();
  });

  it('shows in another browser at once what was sent again', async () => {
    const page = await open();
    await page.keyboard.press('z');
    await page.getByLabel('Show').selectOption({ label: 'Waiting' });
    await rows(page).first().waitFor();
    const other = await openPage(browser, unit.url);
    const asked = page.waitForResponse(/api\/outbox/);
    const input = JSON.stringify({ name: 'firstName', value: 'Zoé' });
    const headers = "{ 'content-type': 'application/json' }";
    await other.page.evaluate(
      `fetch('api/tell/settings.save', { method: 'POST', headers: ${headers}, body: '${input}' })`,
    );
    await asked;
    await other.close();
  });
});

describe('how long data are kept', () => {
  it('is shortened after a question that names what goes, and lengthened without', async () => {
    const page = await open();
    await page.keyboard.press(KEY_OF.settings.toLowerCase());
    const form = page.getByRole('form', { name: 'Days that data are kept' });
    const numbers = form.getByLabel('Numbers, names and notes');
    const question = page.getByText('Days that data are kept (Numbers, names and notes 30 → 3)');
    await numbers.fill('3');
    await page.keyboard.press('Enter');
    await question.waitFor();
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await page.reload();
    expect(await numbers.inputValue()).toBe('3');
    const saved = () =>
      page.evaluate("fetch('api/settings').then((r) => r.json()).then((s) => s.retention.numbers)");
    expect(await saved()).toBe(30);
    await numbers.fill('31');
    await page.keyboard.press('Enter');
    await expect.poll(saved).toBe(31);
    // The form takes up again what was saved before somebody could type on.
    await form.getByText('Saved', { exact: true }).waitFor();
    await expect.poll(() => numbers.inputValue()).toBe('31');
    await numbers.fill('3');
    await page.keyboard.press('Enter');
    await page.getByText('(Numbers, names and notes 31 → 3)').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(saved).toBe(3);
  });
});

describe('what is known of a person', () => {
  it.each(['0199001414', '01 99 00 14 14', '+33 (0)1 99 00 14 14'])('is found by %s', async (number) => {
    const page = await open();
    await page.keyboard.press('y');
    await page.getByLabel('Telephone number').fill(number);
    await page.keyboard.press('Enter');
    await page.getByText(/1\s?message/u).waitFor();
    expect(await page.getByRole('link', { name: 'All of it in a file' }).getAttribute('href')).toContain(
      'api/person.json?number=',
    );
  });

  it('is not asked of what is no number: the field says so and has the focus', async () => {
    const page = await open();
    await page.keyboard.press('y');
    await page.getByLabel('Telephone number').fill('personne');
    await page.keyboard.press('Enter');
    await page.locator('.field-fault').getByText('no telephone number').waitFor();
    expect(await page.evaluate('document.activeElement.matches("[aria-invalid]")')).toBe(true);
  });

  it('is not erased while something is open, and is after a question that names the number', async () => {
    const page = await open();
    await page.keyboard.press('y');
    const erase = async (number: string) => {
      await page.getByLabel('Telephone number').fill(number);
      await page.keyboard.press('Enter');
      await page.locator(`section[aria-label="${number}"]`).waitFor();
      await tabTo(page, 'Erase all of it');
      await page.keyboard.press('Enter');
      await page.getByText(`Erase for ever all that is known of ${number}?`).waitFor();
    };
    await erase('01 99 00 12 12');
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Escape');
    expect(await focused(page)).not.toBe('BODY');
    await erase('01 99 00 12 12');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('still open: have it done first').waitFor();
    expect(await focused(page)).not.toBe('BODY');
    await erase('01 99 00 17 17');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is known of this number.').waitFor();
    expect(await focused(page)).not.toBe('BODY');
  });
});

describe('a receptionist', () => {
  it('finds no way to figures, outbox and personal data, neither by key nor by address', async () => {
    const theirs = await OfficeUnit.start({ appFolder, amount: 'empty', port: PORT + 1, login: true });
    opened = await openPage(browser, theirs.url);
    await becomeReceptionist(opened.page, theirs.firstRunCode);
    // Another page of the same browser: it has the session from its beginning.
    const page = await opened.page.context().newPage();
    await page.goto(theirs.url);
    await page.getByRole('link', { name: 'Registre' }).waitFor();
    expect(await page.locator('nav.management a').allInnerTexts()).toEqual([
      expect.stringContaining('Réglages'),
      expect.stringContaining('Mot de passe'),
    ]);
    const before = page.url();
    for (const key of ['j', 'z', 'y', '8', '9']) await page.keyboard.press(key);
    expect(page.url()).toBe(before);
    for (const name of ['figures', 'outbox', 'person'] as const) {
      await page.evaluate(`location.hash = '#/${name}'`);
      await page.locator('.page-desk .waits').waitFor();
    }
    await theirs.stop();
  });
});

/** Makes the first manager, who adds a receptionist, who logs in: as the forms do, without them. */
async function becomeReceptionist(page: Page, code: string): Promise<void> {
  const post = (path: string, body: object) =>
    page.evaluate<{ readonly ok: boolean; readonly value?: { readonly code: string } }>(
      `fetch('api/${path}', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.json())`,
    );
  await post('first-run', { login: 'anne', name: 'Anne Martin', code, password: PASSWORD });
  const user = { login: 'zoe', name: 'Zoé Petit', role: 'receptionist', deputy: false };
  const given = await post('tell/users.add', user);
  await post('logout', {});
  expect(await post('password', { login: 'zoe', code: given.value?.code, password: PASSWORD })).toMatchObject(
    {
      ok: true,
    },
  );
}
