import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, type Opened, openPage } from './browser.ts';
import { scratchFolder } from './daemon.ts';
import { Practice } from './practice.ts';

interface PracticePageSetUp {
  /** How many times faster the hold clock runs. */
  readonly speed?: number;
  /** Errors that the page is meant to bring about: a refused form is an answer that a browser tells on its console. */
  readonly expected?: RegExp;
  /** Is given each test's own page, and has come when the test may begin. */
  readonly ready: (page: Page) => Promise<void>;
}

/**
 * For a test file: the built practice set-up, in English, and for each test a page of it in a browser that remembers nothing. A
 * test fails if its page said an error.
 */
export function practicePage({ speed = 1, expected, ready }: PracticePageSetUp) {
  const scratch = scratchFolder();
  let practice: Practice;
  let browser: Browser;
  let opened: Opened;

  beforeAll(async () => {
    practice = await Practice.start(scratch.path, speed);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await practice?.stop();
    scratch.remove();
  });
  async function open(): Promise<void> {
    opened = await openPage(browser, practice.url);
    await ready(opened.page);
  }
  beforeEach(open);
  afterEach(async ({ task }) => {
    // What somebody who stood before it would tell: such a test may fail on a busy machine only.
    if (task.result?.state === 'fail')
      console.error(`the page showed:\n${await opened.page.locator('body').innerText()}`);
    expect(opened.errors.filter((error) => !expected?.test(error))).toEqual([]);
    await opened.close();
  });
  return {
    get url() {
      return practice.url;
    },
    /** As another page would. */
    async tell<Value>(command: string, input: object): Promise<Value> {
      const { request } = opened.page;
      const response = await request.post(`${practice.url}api/tell/${command}`, { data: input });
      const answer = (await response.json()) as { ok: boolean; value: Value };
      expect(answer).toMatchObject({ ok: true });
      return answer.value;
    },
    /** A call rings: the word alone stands elsewhere, too. */
    ringing: () => opened.page.locator('.call[data-state="ringing"]').first().waitFor(),
    /** The unit is started anew on what it has kept, and so is the page. */
    async restart(): Promise<void> {
      await opened.close();
      await practice.stop();
      practice = await Practice.start(scratch.path, speed);
      await open();
    },
  };
}
