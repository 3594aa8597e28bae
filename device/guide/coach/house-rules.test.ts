import { describe, expect, it } from 'vitest';
import { createCoach } from './coach.ts';
import { HouseRulesInvalid, NO_HOUSE_RULES, readHouseRules } from './house-rules.ts';
import { lexiconForTests } from './testing/lexicon.ts';

const added = { id: 'x', language: 'fr', class: 'negation', phrase: 'oui mais' };

describe('the rules of a house', () => {
  it('are none if nothing is said', () => {
    expect(readHouseRules({})).toEqual(NO_HOUSE_RULES);
  });

  it('survive being written as JSON and read again', () => {
    const rules = readHouseRules({
      off: ['fr.future'],
      added: [added],
      allowed: [{ language: 'fr', phrase: 'voilà' }],
    });
    expect(readHouseRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
  });

  it.each([
    ['no object', null, /the whole/],
    ['an unknown class', { added: [{ ...added, class: 'rude' }] }, /added\.0\.class/],
    [
      'a phrase without a word',
      { added: [{ ...added, phrase: '!?' }] },
      /added\.0\.phrase: has no word in it/,
    ],
    ['an empty phrase', { allowed: [{ language: 'fr', phrase: '  ' }] }, /allowed\.0\.phrase: is empty/],
    ['a phrase too long', { added: [{ ...added, phrase: 'mot '.repeat(50) }] }, /longer than 120/],
    ['too many gaps', { added: [{ ...added, phrase: 'a … b … c … d' }] }, /more than two/],
    ['an unknown field', { regexp: '.*' }, /regexp/],
    ['an id with a space', { added: [{ ...added, id: 'a b' }] }, /added\.0\.id/],
    ['two rules of one id', { added: [added, added] }, /added: has two rules/],
  ])('are refused with %s, and it is said where', (_, input, message) => {
    expect(() => readHouseRules(input)).toThrow(HouseRulesInvalid);
    expect(() => readHouseRules(input)).toThrow(message);
  });

  it('hold no pattern: signs of regular expressions are signs', () => {
    const lexicon = lexiconForTests();
    const houseRules = readHouseRules({ added: [{ ...added, phrase: '(a+)+ b|c .*' }] });
    const coach = createCoach({ lexicon: () => lexicon, houseRules });
    expect(coach.check('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa c', { language: 'fr' })).toEqual([]);
  });
});
