import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenPhone } from './phone.ts';

describe('a phone number', () => {
  it('is read in pairs in France', () => {
    expect(spokenPhone('0199001234', 'fr')).toEqual({
      prefix: null,
      groups: ['01', '99', '00', '12', '34'],
      written: '01 99 00 12 34',
      said: 'zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre',
    });
  });

  it.each(['+33 1 99 00 12 34', '0033199001234', '01.99.00.12.34', '+33 (0)1 99 00 12 34'])(
    'is the same however it is written: %s',
    (number) => {
      expect(spokenPhone(number, 'fr')?.written).toBe('01 99 00 12 34');
    },
  );

  it.each([
    ['+221771234567', '33', '+221 77 123 45 67'],
    ['771234567', '221', '77 123 45 67'],
    ['+33199001234', '221', '+33 1 99 00 12 34'],
    ['0475123456', '32', '0475 12 34 56'],
    ['021234567', '32', '02 123 45 67'],
    ['0791234567', '41', '079 123 45 67'],
    ['+2250701020304', '33', '+225 07 01 02 03 04'],
    ['+12025550123', '33', '+1 202 555 0123'],
    ['+447700900123', '33', '+44 7700 900123'],
    ['+22960123456', '33', '+229 60 12 34 56'],
  ])('is grouped as its country reads it: %s at home in %s', (number, home, written) => {
    expect(spokenPhone(number, 'fr', { home })?.written).toBe(written);
  });

  it('names the country when it is another one', () => {
    expect(spokenPhone('+221771234567', 'fr')?.said).toBe(
      'indicatif deux cent vingt et un, soixante-dix-sept, cent vingt-trois, quarante-cinq, soixante-sept',
    );
  });

  it.each([
    ['+49 30 123456', '+49 30 12 34 56', 'indicatif quarante-neuf, '],
    ['+31 20 123 4567', '+31 201 23 45 67', 'indicatif trente et un, '],
    ['00961 3 123456', '+961 312 34 56', 'indicatif neuf cent soixante et un, '],
    ['+39 06 1234 5678', '+39 06 12 34 56 78', 'indicatif trente-neuf, zéro six, '],
    ['+243 81 234 5678', '+243 812 34 56 78', 'indicatif deux cent quarante-trois, '],
    ['+7 495 123-45-67', '+7 49 51 23 45 67', 'indicatif sept, '],
    ['+687 25 00 12', '+687 25 00 12', 'indicatif six cent quatre-vingt-sept, '],
    ['+86 10 1234 5678', '+86 10 12 34 56 78', 'indicatif quatre-vingt-six, '],
    ['+20 2 12345678', '+20 212 34 56 78', 'indicatif vingt, '],
  ])('keeps the code of a country whose plan is not known: %s', (number, written, said) => {
    expect(spokenPhone(number, 'fr')?.written).toBe(written);
    expect(spokenPhone(number, 'fr')?.said).toContain(said);
  });

  it.each([
    ['+49 30 123456', '49', '030 12 34 56'],
    ['+243812345678', '243', '08 12 34 56 78'],
    ['+39 06 1234 5678', '39', '06 12 34 56 78'],
    ['+687250012', '687', '25 00 12'],
    ['0262001234', '262', '0262 00 12 34'],
    ['0199001234', '262', '01 99 00 12 34'],
    ['0639001234', '262', '0639 00 12 34'],
  ])('is read at home as it is dialled there: %s in %s', (number, home, written) => {
    expect(spokenPhone(number, 'fr', { home })?.written).toBe(written);
  });

  it('of which there is a code only, or part of one, is read as it stands', () => {
    expect(spokenPhone('+49', 'fr')).toMatchObject({ groups: ['49'], said: 'quarante-neuf' });
    expect(spokenPhone('+33', 'fr')).toMatchObject({ groups: ['33'] });
    expect(spokenPhone('+9', 'fr')).toMatchObject({ groups: ['9'] });
    expect(spokenPhone('00', 'fr')).toMatchObject({ groups: ['00'] });
  });

  it('from abroad loses no digit, whatever the number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(digits, fc.constantFrom('fr', 'en'), (number, language) => {
        fc.pre(!/^00|^999/.test(number));
        const spoken = spokenPhone(`+${number}`, language, { home: '999' });
        expect(`${spoken?.prefix?.slice(1) ?? ''}${spoken?.groups.join('')}`).toBe(number);
        expect(spoken?.said).not.toMatch(/\d|, $|^$/);
      }),
    );
  });

  it('is read digit by digit in English', () => {
    expect(spokenPhone('0199001234', 'en')?.said).toBe('zero one, nine nine, zero zero, one two, three four');
  });

  it('of no known plan is read in pairs', () => {
    expect(spokenPhone('1234567', 'fr')?.groups).toEqual(['123', '45', '67']);
    expect(spokenPhone('15', 'fr')?.said).toBe('quinze');
    expect(spokenPhone('poste', 'fr')).toBeNull();
  });

  it('loses no digit and says none as a digit, whatever the number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('33', '221', '32', '41', '999'),
        fc.constantFrom('fr', 'en'),
        (number, home, language) => {
          fc.pre(!number.startsWith('00'));
          const spoken = spokenPhone(number, language, { home });
          expect(spoken?.groups.join('')).toBe(number);
          expect(spoken?.said).not.toMatch(/\d/);
        },
      ),
    );
  });
});
