import { expect, test } from 'vitest';
import { KEYS } from '../../../device/desk/words.ts';
import { PLATE_WORDS } from '../../../scripts/wiring/plate-words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** What one learns on the drawn unit holds on the real one. */
test.each([
  ['fr', fr],
  ['en', en],
] as const)('the front plate of WIRING.md says what the page says, %s', (language, { unit }) => {
  const { key, title, hold, fault, ...same } = PLATE_WORDS[language];
  expect({ title, hold, fault }).toEqual({
    title: unit.plate,
    hold: unit.lampNames.hold,
    fault: unit.lampNames.fault,
  });
  expect(unit).toMatchObject(same);
  expect(KEYS.map(key)).toEqual(KEYS.map(unit.key));
  expect(key('line2')).toBe(unit.lampNames.line('2'));
});
