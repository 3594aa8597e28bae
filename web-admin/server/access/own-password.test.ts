import { describe, expect, it } from 'vitest';
import { makeDoorRig, PASSWORD } from '../testing/door-rig.ts';

const NEXT = 'cinq oies sauvages';
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

async function withZoe() {
  const rig = makeDoorRig();
  const id = await rig.add('zoe', 'receptionist');
  const [desk, home] = [rig.browser('desk'), rig.browser('home')];
  await desk.logIn('zoe');
  await home.logIn('zoe');
  const change = (present: string, password: string, browser = desk) =>
    browser.post('/api/own-password', { present, password });
  return { rig, id, desk, home, change };
}

describe('whoever is logged in', () => {
  it('chooses another password, stays where they are with a new session, and is out everywhere else', async () => {
    const { rig, id, desk, home, change } = await withZoe();
    const before = desk.cookie;
    expect((await change(PASSWORD, NEXT)).status).toBe(200);
    expect(desk.cookie).not.toBe(before);
    expect((await desk.get('/api/me')).status).toBe(200);
    expect((await home.get('/api/me')).status).toBe(401);
    const old = rig.browser('desk');
    old.cookie = before;
    expect((await old.get('/api/me')).status).toBe(401);
    expect((await rig.browser().logIn('zoe')).status).toBe(401);
    expect((await rig.browser().logIn('zoe', NEXT)).status).toBe(200);
    expect(rig.audit()).toContain(`zoe change access.changePassword ${id} 1`);
  });

  it('must know the one of now: a page left open gives no account away', async () => {
    const { rig, id, desk, home, change } = await withZoe();
    const wrong = await change('not hers at all', NEXT);
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'Web_WrongLogin']);
    expect((await desk.get('/api/me')).status).toBe(200);
    expect((await home.get('/api/me')).status).toBe(200);
    expect((await rig.browser().logIn('zoe')).status).toBe(200);
    rig.tick();
    await expect.poll(() => rig.audit()).toContain(`unknown login failedLogin ${id} 1`);
  });

  it('may try no faster than at the login, and the tries of both count together', async () => {
    const { rig, change } = await withZoe();
    for (let time = 0; time < 2; time++) await change('not hers at all', NEXT);
    for (let time = 0; time < 2; time++) await rig.browser().logIn('zoe', 'not hers at all');
    const early = await change(PASSWORD, NEXT);
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '1']);
    rig.pass(1_000);
    expect((await change(PASSWORD, NEXT)).status).toBe(200);
  });

  it.each([
    ['too short', { present: PASSWORD, password: 'short' }, 'password'],
    ['with the login name in it', { present: PASSWORD, password: 'zoe is my name' }, 'password'],
    ['that is missing', { present: PASSWORD }, 'password'],
    ['that is a number', { present: 7, password: NEXT }, 'present'],
    ['for somebody else', { present: PASSWORD, password: NEXT, login: 'anne' }, 'login'],
  ])('is told what is wrong with one %s; nothing has changed', async (_, body, path) => {
    const { rig, desk } = await withZoe();
    const response = await desk.post('/api/own-password', body);
    const { faults } = (await response.json()) as { faults: { path: string; given: string }[] };
    expect([response.status, faults.map((fault) => fault.path)]).toEqual([400, [path]]);
    if (path !== 'login') expect(faults[0]?.given).toBe('');
    expect((await rig.browser().logIn('zoe')).status).toBe(200);
  });

  it('keeps the old one when the register cannot take the new one', async () => {
    const { rig, desk, change } = await withZoe();
    rig.diskFull = true;
    expect((await change(PASSWORD, NEXT)).status).toBe(503);
    rig.diskFull = false;
    expect((await desk.get('/api/me')).status).toBe(200);
    expect((await rig.browser().logIn('zoe')).status).toBe(200);
  });
});

describe('a manager', () => {
  it('cannot give herself a code, which she would never see, and is told what to do instead', async () => {
    const { rig } = await withZoe();
    const id = await rig.add('anne', 'manager');
    await rig.add('eve', 'manager');
    const [anne, eve] = [rig.browser(), rig.browser('eve')];
    await anne.logIn('anne');
    await eve.logIn('eve');
    const own = await anne.tell('users.reset', { id });
    expect([own.status, await own.json()]).toEqual([
      409,
      { ok: false, code: 'Users_Self', message: expect.stringContaining('change your password') },
    ]);
    expect((await anne.get('/api/me')).status).toBe(200);
    expect((await eve.tell('users.reset', { id })).status).toBe(200);
    expect((await anne.get('/api/me')).status).toBe(401);
  });
});
