import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a search for barriers finds on the page as it stands: rule and element of each; empty: none. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`));
}

/** Of a long list the search looks at its beginning: the same row again and again would tell it nothing, and takes minutes. */
export async function shortenLists(page: Page): Promise<void> {
  await page.evaluate(`for (const list of document.querySelectorAll('tbody, ol, ul'))
    for (const row of [...list.children].slice(12)) row.style.display = 'none'`);
}

export async function noViolation(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
}
