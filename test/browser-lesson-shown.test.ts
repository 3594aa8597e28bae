import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../device/guide/practice/debrief.ts';
import { tellFinding } from '../device/guide/practice/debrief-words.ts';
import type { CurrentLesson, Lesson } from '../device/guide/practice/lesson.ts';
import { NO_PROGRESS } from '../device/guide/practice/progress.ts';
import { SCENARIO_WORDS } from '../device/guide/practice/scenario-words.ts';
import type { Language } from '../web-admin/app/logic/times.ts';
import { noViolation } from './support/axe.ts';
import { buildPage, launchBrowser, openPage } from './support/browser.ts';
import { type FakeUnit, startFakeUnit } from './support/browser-unit.ts';
import { PRACTICE, type Scene, scene } from './support/browser-views.ts';

/** Practising alone, as the page shows it: a fake unit says what is going on. */

const caller = 'Mme Nadège Ferrand';
const wait = (number: number): Finding[] => [
  {
    ...{ rule: 'A13', verdict: number === 2 ? 'broken' : 'kept', about: 'checkIn', caller, number },
    ...{ waited: 60_000, result: number === 2 ? 'late' : 'onTime', lateness: number * 4_000 },
  },
  { rule: 'A9', verdict: 'kept', about: 'way', caller, number, way: 'keepsWaiting' },
];
const FINDINGS: readonly Finding[] = [
  { rule: 'A1', verdict: 'kept', about: 'answered', after: 4_000, within: 15_000 },
  ...[1, 2, 3].flatMap(wait),
  { rule: 'B5', verdict: 'kept', about: 'otherAnswered', caller: 'M. Inigo Malherbe', answered: true },
  { rule: 'A8', verdict: 'open', about: 'outcome', outcome: null, proposes: 'message' },
  { rule: 'A15', verdict: 'told', about: 'followUp', caller, outcome: 'message' },
];
const LINES = {
  fr: [
    'Oui, je patiente encore.',
    'Non, j’ai assez attendu. Prenez un message : vingt séances, genou gauche !',
  ],
  en: [
    'Yes, I can hold a little longer.',
    'No, I have waited long enough. Please take a message: twenty sessions.',
  ],
};

const current = (language: Language, over: boolean): CurrentLesson => ({
  ...{ scenario: 'recipientBusy', language, phase: over ? 'over' : 'talking', canGoOn: !over, over },
  captions: [...LINES[language], ...LINES[language]].map((text, number) => ({
    ...{ number, who: caller, text, audible: number > 0 },
  })),
  findings: FINDINGS.map(tellFinding),
});

const choice: Lesson = {
  voice: 'missing',
  heard: false,
  progress: {
    ...NO_PROGRESS,
    appointment: { runs: 2, best: 1, mastered: true },
    hesitant: { runs: 1, best: 0.75, mastered: false },
  },
  next: 'sales',
  current: null,
  words: SCENARIO_WORDS,
};

const SHOWN = ['choice', 'running', 'debrief'] as const;
const lessonOf = (shown: (typeof SHOWN)[number], language: Language): Lesson =>
  shown === 'choice'
    ? choice
    : { ...choice, voice: 'spoken', heard: true, current: current(language, shown === 'debrief') };

let unit: FakeUnit;
let browser: Browser;

beforeAll(async () => {
  unit = await startFakeUnit(await buildPage(), 24_860);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await unit?.close();
});

async function open(
  shown: (typeof SHOWN)[number],
  language: Language,
  width: number,
  height: number,
  view: Scene = 'ordinary',
) {
  const callers = PRACTICE.practice?.callers ?? [];
  unit.tell({ ...PRACTICE, language, practice: { callers, lesson: lessonOf(shown, language) } });
  unit.show((now) => scene(view, now));
  const opened = await openPage(browser, unit.url, { viewport: { width, height } });
  await opened.page.locator(`.practice[data-shown=${shown}]`).waitFor();
  await opened.page.locator('.unit-key').first().waitFor();
  return opened;
}

/** To look at, where GARDEFIL_TEST_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.GARDEFIL_TEST_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

describe.each(['fr', 'en'] as const)('practising alone, %s', (language) => {
  it.each(SHOWN.flatMap((shown) => ([360, 1280] as const).map((width) => [shown, width] as const)))(
    'shows the %s without violation and within %d px',
    async (shown, width) => {
      const { page, close } = await open(shown, language, width, width === 1280 ? 800 : 1_200);
      await picture(page, `${shown}-${language}-${width}`);
      await noViolation(page);
      const place = await page.locator('.practice').evaluate((element) => ({
        hidden: element.scrollWidth - element.clientWidth,
        right: element.getBoundingClientRect().right,
      }));
      expect(place.hidden).toBe(0);
      expect(place.right).toBeLessThanOrEqual(width);
      await close();
    },
  );
});

describe('what counts more than practising', () => {
  it.each(SHOWN)(
    'is not covered by the %s: the first wait, the three ways, the call on the line',
    async (shown) => {
      const { page, close } = await open(shown, 'fr', 1_280, 800);
      for (const place of ['.wait[data-first=true]', '.ways', '.call-list']) {
        const seen = await page.locator(place).evaluate((element) => {
          const { left, top, right, bottom } = element.getBoundingClientRect();
          const corners = [
            [left + 3, top + 3],
            [right - 3, top + 3],
            [(left + right) / 2, (top + bottom) / 2],
            [left + 3, bottom - 3],
            [right - 3, bottom - 3],
          ] as const;
          return corners.every(([x, y]) => element.contains(element.ownerDocument.elementFromPoint(x, y)));
        });
        expect([place, seen]).toEqual([place, true]);
      }
      await close();
    },
  );

  it('keeps its keys: figures are the three ways while a caller of a scenario is on the line', async () => {
    const { page, close } = await open('running', 'fr', 1_280, 800, 'speaking');
    unit.commands.length = 0;
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await page.keyboard.press('3');
    await expect.poll(() => unit.commands.length).toBe(2);
    expect(unit.commands).toMatchObject([
      { type: 'practiceGoOn' },
      { type: expect.stringMatching(/^set/u), outcome: 'callBack' },
    ]);
    await close();
  });
});
