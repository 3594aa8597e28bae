import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferentLine, difference } from './difference.ts';

const shown = (lines: readonly DifferentLine[]) =>
  lines.map((line) =>
    line.map(({ in: where, text }) => ({ both: text, old: `-${text}-`, new: `+${text}+` })[where]).join(''),
  );

describe('the difference of two texts', () => {
  it('is shown word by word where a line was changed', () => {
    const before = { title: 'Accueil', body: '> Bonjour, Camille.\n- Notez le motif.' };
    const after = { title: 'Accueil', body: '> Bonsoir, Camille.\n- Notez le motif.\n- Souriez.' };
    expect(shown(difference(before, after))).toEqual([
      'Accueil',
      '> -Bonjour-+Bonsoir+, Camille.',
      '- Notez le motif.',
      '+- Souriez.+',
    ]);
  });

  it('is none between a text and itself', () => {
    const text = { title: 'A', body: '> B\n> C' };
    expect(shown(difference(text, text))).toEqual(['A', '> B', '> C']);
  });

  it('holds all of both texts', () => {
    const text = fc.record({
      title: fc.string(),
      body: fc
        .array(fc.constantFrom('> a', '> b c', '- d', ''), { maxLength: 8 })
        .map((lines) => lines.join('\n')),
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = difference(before, after);
        const side = (not: 'old' | 'new') =>
          lines
            .map((line) => line.filter((piece) => piece.in !== not))
            .filter((line) => line.length > 0)
            .map((line) => line.map((piece) => piece.text).join(''))
            .filter((line) => line.trim())
            .sort();
        const whole = ({ title, body }: typeof before) =>
          [title, ...body.split('\n')].filter((line) => line.trim()).sort();
        expect(side('new')).toEqual(whole(before));
        expect(side('old')).toEqual(whole(after));
      }),
    );
  });
});
