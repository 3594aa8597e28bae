import { describe, expect, it } from 'vitest';
import { lexiconForTests } from '../testing/lexicon.ts';
import { packLexicon } from './compile.ts';
import { LexiconMissing, readFrenchLexicon } from './file.ts';
import { unpackLexicon } from './lexicon.ts';

const lexicon = lexiconForTests();
const read = (form: string) =>
  lexicon.readings(form).map(({ verb, tense, person }) => `${verb} ${tense}${person}`);

describe('the list of French verb forms', () => {
  it('knows more than 7,500 verbs', () => {
    expect(lexicon.size).toBeGreaterThan(7500);
  });

  it.each([
    ['passerais', ['passer C0', 'passer C1']],
    ['avions', ['avoir I3']],
    ['ira', ['aller F2']],
    ['recontacterons', ['recontacter F3']],
    ['paiera', ['payer F2']],
    ['payera', ['payer F2']],
    ['verifiera', ['vérifier F2']],
    ['preferiez', ['préférer I4']],
    ['editions', []],
    ['vrai', []],
    ['courrier', []],
    ['', []],
    ['constructor', []],
  ])('reads "%s"', (form, readings) => {
    expect(read(form)).toEqual(readings);
  });

  it.each([
    ['pouvoir', 'P', 3, 'pouvons'],
    ['recontacter', 'P', 0, 'recontacte'],
    ['falloir', 'P', 0, undefined],
    ['courrier', 'P', 0, undefined],
  ] as const)('says %s in %s%i', (verb, tense, person, form) => {
    expect(lexicon.form(verb, tense, person)).toBe(form);
  });

  it('knows nouns that look like verbs', () => {
    for (const noun of ['avions', 'portions', 'aura']) expect(lexicon.isNoun(noun)).toBe(true);
    expect(lexicon.isNoun('serions')).toBe(false);
  });

  it('gives each form back that went into it', () => {
    const table = {
      aimer: { P: ['aime', 'NA'], F: ['aimerai'], W: ['aimer'] },
      avoir: { P: ['ai', 'as'], W: ['avoir'] },
    };
    const small = unpackLexicon(packLexicon({ ...table, ...models }, {}));
    expect(small.readings('aime')).toEqual([{ verb: 'aimer', tense: 'P', person: 0 }]);
    expect(small.form('avoir', 'P', 1)).toBe('as');
    expect(small.form('aimer', 'P', 1)).toBeUndefined();
  });

  it('says what to do when the build has not made it', () => {
    expect(() => readFrenchLexicon(new URL('file:///nowhere/french-verbs.json'))).toThrow(LexiconMissing);
    expect(() => readFrenchLexicon(new URL('file:///nowhere/french-verbs.json'))).toThrow(/npm run build/);
  });
});

/** What the verbs that the data lacks are conjugated like. */
const models = Object.fromEntries(
  [
    'contacter',
    'convoquer',
    'adresser',
    'admettre',
    'consulter',
    'tuber',
    'piper',
    'noter',
    'ourler',
    'parler',
  ].map((verb) => [verb, { W: [verb] }]),
);
