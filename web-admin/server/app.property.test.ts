import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRig } from './testing/rig.ts';
import { COMMANDS } from './testing/samples.ts';

const word = fc.constantFrom(
  'api',
  'register',
  'register.csv',
  'events',
  'status',
  'command',
  'totals',
  '..',
  '%2e',
  'assets',
);
const path = fc
  .array(fc.oneof(word, fc.string({ unit: 'binary' }).map(encoded), fc.webSegment()), {
    maxLength: 5,
  })
  .map((parts) => `/${parts.join('/')}`);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((text) => `?${text}`),
  fc
    .record(
      {
        from: fc.string(),
        to: fc.integer().map(String),
        limit: fc.integer().map(String),
        before: fc.string(),
      },
      { requiredKeys: [] },
    )
    .map((values) => `?${new URLSearchParams(values)}`),
);
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'BREW');
const headerText = fc.string({ unit: fc.constantFrom(...' !"#$%&\'()*+,-./0123456789:;<=>?@ABCabc[]{}é') });
const headers = fc.dictionary(
  fc.constantFrom(
    'accept-encoding',
    'if-none-match',
    'content-type',
    'content-length',
    'sec-fetch-site',
    'range',
    'x-forwarded-host',
    'cookie',
  ),
  fc
    .oneof(headerText, fc.constantFrom('application/json', 'same-origin', '5', '-1'))
    .map((text) => text.trim()),
);
const body = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...Object.values(COMMANDS)).map((command) => JSON.stringify(command)),
  fc.anything().map((value) => JSON.stringify({ type: 'takeBack', call: value })),
);

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
}

describe('whatever is asked', () => {
  it('the answer is no failure, says why it refuses, and lets no stream leak', async () => {
    const rig = makeRig();
    await fc.assert(
      fc.asyncProperty(method, path, query, headers, body, async (method, path, query, headers, body) => {
        const withBody = !['GET', 'HEAD'].includes(method);
        const response = await rig.app.request(path + query, { method, headers, ...(withBody && { body }) });
        // The unit has told its status to nobody yet.
        expect(response.status === 503 ? path : '/api/status').toBe('/api/status');
        expect(response.status === 503 || response.status < 500).toBe(true);
        if (response.status >= 400 && method !== 'HEAD') {
          expect(await response.clone().json()).toMatchObject({ ok: false, message: expect.any(String) });
        }
        await response.body?.cancel();
      }),
      { numRuns: 2000 },
    );
    expect(rig.failures).toEqual([]);
    expect(rig.live.size).toBe(0);
  });
});
