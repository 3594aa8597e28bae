import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_LENGTH, readCard } from './card.ts';
import { FACT_IDS, FACTS, isAlwaysKnown, sampleFacts } from './facts.ts';
import { subsets } from './holes.ts';
import { type Facts, render } from './render.ts';
import { factsOf, inLanguage, parseTemplate } from './template.ts';

const said = (text: string, facts: Facts = {}) => render(parseTemplate(text).parts, facts);
const faultsOf = (text: string) => parseTemplate(text).faults.map(({ code, at, about }) => [code, at, about]);
const lineFaults = (line: string, language: 'fr' | 'en' = 'fr') =>
  readCard({ title: 'Titre', body: `- Bonjour\n${line}` }, language).faults.map(({ code, at, about }) => [
    code,
    at,
    about,
  ]);

describe('a text with places for facts', () => {
  it('is said with what is known', () => {
    const text = 'Je vous mets en relation[ avec {destinataire}].';
    expect(said(text, { recipient: 'le docteur Fontanel' })).toBe(
      'Je vous mets en relation avec le docteur Fontanel.',
    );
    expect(said(text)).toBe('Je vous mets en relation.');
    expect(said(text, { recipient: ' ' })).toBe('Je vous mets en relation.');
  });

  it('takes the first choice that can be said whole', () => {
    const text = '[{destinataire} reçoit {consultations}|{destinataire} consulte|Le cabinet répond].';
    expect(said(text, { recipient: 'Anne', consultations: 'le mardi' })).toBe('Anne reçoit le mardi.');
    expect(said(text, { recipient: 'Anne' })).toBe('Anne consulte.');
    expect(said(text, { consultations: 'le mardi' })).toBe('Le cabinet répond.');
  });

  it('has brackets within brackets', () => {
    const text = 'Merci[, {appelant}[ ({numéro})]].';
    expect(said(text, { caller: 'Anne', number: '12' })).toBe('Merci, Anne (12).');
    expect(said(text, { caller: 'Anne' })).toBe('Merci, Anne.');
    expect(said(text, { number: '12' })).toBe('Merci.');
  });

  it('is left out as a whole when a fact outside of brackets is not known', () => {
    expect(said('Rendez-vous {rendez-vous}.')).toBeNull();
  });

  it('begins with a capital, whatever was left out before', () => {
    expect(said('[{appelant}, ]je reprends.')).toBe('Je reprends.');
    expect(said('{salutation}.', { greeting: 'bonjour' })).toBe('Bonjour.');
  });

  it.each([
    ['le docteur Fontanel', 'au docteur Fontanel', 'du docteur Fontanel'],
    ['les infirmières', 'aux infirmières', 'des infirmières'],
    ['Le docteur Fontanel', 'au docteur Fontanel', 'du docteur Fontanel'],
    ['Les infirmières', 'aux infirmières', 'des infirmières'],
    ['Le Dr Fontanel', 'au Dr Fontanel', 'du Dr Fontanel'],
    ['Le Secrétariat', 'au Secrétariat', 'du Secrétariat'],
    ['Le Goff', 'à Le Goff', 'de Le Goff'],
    ['LE GOFF', 'à LE GOFF', 'de LE GOFF'],
    ['Mme Le Goff', 'à Mme Le Goff', 'de Mme Le Goff'],
    ['Les Tilleuls', 'à Les Tilleuls', 'de Les Tilleuls'],
    ['Léa', 'à Léa', 'de Léa'],
    ['la secrétaire', 'à la secrétaire', 'de la secrétaire'],
  ])('joins the article of a fact to the word before, and leaves a name: %s', (recipient, to, of) => {
    expect(said('Je transmets[ à {destinataire}] ce jour.', { recipient })).toBe(
      `Je transmets ${to} ce jour.`,
    );
    expect(said("Attendez jusqu'à [{destinataire}].", { recipient })).toBe(`Attendez jusqu'${to}.`);
    expect(said('De {destinataire}, oui.', { recipient })).toBe(`D${of.slice(1)}, oui.`);
    expect(said('Le départ de {destinataire}.', { recipient })).toBe(`Le départ ${of}.`);
    expect(said('Il est là {destinataire}.', { recipient })).toBe(`Il est là ${recipient}.`);
  });

  it("leaves the author's own words as they are", () => {
    expect(said('Merci de [le rappeler au {numéro}|le rappeler].')).toBe('Merci de le rappeler.');
    expect(said('{appelant} le rappelle.', { caller: 'Maison de' })).toBe('Maison de le rappelle.');
  });

  it('begins each sentence with a capital, whatever was left out or filled in before', () => {
    const recipient = 'le docteur Fontanel';
    expect(said('Merci. [{destinataire}|Le médecin] répond.', { recipient })).toBe(
      'Merci. Le docteur Fontanel répond.',
    );
    expect(said('Merci ![ {destinataire} répond.]', { recipient })).toBe(
      'Merci ! Le docteur Fontanel répond.',
    );
    expect(said('Merci. [{appelant}, ]je reprends.')).toBe('Merci. Je reprends.');
    expect(said('Merci. [{appelant}, ]je reprends.', { caller: 'Anne' })).toBe('Merci. Anne, je reprends.');
    expect(said('Bonjour M. {appelant}.', { caller: 'de Roy' })).toBe('Bonjour M. de Roy.');
    expect(said('{appelant} attend.', { caller: 'Roy Jr.' })).toBe('Roy Jr. attend.');
    expect(said('Je cherche… {destinataire}.', { recipient })).toBe('Je cherche… le docteur Fontanel.');
  });

  it('knows each fact by its name in either language', () => {
    for (const id of FACT_IDS) {
      expect(parseTemplate(`{${FACTS[id].fr}}`)).toEqual(parseTemplate(`{ ${FACTS[id].en.toUpperCase()} }`));
      expect(parseTemplate(`{${FACTS[id].fr}}`).parts).toEqual([{ fact: id }]);
    }
    expect(inLanguage('{structure} [{ caller }] {x}', 'en')).toBe('{house} [{caller}] {x}');
  });

  it.each([
    ['Bonjour {nom}.', [['unknownFact', 8, 'nom']]],
    ['Bonjour {appelant', [['unclosedFact', 8, '{appelant']]],
    ['Bonjour }', [['unopenedFact', 8, '}']]],
    ['Merci[, {appelant}.', [['unclosedBracket', 5, '[, {appelant}.']]],
    ['Merci], {appelant}.', [['unopenedBracket', 5, ']']]],
    ['Oui | non', [['strayBar', 4, '|']]],
    ['[[[[[a]]]]]', [['tooDeep', 4, '[a]]]]]']]],
    [
      '{x} et ]',
      [
        ['unknownFact', 0, 'x'],
        ['unopenedBracket', 7, ']'],
      ],
    ],
  ])('with a fault is told where: %s', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it.each([
    ['> Je vous mets en relation avec [{destinataire}].', 'Je vous mets en relation avec.'],
    ['> Merci, [{appelant}].', 'Merci,.'],
    ['> [{appelant}], bonjour.', ', bonjour.'],
    ['> Je cherche [{destinataire}] et [{médecin}].', 'Je cherche le docteur Fontanel et.'],
    ['> [{destinataire}]', ''],
    ['> Le rendez-vous est[ avec {médecin}].', 'Le rendez-vous est.'],
  ])('that would be read with a hole is told with the hole: %s', (line, hole) => {
    expect(lineFaults(line)).toEqual([['hole', 12, hole]]);
  });

  it.each<[string, string, 'fr' | 'en']>([
    ['> Je transmets à [{destinataire}] votre message.', 'Je transmets à votre message.', 'fr'],
    [
      '> Je vous mets en relation avec [{destinataire}] tout de suite.',
      'Je vous mets en relation avec tout de suite.',
      'fr',
    ],
    ['> La demande de [{appelant}] est notée.', 'La demande de est notée.', 'fr'],
    ['> L’heure d’[{appelant}] est notée.', 'L’heure d’ est notée.', 'fr'],
    [
      "> Le cabinet est ouvert jusqu'à [{horaires}] aujourd'hui.",
      "Le cabinet est ouvert jusqu'à aujourd'hui.",
      'fr',
    ],
    ["> C'est [{destinataire}] qui vous rappelle.", "C'est qui vous rappelle.", 'fr'],
    ['> Je pars en [{service}] tout de suite.', 'Je pars en tout de suite.', 'fr'],
    ['> (à [{destinataire}] ou au médecin)', '(à ou au médecin)', 'fr'],
    ['> Do you wish to speak to [{recipient}] now?', 'Do you wish to speak to now?', 'en'],
    ['> The practice is open until [{opening hours}] today.', 'The practice is open until today.', 'en'],
    ['> I am with [{caller}] right now.', 'I am with right now.', 'en'],
  ])('that has a hole within the sentence is told with it: %s', (line, hole, language) => {
    expect(lineFaults(line, language)).toEqual([['hole', 12, hole]]);
  });

  it.each<[string, 'fr' | 'en']>([
    ['> Je note le [{objet} : ]motif de votre appel.', 'fr'],
    ['> Votre [{rendez-vous}, ]rendez-vous est noté.', 'fr'],
    ['> Je transmets[ à {destinataire}] votre message.', 'fr'],
    ['> Je transmets à [{destinataire}|l’accueil] votre message.', 'fr'],
    ['> Please hold on[, {caller}], I am coming back.', 'en'],
    ['> Who do you wish to speak to[, {caller}]?', 'en'],
    ['> I am passing your message on[ to {recipient}] today.', 'en'],
  ])('that still works when something is left out is accepted: %s', (line, language) => {
    expect(lineFaults(line, language)).toEqual([]);
  });

  it('may end on a small word where nothing is left out', () => {
    expect(lineFaults('> Whom do you wish to speak to?', 'en')).toEqual([]);
    expect(lineFaults('> I put you through to [{recipient}].', 'en')).toEqual([
      ['hole', 12, 'I put you through to.'],
    ]);
  });

  it('is refused when it would leave an empty card, a line of no kind, or none of its size', () => {
    const codes = (body: string, title = 'Titre') =>
      readCard({ title, body }, 'fr').faults.map(({ code }) => code);
    expect(codes('')).toEqual(['empty']);
    expect(codes('> {appelant}')).toEqual(['empty']);
    expect(codes('> Bonjour', ' ')).toEqual(['noTitle']);
    expect(codes('Bonjour\n> Bonjour')).toEqual(['unknownLine']);
    expect(codes(`> ${'a'.repeat(BODY_LENGTH)}`)).toEqual(['tooLong']);
    expect(codes('> a\n'.repeat(200))).toEqual(['tooLong']);
    expect(codes(`> ${FACT_IDS.map((id) => `[{${FACTS[id].fr}}]`).join('')} a\n> b`)).toEqual([
      'tooManyFacts',
    ]);
  });

  it('is set as French is printed, in its own words only', () => {
    const { card } = readCard({ title: "L'accueil", body: "> C'est bien cela ? « Oui » : d'accord" }, 'fr');
    expect(card.title).toBe('L’accueil');
    expect(card.sections[0]?.lines[0]?.parts).toEqual([
      'C’est bien cela\u202f? «\u202fOui\u202f»\u202f: d’accord',
    ]);
  });
});

const pieces = fc.constantFrom(
  '{appelant}',
  '{destinataire}',
  '{horaires}',
  '{x}',
  '[',
  ']',
  '|',
  '{',
  '}',
  ' ',
  ', ',
  '.',
  'avec',
  'Merci',
  'à ',
  '> ',
  '- ',
  '\n',
);
const scraps = fc.array(pieces, { maxLength: 24 }).map((all) => all.join(''));

describe('whatever is typed', () => {
  it('is read without failing, and its faults stand within the text', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string()), (body) => {
        for (const { at } of readCard({ title: 'T', body }, 'fr').faults) {
          if (at < 0 || at > body.length) return false;
        }
        return true;
      }),
    );
  });

  it('is never read with a hole once it was accepted', () => {
    let accepted = 0;
    fc.assert(
      fc.property(scraps, (text) => {
        const { card, faults } = readCard(
          { title: 'T', body: `- Bonjour\n> ${text.replaceAll('\n', ' ')}` },
          'fr',
        );
        if (faults.length > 0) return;
        const lines = card.sections.flatMap((section) => section.lines);
        for (const { parts } of lines) {
          for (const known of subsets(factsOf(parts).filter((id) => !isAlwaysKnown(id)))) {
            const said = render(parts, sampleFacts('fr', known)) ?? 'left out';
            accepted += 1;
            expect(said).not.toMatch(/[{}[\]|]| {2}|^[ ,.]|[ ,]$|,\s*[.,]| [.,]/);
          }
        }
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('of a caller stays one short line, whatever a peer says its name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (caller) => {
        const text = said('Merci[, {appelant}].', { caller }) ?? '';
        return text.length <= 210 && !/\p{Cc}/u.test(text);
      }),
    );
  });

  it('is read in time that grows with its length alone', () => {
    for (const body of ['['.repeat(6000), '[{appelant}|'.repeat(500), '{'.repeat(6000), '> ['.repeat(1500)]) {
      const started = performance.now();
      readCard({ title: 'T', body: `> ${body}` }, 'fr');
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});
