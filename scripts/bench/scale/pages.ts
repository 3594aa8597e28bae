import type { AskedPage, Known } from './asked.ts';
import { callPages } from './call-pages.ts';
import { officePages } from './office-pages.ts';

/** Every page that reads the register. */
export const askedPages = (known: Known): readonly AskedPage[] => [
  ...callPages(known),
  ...officePages(known),
];
