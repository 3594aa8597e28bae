import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage, launchBrowser, type Opened, openPage } from './support/browser.ts';
import { type FakeUnit, startFakeUnit } from './support/browser-unit.ts';
import {
  call,
  emptyView,
  PRACTICE,
  registerRows,
  STATUS,
  scene,
  WALL,
  waiting,
} from './support/browser-views.ts';

let unit: FakeUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await startFakeUnit(await buildPage(), 24_120);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.close();
});

beforeEach(() => {
  unit.refuse(null);
  unit.tell({ ...STATUS, language: 'en' });
  unit.write([]);
  unit.show((now) => scene('empty', now));
  unit.commands.length = 0;
});

async function desk(options = {}): Promise<Opened> {
  const opened = await openPage(browser, unit.url, options);
  await opened.page.locator('html[lang=en]').waitFor();
  return opened;
}

/** Resolves when the unit has got as many commands. */
async function commands(count: number) {
  await expect.poll(() => unit.commands.length).toBeGreaterThanOrEqual(count);
  return unit.commands;
}

describe('the keyboard alone', () => {
  it('answers, holds, takes back, asks and hangs up', async () => {
    const { page, close } = await desk();
    unit.show((now) => ({ ...emptyView(now), calls: [call(0, now, { state: 'ringing' })] }));
    await page.locator('.call[data-state="ringing"]').waitFor();
    await page.keyboard.press('o');
    await commands(1);
    unit.show((now) => ({ ...emptyView(now), hook: 'up', calls: [call(0, now)] }));
    await page.getByRole('button', { name: 'Put down handset' }).waitFor();
    await page.keyboard.press('h');
    await commands(3);
    unit.show((now) => ({ ...emptyView(now), hook: 'up', calls: [waiting(0, now, -1)] }));
    await page.getByRole('button', { name: 'Take back Mme Garnier' }).waitFor();
    await page.keyboard.press('r');
    await commands(4);
    unit.show((now) => ({ ...scene('speaking', now) }));
    await page.getByText('What would Mme Garnier like?').waitFor();
    for (const key of ['1', '2', '3', 's', 'c', 'o']) await page.keyboard.press(key);
    expect(await commands(10)).toEqual([
      { type: 'moveHook', hook: 'up' },
      { type: 'pressKey', key: 'hold' },
      { type: 'releaseKey', key: 'hold' },
      { type: 'takeBack', call: 's1-1' },
      { type: 'setCheckInOutcome', wait: 's1-1w1', outcome: 'keepsWaiting' },
      { type: 'setCheckInOutcome', wait: 's1-1w1', outcome: 'message' },
      { type: 'setCheckInOutcome', wait: 's1-1w1', outcome: 'callBack' },
      { type: 'setOutcome', call: 's1-1', outcome: 'satisfied' },
      { type: 'setOutcome', call: 's1-1', outcome: 'commercial' },
      { type: 'moveHook', hook: 'down' },
    ]);
    await close();
  });

  it('offers the three ways to a caller who has not waited yet', async () => {
    const { page, close } = await desk();
    unit.show((now) => ({ ...emptyView(now), hook: 'up', calls: [call(0, now)] }));
    await page.getByText('What would Mme Garnier like?').waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    expect(await commands(3)).toEqual([
      { type: 'pressKey', key: 'hold' },
      { type: 'releaseKey', key: 'hold' },
      { type: 'setOutcome', call: 's1-1', outcome: 'callBack' },
    ]);
    await close();
  });

  it('dials on the keypad, presses speed keys and lines, and makes practice callers ring', async () => {
    unit.tell({ ...PRACTICE, language: 'en' });
    const { page, close } = await desk();
    await page.getByRole('button', { name: 'Have Mme Garnier ring me' }).waitFor();
    for (const key of ['n', '2', '*', '#', 'Escape', 'k', '3', 'Escape', 'l', '4', 'Escape', 'p', '7', '8']) {
      await page.keyboard.press(key);
    }
    const pressed = (await commands(12)).filter(({ type }) => type !== 'releaseKey');
    expect(pressed).toEqual([
      { type: 'pressKey', key: 'digit2' },
      { type: 'pressKey', key: 'digit*' },
      { type: 'pressKey', key: 'digit#' },
      { type: 'pressKey', key: 'speed3' },
      { type: 'pressKey', key: 'line4' },
      { type: 'practiceRing', caller: 'Mme Garnier' },
      { type: 'practiceHangUp', caller: 'M. Petit' },
    ]);
    await close();
  });

  it('leaves figures alone outside of the keypad when nobody is on the line', async () => {
    const { page, close } = await desk();
    for (const key of ['1', '2', '3', '5', 'x']) await page.keyboard.press(key);
    await page.keyboard.press('t');
    expect(await commands(2)).toEqual([
      { type: 'pressKey', key: 'transfer' },
      { type: 'releaseKey', key: 'transfer' },
    ]);
    await close();
  });

  it('does not act while one types a name', async () => {
    unit.show((now) => scene('empty', now));
    const { page, close } = await desk();
    await page.getByLabel('Your first name').fill('');
    await page.getByLabel('Your first name').pressSequentially('Thomas');
    await page.getByText(/, Thomas, good (morning|afternoon|evening)\./).waitFor();
    expect(unit.commands).toEqual([]);
    await close();
  });

  it('opens and closes the list of keys and gives the focus back', async () => {
    const { page, close } = await desk();
    const focused = () => page.evaluate<string>('document.activeElement.dataset.key');
    await page.getByRole('button', { name: 'Hold', exact: true }).focus();
    await expect.poll(focused).toBe('hold');
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keyboard keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.key-list').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('hold');
    await close();
  });

  it('goes through the register by arrows, opens by Enter and closes by Escape', async () => {
    unit.write(registerRows(20, WALL));
    const { page, close } = await desk();
    await page.keyboard.press('g');
    await page.locator('.call-line button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Waits and check-ins' }).waitFor();
    expect(await page.locator('.check-ins tbody tr').allTextContents()).toHaveLength(3);
    await page.keyboard.press('Escape');
    await page.locator('.check-ins').waitFor({ state: 'detached' });
    const focused = await page.evaluate<number>(
      `[...document.querySelectorAll('.call-line button')].indexOf(document.activeElement)`,
    );
    expect(focused).toBe(2);
    await close();
  });
});

