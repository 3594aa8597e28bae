import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTelephoneNumber, safePeerText } from './peer-text.ts';

/** Any UTF-16 code units, lone surrogates and control characters among them. */
const ANY_TEXT = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

test('whatever a peer calls itself, what is shown is short and has no control or direction marks', () => {
  const hostile = fc.oneof(
    ANY_TEXT,
    fc
      .array(fc.constantFrom('\u202e', '\u2066', '\u0000', '\u2028', '\ud800', 'é', '<b>', '😀', ' '), {
        maxLength: 400,
      })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const safe = safePeerText(text);
      if (safe === null) return;
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.length).toBeLessThanOrEqual(200);
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(safe.trim()).toBe(safe);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Mme Odile Vasseur', 'Mme Odile Vasseur'],
  ['a\r\nb', 'a b'],
  ['\u202egnp.exe', 'gnp.exe'],
  [' \u200b ', null],
  ['', null],
  ['😀'.repeat(150), '😀'.repeat(100)],
  [`${'x'.repeat(199)}😀`, 'x'.repeat(199)],
])('%j is shown as %j', (text, shown) => {
  expect(safePeerText(text)).toBe(shown);
});

test.each([
  ['0199001234', true],
  ['+33199001234', true],
  ['*21#', true],
  ['', false],
  ['+', false],
  ['01 99', false],
  ['12+3', false],
  ['1'.repeat(33), false],
])('%j is a telephone number: %s', (text, is) => {
  expect(isTelephoneNumber(text)).toBe(is);
});
