import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shortenLists, violations } from './support/axe.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import type { Person } from './support/office-data.ts';
import { buildOffice, OfficeUnit, speaking } from './support/office-unit.ts';
import { soon } from './support/soon.ts';

/** A house at work, as each of its people has it on the screen. */
const PORT = 21_760;
const PASSWORD = 'quatre chevaux verts';
const PEOPLE = [
  { login: 'zoe', name: 'Zoé Petit', role: 'receptionist', deputy: false },
  { login: 'max', name: 'Max Roux', role: 'technician', deputy: false },
  { login: 'doc', name: 'Dr Lambert', role: 'recipient', deputy: false },
  { login: 'lea', name: 'Léa Blin', role: 'manager', deputy: true },
] as const satisfies readonly Person[];
type Login = (typeof PEOPLE)[number]['login'];

/** The pages that each has in the navigation, in its order. */
const PAGES: Readonly<Record<Login, readonly string[]>> = {
  zoe: ['', 'register', 'messages', 'followUps', 'directory', 'guide', 'settings', 'password'],
  max: ['', 'messages', 'outbox', 'unit', 'password'],
  doc: ['', 'messages', 'password'],
  lea: [
    ...['', 'register', 'messages', 'followUps', 'directory', 'guide'],
    ...['figures', 'settings', 'outbox', 'unit', 'person', 'users', 'audit', 'password'],
  ],
};

/** What not everybody who sees a page may do there, and who may. */
const ACTS: readonly (readonly [page: string, name: string, who: readonly Login[]])[] = [
  ['', 'Raccrocher', ['zoe', 'lea']],
  ['', 'Attendre', ['zoe', 'lea']],
  ['', 'Satisfait', ['zoe', 'lea']],
  ['register', 'Fichier CSV', ['lea']],
  ['messages', 'Rédiger un message', ['zoe', 'lea']],
  ['messages', 'Lire', ['doc']],
  ['directory', 'Nouvelle fiche', ['zoe', 'lea']],
  ['directory', 'Importer un fichier', ['lea']],
  ['directory', 'Fichier CSV', ['lea']],
  ['guide', 'Importer un fichier', ['lea']],
  ['settings', 'Enregistrer', ['lea']],
  ['outbox', 'Renvoyer', ['lea']],
  ['outbox', 'Appel terminé', ['lea']],
];

let unit: OfficeUnit;
let browser: Browser;

beforeAll(async () => {
  const appFolder = await buildOffice();
  unit = await OfficeUnit.start({ appFolder, amount: 'ordinary', port: PORT, login: true, people: PEOPLE });
  // With callers on every line: what a page asks about them must be its reader's to know.
  unit.show('crowded');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.stop();
});

/** The code that they were given has become a password and a session before the page is loaded again. */
async function openAs(login: Login) {
  const opened = await openPage(browser, `${unit.url}#/`, speaking('fr', unit.url));
  const code = unit.codes[PEOPLE.findIndex((person) => person.login === login)];
  const input = JSON.stringify({ login, code, password: PASSWORD });
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: input };
  const status = `fetch('api/password', ${JSON.stringify(asked)}).then((answer) => answer.status)`;
  expect(await opened.page.evaluate(status)).toBe(200);
  await opened.page.reload();
  await opened.page.getByRole('button', { name: /Se déconnecter/u }).waitFor();
  opened.errors.splice(0);
  return opened;
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${name}'`);
  await page.locator(`nav [aria-current=page][href="#/${name}"]`).waitFor();
  await page.locator('main:not([aria-busy=true]) :is(h1, h2)').first().waitFor();
}

const isThere = async (page: Page, name: string) =>
  (await page.locator('main :is(button, a)', { hasText: name }).filter({ visible: true }).count()) > 0;

/** All that is wrong with one page as somebody has it; the search for barriers leaves the page the time to fill. */
async function faultsOf(page: Page, login: Login, name: string): Promise<string[]> {
  await goTo(page, name);
  await shortenLists(page);
  // What a deputy sees is looked through in test/browser-office-shown.
  const faults = login === 'lea' ? [] : await violations(page);
  for (const [where, act, who] of ACTS) {
    if (where !== name) continue;
    const may = who.some((one) => one === login);
    const isRight = await soon(async () => expect(await isThere(page, act)).toBe(may)).then(
      () => true,
      () => false,
    );
    if (!isRight) faults.push(`${act} ${may ? 'is not there' : 'is there'}`);
  }
  return faults;
}

it.concurrent.each(PEOPLE)(
  'a $role has the pages that are theirs, and no button for what is not',
  async ({ login }) => {
    const { page, errors, close } = await openAs(login);
    const links = page.locator('nav a');
    await soon(async () => expect(await links.count()).toBe(PAGES[login].length));
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(PAGES[login].map((name) => `#/${name}`));
    for (const name of PAGES[login]) {
      expect([name, await faultsOf(page, login, name)]).toEqual([name, []]);
      expect([name, errors]).toEqual([name, []]);
    }
    await close();
  },
);
