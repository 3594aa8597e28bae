import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvHeading, csvLines } from './csv.ts';
import { aCall } from './testing/samples.ts';

describe('the register as CSV', () => {
  it('names its columns in French, for a French spreadsheet', () => {
    const headings =
      'Début;Décroché;Fin;Sens;Numéro;Nom;Interne;Ligne;Suite donnée;Motif de l’appel;Note;Situation grave;Agressif;Terminé par;Motif de fin;Sonnerie (s);' +
      'Conversation (s);Attente (s);Reprises de ligne;Appel;Consultation pour l’appel';
    expect(csvHeading('fr')).toBe(`\uFEFF"${headings.replaceAll(';', '";"')}"\r\n`);
  });

  it('has a heading for every column, in both languages', () => {
    const count = (text: string, delimiter: string) => text.split(delimiter).length;
    expect(count(csvHeading('fr'), ';')).toBe(count(csvLines([aCall()], 'fr'), ';'));
    expect(count(csvHeading('en'), ',')).toBe(count(csvLines([aCall()], 'en'), ','));
  });

  it('says a call in words', () => {
    const call = aCall({
      name: 'Martin; dit «"Le Grand"»',
      outcome: 'callBack',
      reason: 'result',
      note: 'Dr Roux, demain',
      aggressive: true,
      endedBy: 'peer',
      endReason: 'hungUp',
      holdTime: 61_500,
      checkIns: ['onTime', 'missed', null],
    });
    expect(csvLines([call], 'fr', new Map([['result', 'Résultat']]))).toBe(
      '"2026-03-29 14:05:09";;;"entrant";"0199001234";"Martin; dit «""Le Grand""»";"non";"desk";"à rappeler";' +
        '"Résultat";"Dr Roux, demain";;"oui";"correspondant";"raccroché";4;0;62;"à l’heure, manquée, en cours";"s1-1";\r\n',
    );
  });

  it('lets no caller write a formula, nor a cell or line of their own', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠');
    const language = fc.constantFrom('fr' as const, 'en' as const);
    fc.assert(
      fc.property(start, fc.string(), language, (first, rest, language) => {
        const line = csvLines([aCall({ name: first + rest })], language);
        expect(line).toContain(`"'${(first + rest).replaceAll('"', '""')}"`);
      }),
    );
  });
});
