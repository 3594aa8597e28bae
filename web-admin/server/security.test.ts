import { describe, expect, it } from 'vitest';
import { makeRig, post } from './testing/rig.ts';
import { aStatus, COMMANDS } from './testing/samples.ts';

function rig() {
  const made = makeRig({ hostNames: ['Accueil.local'] });
  made.live.take({ status: aStatus });
  return made;
}
const status = (address: string, headers: Record<string, string> = {}) =>
  rig().app.request(address, { headers });

describe('the host by which the unit is asked', () => {
  it.each([
    'http://127.0.0.1:8460',
    'http://localhost:8460',
    'http://LOCALHOST',
    'http://[::1]:8460',
    'http://accueil.local:99',
  ])('may be %s', async (origin) => {
    const { host } = new URL(origin);
    expect((await status(`${origin}/api/status`, { host })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'evil.example:8460',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example#localhost',
    '',
    'localhost:8460:8460',
    '10.0.0.1',
    '[::2]',
  ])('may not be «%s», for the page neither', async (host) => {
    for (const path of ['/api/status', '/', '/api/events']) {
      const response = await status(`http://localhost${path}`, { host });
      expect(response.status).toBe(421);
      expect(await response.json()).toMatchObject({ ok: false, code: 'Web_WrongHost' });
    }
  });

  it('is that of an absolute address too', async () => {
    expect((await status('http://evil.example/api/status', { host: 'localhost' })).status).toBe(421);
  });
});

describe('a command from the page of another site', () => {
  const own = 'http://localhost:8460';
  const send = async (headers: Record<string, string>) => {
    const made = rig();
    const response = await made.app.request(`${own}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(COMMANDS.takeBack),
    });
    return { status: response.status, asked: made.asked.length };
  };

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' },
    { origin: 'http://evil.example' },
    { origin: 'http://localhost:8461' },
    { origin: 'https://localhost:8460' },
    { origin: 'null' },
  ])('does not reach the unit: %j', async (headers) => {
    expect(await send(headers as Record<string, string>)).toEqual({ status: 403, asked: 0 });
  });

  it.each([{ 'sec-fetch-site': 'same-origin', origin: own }, { origin: own }, {}])(
    'is told from one of the own page or of a program: %j',
    async (headers) => {
      expect(await send(headers as Record<string, string>)).toEqual({ status: 200, asked: 1 });
    },
  );

  it('uses up no event stream either', async () => {
    const made = rig();
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' };
    expect((await made.app.request('/api/events', { headers })).status).toBe(403);
    expect(made.live.size).toBe(0);
  });
});

describe('every answer', () => {
  const answers = () => ['/', '/api/status', '/api/nothing', '/nothing'].map((path) => status(path));

  it('forbids scripts and frames that are not ours', async () => {
    for (const response of await Promise.all(answers())) {
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy.split('; ').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('of the API is kept by no cache, refusals too', async () => {
    for (const path of ['/api/status', '/api/nothing', '/api/register?limit=0']) {
      expect((await status(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('an unknown route', () => {
  it.each(['/api', '/api/', '/api/nothing', '/api/register/a/b', '/nothing', '/%00', '/api/%ff'])(
    'is 404 in JSON: %s',
    async (path) => {
      const response = await status(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        ok: false,
        message: expect.stringMatching(/there is no/),
      });
    },
  );

  it.each([
    ['POST', '/'],
    ['DELETE', '/api/status'],
    ['PUT', '/api/events'],
    ['OPTIONS', '/api/register'],
    ['PATCH', '/api/register/s1-1'],
    ['POST', '/api/totals'],
    ['POST', '/api/register.csv'],
  ])('a wrong method is 405: %s %s', async (method, path) => {
    const response = await rig().app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(await response.json()).toMatchObject({ code: 'Web_WrongMethod' });
  });
});

describe('a failure of our own', () => {
  it('is told to the log, and to the client without its inside', async () => {
    const made = rig();
    made.register.totals = () => {
      throw new Error('at /secret/file.ts:12');
    };
    Object.defineProperty(made.live, 'status', {
      get: () => {
        throw new Error('at /secret/file.ts:12');
      },
    });
    const response = await made.app.request('/api/status');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(made.failures[0]).toContain('secret');
    expect((await post(made, COMMANDS.takeBack)).status).toBe(200);
  });
});
