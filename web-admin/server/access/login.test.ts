import { describe, expect, it } from 'vitest';
import { makeDoorRig, PASSWORD, SECRETS } from '../testing/door-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

async function withAnne() {
  const rig = makeDoorRig();
  await rig.add('anne', 'manager');
  const anne = rig.browser();
  return { rig, anne };
}

describe('the first run', () => {
  const input = { login: 'Anne', name: 'Anne Martin', password: PASSWORD };

  it('shows a code on the terminal; with it somebody makes themselves the first manager and is logged in', async () => {
    const rig = makeDoorRig();
    const browser = rig.browser();
    expect(rig.codes).toHaveLength(1);
    expect(rig.codes[0]).toMatch(/^[B-Z]{4}(-[B-Z]{4}){3}$/);
    const typed = rig.codes[0]?.toLowerCase().replaceAll('-', ' ');
    expect((await browser.post('/api/first-run', { ...input, code: typed })).status).toBe(200);
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      name: 'Anne Martin',
      role: 'manager',
    });
    expect((await rig.browser().logIn('anne')).status).toBe(200);
  });

  it('makes nobody with a wrong code, a late one, a used one, or when there is somebody', async () => {
    const rig = makeDoorRig();
    const code = rig.codes[0];
    const wrong = await rig.browser().post('/api/first-run', { ...input, code: 'BBBB-BBBB-BBBB-BBBB' });
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'Web_WrongCode']);
    expect((await rig.browser().post('/api/first-run', { ...input, code })).status).toBe(200);
    const again = await rig.browser().post('/api/first-run', { ...input, login: 'eve', code });
    expect(again.status).toBe(401);
    const late = makeDoorRig();
    late.pass(30 * MINUTE);
    expect((await late.browser().post('/api/first-run', { ...input, code: late.codes[0] })).status).toBe(401);
    late.tick();
    expect(late.codes).toHaveLength(1);
  });

  it('names what is wrong with the fields, and the code can still be used', async () => {
    const rig = makeDoorRig();
    const code = rig.codes[0];
    for (const [faulty, path] of [
      [{ password: 'short' }, 'password'],
      [{ password: 'aaaaaaaaaaaaaaaa' }, 'password'],
      [{ password: 'my name is anne' }, 'password'],
      [{ login: '<b>' }, 'login'],
      [{ login: 'x'.repeat(100) }, 'login'],
      [{ name: '   ' }, 'name'],
      [{ name: 'x'.repeat(100) }, 'name'],
    ] as const) {
      const response = await rig.browser().post('/api/first-run', { ...input, code, ...faulty });
      expect(response.status).toBe(400);
      const { faults } = (await response.json()) as { faults: { path: string; given: string }[] };
      expect(faults.map((fault) => fault.path)).toEqual([path]);
      if (path === 'password') expect(faults[0]?.given).toBe('');
    }
    expect((await rig.browser().post('/api/first-run', { ...input, code })).status).toBe(200);
  });

  it('shows no code where there are users', async () => {
    const { rig } = await withAnne();
    rig.tick();
    expect(rig.codes).toHaveLength(1);
    expect((await rig.browser().post('/api/first-run', { ...input, code: rig.codes[0] })).status).toBe(401);
  });
});

