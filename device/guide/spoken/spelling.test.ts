import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelled, spelledLine } from './spelling.ts';

describe('a name spelt letter by letter', () => {
  it('uses the usual spelling words', () => {
    expect(spelledLine('Diop', 'fr')).toBe('D comme Désiré, I comme Irma, O comme Oscar, P comme Pierre');
    expect(spelledLine('Lee', 'en')).toBe('L for Lima, double E for Echo');
  });

  it('says two equal letters at once', () => {
    expect(spelledLine('Anna', 'fr')).toBe('A comme Anatole, deux N comme Nicolas, A comme Anatole');
    expect(spelled('Aaa', 'fr').map(({ written }) => written)).toEqual(['Aa', 'a']);
  });

  it.each([
    ['é', 'E accent aigu comme Eugène'],
    ['È', 'E accent grave comme Eugène'],
    ['ê', 'E accent circonflexe comme Eugène'],
    ['ï', 'I tréma comme Irma'],
    ['ç', 'C cédille comme Célestin'],
    ['ñ', 'N tilde comme Nicolas'],
    ['œ', 'O et E liés'],
    ['-', "trait d'union"],
    ['’', 'apostrophe'],
    ['3', 'chiffre trois'],
    ['Ж', 'Ж'],
    ['й', 'Й'],
    ['ạ', 'A point souscrit comme Anatole'],
    ['ę', 'E ogonek comme Eugène'],
    ['ż', 'Z point suscrit comme Zoé'],
    ['ő', 'O double accent aigu comme Oscar'],
    ['ș', 'S virgule souscrite comme Suzanne'],
    ['ơ', 'O cornu comme Oscar'],
    ['ă', 'A brève comme Anatole'],
    ['ā', 'A macron comme Anatole'],
    ['ả', 'A crochet en chef comme Anatole'],
    ['ế', 'E accent circonflexe et accent aigu comme Eugène'],
    ['ł', 'L barré comme Louis'],
    ['Đ', 'D barré comme Désiré'],
    ['a\u033b', 'A signe diacritique comme Anatole'],
  ])('says %s as "%s"', (sign, said) => {
    expect(spelledLine(sign, 'fr')).toBe(said);
  });

  it.each([
    ['ạ', 'A with a dot below for Alfa'],
    ['ę', 'E with an ogonek for Echo'],
    ['ż', 'Z with a dot above for Zulu'],
    ['ő', 'O with a double acute accent for Oscar'],
    ['ș', 'S with a comma below for Sierra'],
    ['ơ', 'O with a horn for Oscar'],
    ['ă', 'A with a breve for Alfa'],
    ['ā', 'A with a macron for Alfa'],
    ['ả', 'A with a hook above for Alfa'],
    ['ế', 'E with a circumflex and with an acute accent for Echo'],
    ['ø', 'O with a stroke for Oscar'],
    ['a\u033b', 'A with a diacritical mark for Alfa'],
  ])('says %s in English as "%s"', (sign, said) => {
    expect(spelledLine(sign, 'en')).toBe(said);
  });

  it('loses no accent of a Latin letter silently', () => {
    const latin = Array.from({ length: 0x1eff - 0xc0 }, (_, at) => String.fromCodePoint(0xc0 + at)).filter(
      (sign) => /\p{Lu}/u.test(sign) && /^[A-Z]\p{M}+$/u.test(sign.normalize('NFD')),
    );
    expect(latin.length).toBeGreaterThan(200);
    for (const language of ['fr', 'en'] as const)
      expect(
        latin.filter(
          (sign) => spelledLine(sign, language) === spelledLine(sign.normalize('NFD').charAt(0), language),
        ),
      ).toEqual([]);
  });

  it('leaves nothing out of a name with a particle, an apostrophe and a hyphen', () => {
    expect(spelledLine("de L'Hay-Roy", 'fr')).toBe(
      'D comme Désiré, E comme Eugène, espace, L comme Louis, apostrophe, H comme Henri, A comme Anatole, ' +
        "Y comme Yvonne, trait d'union, R comme Raoul, O comme Oscar, Y comme Yvonne",
    );
  });

  it('spells an accent alike however it is encoded', () => {
    expect(spelledLine('Re\u0301mi', 'fr')).toBe(spelledLine('R\u00e9mi', 'fr'));
  });

  it('gives the name back when its parts are put together, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('fr', 'en'), (name, language) => {
        const parts = spelled(name, language);
        const plain = name
          .normalize('NFC')
          .replace(/[‐‑‒–—−]/g, '-')
          .replace(/[’ʼ＇´`ʹʾʿ‘]/g, "'");
        const together = parts.map(({ written }) => written).join('');
        expect(together).toBe(plain.replace(/[\s\u00AD\u200B-\u200D]+/g, ' ').trim());
        for (const { said } of parts) expect(said.trim()).not.toBe('');
      }),
    );
  });
});
