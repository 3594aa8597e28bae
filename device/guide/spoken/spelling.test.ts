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
  ])('says %s as "%s"', (sign, said) => {
    expect(spelledLine(sign, 'fr')).toBe(said);
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
