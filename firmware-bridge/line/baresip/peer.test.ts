import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peerOf } from './peer.ts';

/** Any UTF-16 code units, lone surrogates and control characters among them. */
const ANY_TEXT = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

test.each([
  ['sip:0199001234@127.0.0.1:5060', 'Mme Odile Vasseur', '0199001234', 'Mme Odile Vasseur'],
  ['sip:+33199001234@pbx.example', null, '+33199001234', null],
  ['sip:01-99-00.12.34;phone-context=fr@pbx', '', '0199001234', null],
  ['sip:%2A21%23@pbx', null, '*21#', null],
  ['sip:garance@pbx.example', 'M. Garance', null, 'M. Garance'],
  ['sip:garance@pbx.example', null, null, 'garance'],
  ['sip:anonymous@anonymous.invalid', 'Anonymous', null, null],
  ['sip:0199001234@anonymous.invalid', null, null, null],
  ['sip:pbx.example', 'Someone', null, 'Someone'],
  ['sip:%zz@pbx', null, null, '%zz'],
  ['', null, null, null],
])('%s with the name %j is %j, %j', (uri, display, number, name) => {
  expect(peerOf(uri, display)).toEqual({ number, name });
});

test('no URI and no name makes it throw, or lets a number through that cannot be keyed', () => {
  fc.assert(
    fc.property(ANY_TEXT, fc.option(ANY_TEXT), (uri, name) => {
      const { number } = peerOf(`sip:${uri}@x`, name);
      if (number !== null) expect(number).toMatch(/^\+?[0-9*#]{1,32}$/u);
    }),
    { numRuns: 500 },
  );
});
