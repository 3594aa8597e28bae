import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialTarget, isSafeUri } from './dial-plan.ts';

/** Any UTF-16 code units, lone surrogates and control characters among them. */
const ANY_TEXT = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

const PLAN = { numberPlan: { '21': 'sip:21@127.0.0.1:5080' }, domain: 'pbx.example' };

test.each([
  ['21', 'sip:21@127.0.0.1:5080'],
  ['0199001234', 'sip:0199001234@pbx.example'],
  ['+33199001234', 'sip:+33199001234@pbx.example'],
  ['*21#', 'sip:*21%23@pbx.example'],
  ['sip:accueil@10.0.0.2:5070', 'sip:accueil@10.0.0.2:5070'],
  ['sips:accueil@[2001:db8::1]', 'sips:accueil@[2001:db8::1]'],
  ['', null],
  ['toString', null],
  ['sip:a b@x', null],
  ['sip:a@x;transport=tcp', null],
  ['sip:a@x\r\nquit', null],
  ['a', null],
])('%j is dialled as %j', (number, uri) => {
  expect(dialTarget(number, PLAN)).toBe(uri);
});

test('without a domain a number goes to baresip as it is', () => {
  expect(dialTarget('0199001234', { numberPlan: {}, domain: null })).toBe('0199001234');
});

test('nothing that is dialled could be read as two words or as a parameter', () => {
  fc.assert(
    fc.property(ANY_TEXT, (text) => {
      for (const candidate of [text, `sip:${text}@host`, `sip:a@${text}`]) {
        const uri = dialTarget(candidate, PLAN);
        if (uri !== null) expect(uri).toMatch(/^[\x21-\x7e]{1,300}$/u);
        if (isSafeUri(candidate)) expect(candidate).not.toMatch(/[\s;?,<>"]/u);
      }
    }),
    { numRuns: 500 },
  );
});
