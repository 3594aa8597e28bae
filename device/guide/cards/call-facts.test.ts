import { describe, expect, it } from 'vitest';
import { callFacts, type KnownOfCall, sayConsulting } from './call-facts.ts';

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
  });
});
