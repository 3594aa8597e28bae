import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../device/register/database.ts';
import { callStarted, FactMaker, ORIGIN } from '../../device/register/testing/facts.ts';
import { memoryFolder } from '../../device/register/testing/folder.ts';
import { RegisterWriter } from '../../device/register/writer.ts';
import type { ApiError, RegisterPage } from '../api.ts';
import { makeRig } from './testing/rig.ts';
import { aCall, aDetail, aStatus } from './testing/samples.ts';

function rigWithCalls(count: number) {
  const rig = makeRig();
  rig.register.rows = Array.from({ length: count }, (_, at) =>
    aCall({ key: at + 1, call: `s1-${at + 1}`, started: 1000 * (at + 1) }),
  );
  return rig;
}

async function page(rig: ReturnType<typeof makeRig>, query = ''): Promise<RegisterPage> {
  return (await (await rig.app.request(`/api/register${query}`)).json()) as RegisterPage;
}

describe('the register as pages', () => {
  it('comes newest first, 100 calls at a time, until there is no next', async () => {
    const rig = rigWithCalls(250);
    const first = await page(rig);
    const second = await page(rig, `?before=${first.next}`);
    const third = await page(rig, `?before=${second.next}`);
    const keys = [first, second, third].flatMap(({ calls }) => calls.map(({ key }) => key));
    expect(keys).toEqual(Array.from({ length: 250 }, (_, at) => 250 - at));
    expect(third.next).toBeNull();
  });

  it('keeps to the period and the limit that are asked for', async () => {
    const { calls } = await page(rigWithCalls(10), '?from=2000&to=8000&limit=2');
    expect(calls.map(({ started }) => started)).toEqual([7000, 6000]);
  });

  it.each([
    ['limit=0', 'query.limit', '1 to 500'],
    ['limit=501', 'query.limit', '1 to 500'],
    ['from=yesterday', 'query.from', 'whole number'],
    ['to=-1', 'query.to', 'whole number'],
    ['to=1e3', 'query.to', 'whole number'],
    ['before=99999999999999999', 'query.before', 'whole number'],
    ['page=2', 'query.page', 'leave it out'],
  ])('refuses %s and says what is allowed', async (query, path, allowed) => {
    const response = await rigWithCalls(1).app.request(`/api/register?${query}`);
    expect(response.status).toBe(400);
    const { faults } = (await response.json()) as Required<ApiError>;
    expect(faults).toMatchObject([{ path, allowed: expect.stringContaining(allowed) }]);
  });
});

describe('one call', () => {
  it('comes with its segments and waits', async () => {
    const response = await rigWithCalls(1).app.request('/api/register/s1-1');
    expect(await response.json()).toEqual(aDetail('s1-1'));
  });

  it('that is not there is 404', async () => {
    const response = await rigWithCalls(1).app.request('/api/register/%2e%2e%2fs1-2');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'Web_NoSuchCall' });
  });
});

describe('the register as a file', () => {
  const file = async (rig: ReturnType<typeof makeRig>, query = '') =>
    Buffer.from(await (await rig.app.request(`/api/register.csv${query}`)).arrayBuffer()).toString();

  it('has every call of the period once, oldest first', async () => {
    const text = await file(rigWithCalls(9), '?from=3000&language=en');
    const calls = text.trimEnd().split('\r\n').slice(1);
    expect(calls.map((line) => /s1-\d/.exec(line)?.[0])).toEqual(
      [3, 4, 5, 6, 7, 8, 9].map((number) => `s1-${number}`),
    );
  });

  it('is a download in the language that is asked for', async () => {
    const response = await rigWithCalls(1).app.request('/api/register.csv?language=en');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('filename="call-register.csv"');
  });

  it('is in the language of the unit when none is asked for', async () => {
    const rig = rigWithCalls(1);
    rig.live.take({ status: { ...aStatus, language: 'en' } });
    expect(await file(rig)).toMatch(/^\uFEFF"Started",/);
    rig.live.take({ status: aStatus });
    expect(await file(rig)).toMatch(/^\uFEFF"Début";/);
  });

  it('has what the search and the filters find, all of it, and nothing else', async () => {
    const folder = memoryFolder();
    const writer = new RegisterWriter(join(folder, 'register.db'), ORIGIN);
    const maker = new FactMaker();
    writer.write(
      Array.from({ length: 1_203 }, (_, at) =>
        maker.at(at, {
          ...callStarted(`s1-${at}`),
          peer: { number: '0199001234', name: at % 2 ? 'Mme Marin' : 'Dr Blanc' },
          direction: at % 4 === 3 ? ('outgoing' as const) : ('incoming' as const),
        }),
      ),
    );
    const db = openDatabase(join(folder, 'register.db'));
    onTestFinished(() => {
      db.close();
      writer.close();
    });
    const rig = makeRig({ db });
    const lines = async (query: string) => (await file(rig, query)).trimEnd().split('\r\n').slice(1);
    expect(await lines('?search=marin')).toHaveLength(601);
    const some = await lines('?search=marin&direction=outgoing&language=en');
    expect([some.length, some.every((line) => line.includes('Mme Marin'))]).toEqual([300, true]);
    expect(await lines('?direction=outgoing&from=0&to=1')).toEqual([]);
    expect((await rig.app.request('/api/register.csv?outcome=happy')).status).toBe(400);
  });

  it('that is looked through without a register is 503, and leaves room for the next', async () => {
    const rig = rigWithCalls(1);
    for (let time = 0; time < 5; time++)
      expect((await rig.app.request('/api/register.csv?search=marin')).status).toBe(503);
    expect((await rig.app.request('/api/register.csv')).status).toBe(200);
  });

  it('of an empty period has its headings', async () => {
    expect((await file(rigWithCalls(0))).trimEnd().split('\r\n')).toHaveLength(1);
  });

  it('is written to two clients at once, and again when one has gone', async () => {
    const rig = rigWithCalls(9);
    const open = await Promise.all([1, 2].map(() => rig.app.request('/api/register.csv')));
    const third = await rig.app.request('/api/register.csv');
    expect(third.status).toBe(503);
    expect(await third.json()).toMatchObject({ code: 'Web_TooManyExports' });
    await open[0]?.body?.cancel();
    await open[1]?.text();
    for (let again = 0; again < 5; again++) expect((await file(rig)).length).toBeGreaterThan(0);
  });

  it('breaks off, and is not taken for whole, when the register breaks on the way', async () => {
    const rig = rigWithCalls(9);
    const response = await rig.app.request('/api/register.csv');
    rig.register.broken = true;
    await expect(response.text()).rejects.toThrow();
    rig.register.broken = false;
    expect((await file(rig)).length).toBeGreaterThan(0);
  });
});

describe('a register that cannot be read', () => {
  it.each(['', '/s1-1', '.csv'])('is said so, and nothing of its inside: /api/register%s', async (path) => {
    const rig = rigWithCalls(1);
    rig.register.broken = true;
    for (let again = 0; again < 3; again++) {
      const response = await rig.app.request(`/api/register${path}`);
      expect(response.status).toBe(503);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ code: 'Web_RegisterNotReadable' });
      expect(text).not.toContain('secret');
    }
    expect(rig.failures[0]).toContain('malformed');
  });
});

describe('the totals', () => {
  it('are those of the period', async () => {
    const response = await rigWithCalls(3).app.request('/api/totals?from=0&to=5');
    expect(await response.json()).toMatchObject({ calls: 3 });
  });
});