describe('the drawn keys', () => {
  it('are down for as long as the pointer is, and come up even if it has left', async () => {
    const { page, close } = await desk();
    await page.getByRole('button', { name: 'Hold', exact: true }).hover();
    await page.mouse.down();
    expect(await commands(1)).toEqual([{ type: 'pressKey', key: 'hold' }]);
    await page.mouse.move(5, 5);
    await page.mouse.up();
    expect(await commands(2)).toHaveLength(2);
    expect(unit.commands[1]).toEqual({ type: 'releaseKey', key: 'hold' });
    await close();
  });

  it('are pressed once by a click, by Enter, by Space and by a screen reader', async () => {
    const { page, close } = await desk();
    const key = page.getByRole('button', { name: 'Transfer', exact: true });
    await key.click();
    await key.press('Enter');
    await key.press(' ');
    await key.evaluate((button) => button.click());
    const types = (await commands(8)).map(({ type }) => type);
    expect(types).toEqual(Array.from({ length: 4 }, () => ['pressKey', 'releaseKey']).flat());
    await close();
  });
});

describe('the focus', () => {
  it('stays on a caller whose row moves up as others fall due', async () => {
    const { page, close } = await desk();
    unit.show((now) => ({
      ...emptyView(now),
      calls: [0, 2, 3].map((who, at) => waiting(who, now, 20_000 + at * 9_000)),
    }));
    await page.getByRole('button', { name: 'Take back 01 99 00 00 04' }).focus();
    unit.show((now) => ({
      ...emptyView(now),
      calls: [waiting(3, now, -1), waiting(0, now, 20_000), waiting(2, now, 29_000)],
    }));
    await page.locator('.wait[data-state=due]').waitFor();
    expect(await page.evaluate<string>('document.activeElement.ariaLabel.replaceAll("\u00a0", " ")')).toBe(
      'Take back 01 99 00 00 04',
    );
    await close();
  });

  it('stays in the list when its caller has gone', async () => {
    const { page, close } = await desk();
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, 20_000), waiting(2, now, 29_000)] }));
    await page.getByRole('button', { name: 'Take back M. Petit' }).focus();
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, 20_000)] }));
    await page.getByRole('button', { name: 'Take back M. Petit' }).waitFor({ state: 'detached' });
    expect(await page.evaluate<string>('document.activeElement.className')).toBe('wait-place');
    await close();
  });
});

describe('a refusal', () => {
  it('is said in the reader’s words, where it covers nothing', async () => {
    unit.refuse('Desk_HookDown');
    const { page, close } = await desk();
    unit.show((now) => ({ ...emptyView(now), calls: [waiting(0, now, 20_000)] }));
    await page.getByRole('button', { name: 'Take back Mme Garnier' }).click();
    await page.getByRole('status').getByText('Lift the handset first.').waitFor();
    await close();
  });
});

describe('choices', () => {
  it('of language and light are remembered', async () => {
    const { page, close } = await desk({ colorScheme: 'light' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.keyboard.press('e');
    await page.keyboard.press('e');
    await page.keyboard.press('f');
    await page.getByRole('heading', { name: 'Attentes' }).waitFor();
    expect(await ground()).not.toBe(light);
    await page.reload();
    await page.getByRole('heading', { name: 'Attentes' }).waitFor();
    expect(await ground()).not.toBe(light);
    await close();
  });
});
