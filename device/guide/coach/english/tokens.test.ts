import { describe, expect, it } from 'vitest';
import { englishTokens } from './tokens.ts';

const norms = (text: string) => englishTokens(text).map(({ norm }) => norm);

describe('the words of an English text', () => {
  it.each([
    ["She isn't in", 'she is not in'],
    ['She isn’t in', 'she is not in'],
    ['She isnt in', 'she is not in'],
    ["I won't, I can't, we shan't", 'i will not , i can not , we shall not'],
    ['We cannot, they cant', 'we can not , they can not'],
    ["We'll say they're out and I'm in", 'we will say they are out and i am in'],
    ["The doctor's late", 'the doctor s late'],
    ["Mr O'Neill's knee", 'mr o neill s knee'],
    ['its own well, i.m.', 'its own well , i . m .'],
  ])('of "%s" stand in full', (text, wanted) => {
    expect(norms(text)).toEqual(wanted.split(' '));
  });

  it('keep the places that they have in the text', () => {
    const text = "We can't, they cannot.";
    const written = englishTokens(text).map(({ from, to }) => text.slice(from, to));
    expect(written).toEqual(['We', "can'", 't', ',', 'they', 'can', 'not', '.']);
  });

  it('are quoted by single quotes that enclose them, not by an apostrophe', () => {
    expect(norms("He said 'no', then left")).toEqual('he said “ no ” , then left'.split(' '));
    expect(norms("The patients' file and the nurses' room")).not.toContain('“');
  });
});
