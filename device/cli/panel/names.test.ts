import { expect, test } from 'vitest';
import { PLATE_WORDS } from '../../../scripts/wiring/plate-words.ts';
import { KEYS } from '../../ports/index.ts';
import { nameOf } from './names.ts';

test.each(['fr', 'en'] as const)('keys are called what the front plate calls them, %s', (language) => {
  for (const key of KEYS.filter((each) => !each.startsWith('digit')))
    expect(nameOf(key, language)).toBe(PLATE_WORDS[language].key(key));
});

test.each(['fr', 'en'] as const)('so are the lamps that are no key, %s', (language) => {
  expect(nameOf('fault', language)).toBe(PLATE_WORDS[language].fault);
  expect(nameOf('line3', language)).toBe(PLATE_WORDS[language].key('line3'));
});