describe('a login', () => {
  it('gives a cookie that no script reads, no other site sends, and that is new each time', async () => {
    const { rig, anne } = await withAnne();
    const response = await anne.logIn(' Anne ');
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^gardefil-0=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const first = anne.cookie;
    await anne.logIn('anne');
    expect(anne.cookie).not.toBe(first);
    const planted = rig.browser();
    planted.cookie = first;
    expect((await planted.get('/api/me')).status).toBe(401);
  });

  it('over HTTPS has a cookie of this host alone', async () => {
    const { rig } = await withAnne();
    const response = await rig.app.request('https://localhost/api/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'anne', password: PASSWORD }),
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-gardefil-0=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('answers alike for a wrong password, an unknown, a disabled and a codeless user', async () => {
    const { rig } = await withAnne();
    const id = await rig.add('zoe', 'receptionist');
    const manager = rig.browser();
    await manager.logIn('anne');
    await manager.tell('users.disable', { id, disabled: true });
    await manager.tell('users.add', { login: 'new', name: 'New', role: 'recipient', deputy: false });
    const answers = [];
    for (const [login, password] of [
      ['anne', 'wrong wrong wrong'],
      ['nobody', PASSWORD],
      ['zoe', PASSWORD],
      ['new', PASSWORD],
    ] as const) {
      const response = await rig.browser().logIn(login, password);
      answers.push(`${response.status} ${await response.text()} ${response.headers.getSetCookie().length}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Web_WrongLogin');
  });

  it.each([
    ['nothing', {}],
    ['numbers', { login: 1, password: 2 }],
    ['lists', { login: ['anne'], password: [PASSWORD] }],
    ['too much', { login: 'anne', password: 'x'.repeat(300) }],
    ['more than is asked', { login: 'anne', password: PASSWORD, role: 'manager' }],
    ['null', null],
  ])('with %s is refused, and no password is repeated', async (_what, body) => {
    const { anne } = await withAnne();
    const response = await anne.post('/api/login', body);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('xxxx');
  });

  it('of 100 kB is refused unread', async () => {
    const { anne } = await withAnne();
    expect((await anne.post('/api/login', { login: 'anne', password: 'x'.repeat(100_000) })).status).toBe(
      413,
    );
  });

  it('is kept from nobody by a disk that is full, and is written down when there is room', async () => {
    const { rig, anne } = await withAnne();
    rig.diskFull = true;
    expect((await anne.logIn('anne')).status).toBe(200);
    expect(rig.audit().filter((entry) => entry.includes('login login'))).toEqual([]);
    rig.diskFull = false;
    rig.tick();
    await expect.poll(() => rig.audit()).toContain('anne login login - 1');
  });
});

describe('a session', () => {
  const isIn = async (browser: { get(path: string): Promise<Response> }) =>
    (await browser.get('/api/me')).status === 200;

  it('ends 15 min after the last thing that somebody did; what the page asks by itself does not count', async () => {
    const { rig, anne } = await withAnne();
    await anne.logIn('anne');
    rig.pass(14 * MINUTE);
    expect(await isIn(anne)).toBe(true);
    rig.pass(MINUTE);
    expect(await isIn(anne)).toBe(false);
    await anne.logIn('anne');
    for (let minute = 0; minute < 60; minute += 10) {
      rig.pass(10 * MINUTE);
      expect((await anne.post('/api/stay')).status).toBe(200);
    }
  });

  it('ends after 8 h, whatever somebody does', async () => {
    const { rig, anne } = await withAnne();
    await anne.logIn('anne');
    for (let passed = 0; passed < 8 * HOUR - 10 * MINUTE; passed += 10 * MINUTE) {
      rig.pass(10 * MINUTE);
      expect((await anne.post('/api/stay')).status).toBe(200);
    }
    rig.pass(10 * MINUTE);
    expect((await anne.post('/api/stay')).status).toBe(401);
  });

  it('is neither longer nor shorter when the wall clock steps', async () => {
    const { rig, anne } = await withAnne();
    await anne.logIn('anne');
    rig.stepWall(400 * 24 * HOUR);
    expect(await isIn(anne)).toBe(true);
    rig.stepWall(-1_000 * 24 * HOUR);
    rig.pass(15 * MINUTE - 1);
    expect(await isIn(anne)).toBe(true);
    rig.pass(1);
    expect(await isIn(anne)).toBe(false);
  });

  it('ends with the logout, and another of the same user goes on', async () => {
    const { rig, anne } = await withAnne();
    const second = rig.browser('browser B');
    await anne.logIn('anne');
    await second.logIn('anne');
    const token = anne.cookie;
    await anne.post('/api/logout');
    anne.cookie = token;
    expect(await isIn(anne)).toBe(false);
    expect(await isIn(second)).toBe(true);
  });

  it('whose cookie turns up in another browser ends for both, and the log says so', async () => {
    const { rig, anne } = await withAnne();
    await anne.logIn('anne');
    await anne.get('/api/me');
    const thief = rig.browser('browser B');
    thief.cookie = anne.cookie;
    expect(await isIn(thief)).toBe(false);
    expect(await isIn(anne)).toBe(false);
    await expect.poll(() => rig.audit()).toContain('anne login stolenSession - 1');
  });

  it('has the rights that the user has now', async () => {
    const { rig, anne } = await withAnne();
    const id = await rig.add('zoe', 'manager');
    const zoe = rig.browser();
    await anne.logIn('anne');
    await zoe.logIn('zoe');
    expect((await zoe.get('/api/users')).status).toBe(200);
    const change = { id, version: 3, name: 'zoe', role: 'receptionist', deputy: false };
    expect((await anne.tell('users.change', change)).status).toBe(200);
    expect((await zoe.get('/api/users')).status).toBe(403);
    await anne.tell('users.disable', { id, disabled: true });
    expect(await isIn(zoe)).toBe(false);
    await anne.tell('users.disable', { id, disabled: false });
    expect(await isIn(zoe)).toBe(false);
  });

  it.each(['', 'x', '🦊', 'a'.repeat(5000), '%00', '../../etc'])(
    'is nobody’s with the cookie «%s»',
    async (token) => {
      const { anne } = await withAnne();
      anne.cookie = `gardefil-0=${encodeURIComponent(token)}`;
      expect(await isIn(anne)).toBe(false);
    },
  );
});

describe('a forgotten password', () => {
  it('is chosen anew with a code, once; until then nobody is in', async () => {
    const { rig, anne } = await withAnne();
    const id = await rig.add('zoe', 'receptionist');
    const zoe = rig.browser();
    await anne.logIn('anne');
    await zoe.logIn('zoe');
    const { value } = (await (await anne.tell('users.reset', { id })).json()) as { value: { code: string } };
    expect((await zoe.get('/api/me')).status).toBe(401);
    expect((await zoe.logIn('zoe')).status).toBe(401);
    const chosen = { login: 'Zoe', code: value.code, password: 'cinq oies sauvages' };
    const wrong = await zoe.post('/api/password', { ...chosen, code: 'CCCC-CCCC-CCCC-CCCC' });
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'Web_WrongCode']);
    expect((await zoe.post('/api/password', { ...chosen, password: 'kurz' })).status).toBe(400);
    expect((await zoe.post('/api/password', chosen)).status).toBe(200);
    expect((await zoe.get('/api/me')).status).toBe(200);
    expect((await rig.browser().post('/api/password', chosen)).status).toBe(401);
    expect((await rig.browser().logIn('zoe', 'cinq oies sauvages')).status).toBe(200);
  });

  it('has a code for three days, and not for a disabled user', async () => {
    const { rig, anne } = await withAnne();
    const id = await rig.add('zoe', 'receptionist');
    await anne.logIn('anne');
    const reset = async () => {
      const response = await anne.tell('users.reset', { id });
      return ((await response.json()) as { value: { code: string } }).value.code;
    };
    const chosen = { login: 'zoe', password: 'cinq oies sauvages' };
    const first = await reset();
    await anne.tell('users.disable', { id, disabled: true });
    expect((await rig.browser().post('/api/password', { ...chosen, code: first })).status).toBe(401);
    await anne.tell('users.disable', { id, disabled: false });
    rig.stepWall(72 * HOUR);
    expect((await rig.browser().post('/api/password', { ...chosen, code: first })).status).toBe(401);
  });
});

describe('the board of whoever is not logged in', () => {
  it('shows waits, times and states, and nothing of anybody', async () => {
    const { rig } = await withAnne();
    const { text, close } = await rig.browser().events();
    close();
    expect(text).toContain('event: session\ndata: {"state":"out"}');
    expect(text).toContain('"due":91000');
    expect(text).toContain('"level":"waiting"');
    expect(text).toContain('"name":"•••"');
    for (const secret of [...SECRETS, 'callBack', ':"message"', 'speedKeys":[{'])
      expect(text).not.toContain(secret);
  });

  it('says that the first manager is still to be made', async () => {
    const { text, close } = await makeDoorRig().browser().events();
    close();
    expect(text).toContain('{"state":"none"}');
  });

  it('is what an open page becomes when its session ends, at the next tick at the latest', async () => {
    const { rig, anne } = await withAnne();
    await anne.logIn('anne');
    const events = await anne.events();
    for (const secret of SECRETS) expect(events.text).toContain(secret);
    rig.pass(15 * MINUTE);
    rig.live.tick();
    const after = await events.next();
    events.close();
    expect(after).toContain('{"state":"out"}');
    expect(after).toContain('"due":91000');
    for (const secret of SECRETS) expect(after).not.toContain(secret);
  });

  it('is told at once of a logout in another tab', async () => {
    const { anne } = await withAnne();
    await anne.logIn('anne');
    const events = await anne.events();
    const next = events.next();
    await anne.post('/api/logout');
    expect(await next).toContain('{"state":"out"}');
    events.close();
  });

  it.each(['technician', 'recipient'] as const)('is what a %s sees, logged in', async (role) => {
    const { rig } = await withAnne();
    await rig.add('max', role);
    const max = rig.browser();
    await max.logIn('max');
    const { text, close } = await max.events();
    close();
    const status = await (await max.get('/api/status')).text();
    expect(text).toContain('{"state":"in"}');
    for (const secret of SECRETS) expect(text + status).not.toContain(secret);
  });

  it('leaves room for those who work here, however many strangers look', async () => {
    const { rig, anne } = await withAnne();
    await anne.logIn('anne');
    const statuses = [];
    for (let page = 0; page < 20; page++) statuses.push((await rig.browser().get('/api/events')).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(8);
    expect((await anne.get('/api/events')).status).toBe(200);
    rig.live.close();
  });
});
