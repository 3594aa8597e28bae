import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from './countries.ts';
import { tailOf } from './number.ts';
import { reversed, typedTail } from './typed-number.ts';

const FRENCH = reversed('33199001234');

describe('one telephone, in whatever notation', () => {
  it.each([
    ['0199001234'],
    ['01 99 00 12 34'],
    ['01.99.00.12.34'],
    ['+33 1 99 00 12 34'],
    ['+33 (0)1 99 00 12 34'],
    ['0033 1 99 00 12 34'],
    ['sip:0199001234@192.0.2.1'],
    ['sip:+33199001234@host;user=phone'],
  ])('%s is known by the same digits', (number) => {
    expect(tailOf(number, 'FR')).toBe(FRENCH);
  });

  it.each([
    ['SN', '33 821 00 00', '221338210000'],
    ['BE', '02 555 12 34', '3225551234'],
    ['CH', '044 668 18 00', '41446681800'],
    ['CA', '(613) 555-0142', '16135550142'],
  ] as const)('%s writes its own: %s', (country, number, international) => {
    expect(tailOf(number, country)).toBe(reversed(international));
    expect(tailOf(`+${international}`, 'FR')).toBe(reversed(international));
    expect(typedTail(number)).toSatisfy((typed: string) => reversed(international).startsWith(typed));
  });

  it('is, within the house, its own few digits', () => {
    expect(tailOf('21', 'FR')).toBe('12');
    expect(tailOf('*9#', 'FR')).toBe('#9*');
  });

  it.each([[null], [''], ['anonymous'], ['sip:unknown@host']])('is none at all: %j', (number) => {
    expect(tailOf(number, 'FR')).toBeNull();
  });

  it('is found by its end, as it is typed, with or without the zero or the country', () => {
    for (const typed of [
      '0199001234',
      '01 99 00 12 34',
      '+33 1 99 00 12 34',
      '0033199001234',
      '00 12 34',
      '1234',
    ])
      expect([typed, FRENCH.startsWith(typedTail(typed) ?? '?')]).toEqual([typed, true]);
    expect(typedTail('Marin 12')).toBeNull();
  });

  it('never fails, whatever a line says and whichever country is set', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()*#.-]{0,30}$/));
    fc.assert(
      fc.property(text, fc.constantFrom(...COUNTRIES), (number, country) => {
        expect(tailOf(number, country) ?? '0').toMatch(/^[\d*#]+$/);
      }),
      { numRuns: 500 },
    );
  });
});
