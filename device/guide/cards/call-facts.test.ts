import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFacts, type KnownOfCall, sayConsulting } from './call-facts.ts';
import { render } from './render.ts';
import { parseTemplate } from './template.ts';

const MONDAY = new Date(2026, 10, 23, 10).getTime();
const NOTHING: KnownOfCall = {
  number: null,
  name: null,
  purpose: null,
  note: null,
  recipient: null,
  day: null,
  time: null,
};
const closed = { hours: [] };
const facts = (known: Partial<KnownOfCall>, language: 'fr' | 'en' = 'fr') =>
  callFacts({ ...NOTHING, ...known }, closed, language, MONDAY);

describe('the facts of a call', () => {
  it('are none where nothing is known', () => {
    expect(Object.values(facts({})).filter(Boolean)).toEqual([]);
  });

  it('say a slot in words, and once more in another way (rules B9, B10)', () => {
    expect(facts({ day: '2026-11-24', time: '16:45' })).toMatchObject({
      slot: 'demain, mardi 24 novembre, à seize heures quarante-cinq',
      slotAgain: 'mardi vingt-quatre novembre, à cinq heures moins le quart de l’après-midi'.replace(
        '’',
        "'",
      ),
    });
    expect(facts({ day: '2026-11-24', time: '16:43' }, 'en').slot).toContain(
      'tomorrow, Tuesday 24 November, at ',
    );
  });

  it.each([
    [null, '16:45'],
    ['2026-11-24', ''],
    ['2026-02-30', '16:45'],
    ['24/11/2026', '16:45'],
    ['2026-11-24', '25:00'],
  ])('have no slot as long as %s %s is none', (day, time) => {
    expect(facts({ day, time }).slot).toBeUndefined();
  });

  it('read the number in pairs, spell the name, and take the note as what was proposed', () => {
    expect(
      facts({
        number: '0199001234',
        name: 'Roy',
        note: 'mardi 9 h ou jeudi 14 h. ',
        purpose: { fr: 'Résultat', en: 'Result' },
      }),
    ).toMatchObject({
      number: 'zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre',
      spelled: expect.stringMatching(/^R comme \p{L}+, O comme/u),
      proposed: 'mardi 9 h ou jeudi 14 h',
      purpose: 'résultat',
    });
  });

  it('say until when the recipient sees patients, or from when on again (rule B8)', () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    const tuesday = new Date(2026, 10, 24, 9, 30).getTime();
    expect(sayConsulting({ until: noon }, 'fr', MONDAY)).toEqual({ consultations: "jusqu'à douze heures" });
    expect(sayConsulting({ back: tuesday }, 'fr', MONDAY)).toEqual({
      consultations: 'à partir de demain, mardi 24 novembre, neuf heures trente',
    });
    expect(sayConsulting({ back: tuesday }, 'en', MONDAY).consultations).toMatch(
      /^from tomorrow, .*, at [\w -]+$/,
    );
    expect(sayConsulting(null, 'fr', MONDAY)).toEqual({});
  });

  it('name the day only if it is another one, and join it as it is said', () => {
    const at = (day: number, hour: number) => ({ back: new Date(2026, 10, day, hour).getTime() });
    const said = (day: number, hour: number, language: 'fr' | 'en' = 'fr') =>
      sayConsulting(at(day, hour), language, MONDAY).consultations;
    expect(said(23, 14)).toBe('à partir de quatorze heures');
    expect(said(23, 14, 'en')).toBe("from two o'clock in the afternoon");
    expect(said(24, 9)).toBe('à partir de demain, mardi 24 novembre, neuf heures');
    expect(said(25, 9)).toBe("à partir d'après-demain, mercredi 25 novembre, neuf heures");
    expect(said(27, 9)).toBe('à partir du vendredi 27 novembre, neuf heures');
  });

  it.each(['fr', 'en'] as const)('spell the longest name to its last letter, %s', (language) => {
    const readBack = (name: string) =>
      render(
        parseTemplate('Épelé : {nom épelé}.').parts,
        callFacts({ ...NOTHING, name }, closed, language, MONDAY),
      );
    const last = language === 'fr' ? 'N comme Nicolas.' : 'N for November.';
    expect(readBack('Lefebvre-Martin')?.endsWith(last)).toBe(true);
    expect(readBack("de La Rochefoucauld-d'Estissac-Castellan")?.endsWith(last)).toBe(true);
    const names = fc.string({ unit: fc.constantFrom(...'aéếữÑœ-ʼ 7ặQ'), minLength: 79, maxLength: 79 });
    fc.assert(fc.property(names, (name) => readBack(`${name}n`)?.endsWith(last)));
  });

  it('spell of a name without end only its beginning', () => {
    expect(facts({ name: 'a\u0308b'.repeat(5000) }).spelled?.split(', ').length).toBeLessThanOrEqual(80);
  });

  it('read the whole of the longest note', () => {
    const note = `${'mardi 9 h ou jeudi 14 h, '.repeat(19)}vendredi`;
    expect(render(parseTemplate('{proposé}.').parts, facts({ note }))).toMatch(/^Mardi 9 h.*vendredi\.$/);
  });

  it('leave the capitals of an abbreviation in a reason', () => {
    const purpose = (fr: string) => facts({ purpose: { fr, en: fr } }).purpose;
    expect(purpose('ECG de contrôle')).toBe('ECG de contrôle');
    expect(purpose('H1N1, vaccin')).toBe('H1N1, vaccin');
    expect(purpose('Ordonnance')).toBe('ordonnance');
    expect(purpose('État civil')).toBe('état civil');
  });

  it('read a number as the country of the house does', () => {
    expect(facts({ number: '0475123456', home: '32' }).number).toMatch(
      /^zéro quatre cent soixante-quinze, douze/,
    );
    expect(facts({ number: '+32475123456', home: '32' }).number).toMatch(
      /^zéro quatre cent soixante-quinze, douze/,
    );
    expect(facts({ number: '+33199001234', home: '32' }).number).toMatch(/^indicatif trente-trois, un, /);
  });

  it('say the opening hours of the day', () => {
    const house = {
      hours: [
        { from: 480, to: 720 },
        { from: 840, to: 1140 },
      ],
    };
    expect(callFacts(NOTHING, house, 'fr', MONDAY).hours).toBe(
      'de huit heures à douze heures, puis de quatorze heures à dix-neuf heures',
    );
    expect(callFacts(NOTHING, { hours: [{ from: 60, to: 120 }] }, 'fr', MONDAY).hours).toBe(
      "d'une heure à deux heures",
    );
  });
});
