import { describe, expect, it } from 'vitest';
import { makeDoorRig } from '../testing/door-rig.ts';

const MINUTE = 60_000;

async function rigWithZoe() {
  const rig = makeDoorRig();
  await rig.add('anne', 'manager');
  await rig.add('zoe', 'receptionist');
  const [anne, zoe] = [rig.browser(), rig.browser()];
  await anne.logIn('anne');
  await zoe.logIn('zoe');
  const looksOf = (name: string) =>
    rig.audit().filter((entry) => entry.startsWith(`${name} look`) || entry.startsWith(`${name} export`));
  return { rig, anne, zoe, looksOf };
}

describe('a look at personal data', () => {
  it('is in the audit log before anything is shown: once a minute for a list, each time for a file', async () => {
    const { rig, zoe, looksOf } = await rigWithZoe();
    for (let time = 0; time < 5; time++) expect((await zoe.get('/api/register')).status).toBe(200);
    expect(looksOf('zoe')).toEqual(['zoe look calls.read - 1']);
    rig.pass(MINUTE);
    await zoe.get('/api/totals');
    await zoe.get('/api/register/s1-1');
    for (let time = 0; time < 2; time++) await (await zoe.get('/api/register.csv')).text();
    expect(looksOf('zoe')).toEqual([
      'zoe export calls.read - 1',
      'zoe export calls.read - 1',
      'zoe look calls.read s1-1 1',
      'zoe look calls.read - 1',
      'zoe look calls.read - 1',
    ]);
  });

  it('is each session’s own', async () => {
    const { rig, zoe, looksOf } = await rigWithZoe();
    const second = rig.browser('browser B');
    await second.logIn('zoe');
    await zoe.get('/api/register');
    await second.get('/api/register');
    expect(looksOf('zoe')).toHaveLength(2);
  });

  it('that finds nothing is none: what stands in an address never gets into the log', async () => {
    const { rig, zoe, looksOf } = await rigWithZoe();
    for (const path of ['0199001234', 'Mme-Martin', '%2B33199001234'])
      expect((await zoe.get(`/api/register/${path}`)).status).toBe(404);
    expect((await zoe.get('/api/register?limit=0')).status).toBe(400);
    expect(looksOf('zoe')).toEqual([]);
    expect(rig.audit().join()).not.toMatch(/0199001234|Martin/);
  });

  it('is refused when it cannot be written down', async () => {
    const { rig, zoe } = await rigWithZoe();
    rig.diskFull = true;
    const list = await zoe.get('/api/register');
    expect(list.status).toBe(503);
    const text = await list.text();
    expect(text).toContain('Web_NotAudited');
    expect(text).not.toContain('0199001234');
    const file = await zoe.get('/api/register.csv');
    expect([file.status, (await file.text()).includes('0199001234')]).toEqual([503, false]);
  });

  it('at the desk is written down too, but the desk is kept from nobody by a full disk', async () => {
    const { rig, zoe, looksOf } = await rigWithZoe();
    rig.diskFull = true;
    const { text, close } = await zoe.events();
    expect(text).toContain('0199001234');
    close();
    rig.diskFull = false;
    rig.tick();
    await expect.poll(() => looksOf('zoe')).toEqual(['zoe look desk.use - 1']);
  });

  it('by the one who reads the log is in it as well', async () => {
    const { anne, looksOf } = await rigWithZoe();
    await anne.get('/api/audit');
    await anne.get('/api/users');
    expect(looksOf('anne')).toEqual(['anne look users.read - 1', 'anne look audit.read - 1']);
  });
});

describe('a change', () => {
  it('of settings, users and rights is in the log with who made it and what it was about', async () => {
    const { rig, anne } = await rigWithZoe();
    await anne.tell('settings.save', { name: 'firstName', value: '01 99 00 12 34' });
    const added = await anne.tell('users.add', {
      login: 'max',
      name: 'Max',
      role: 'technician',
      deputy: false,
    });
    const { id } = ((await added.json()) as { value: { id: string } }).value;
    await anne.tell('users.change', { id, version: 2, name: 'Max', role: 'manager', deputy: true });
    await anne.tell('users.disable', { id, disabled: true });
    await anne.tell('users.disable', { id, disabled: false });
    await anne.tell('users.reset', { id });
    expect(rig.audit().slice(0, 6)).toEqual([
      `anne change users.reset ${id} 1`,
      `anne change users.enable ${id} 1`,
      `anne change users.disable ${id} 1`,
      `anne change users.change ${id} 1`,
      `anne change users.add ${id} 1`,
      'anne change settings.save firstName 1',
    ]);
    expect(rig.audit().join()).not.toContain('01 99');
  });

  it('that was refused is not', async () => {
    const { rig, anne, zoe } = await rigWithZoe();
    const before = rig.audit();
    expect((await anne.tell('settings.save', { name: 'firstName', value: 7 })).status).toBe(400);
    expect(
      (await anne.tell('users.add', { login: 'zoe', name: 'Z', role: 'recipient', deputy: false })).status,
    ).toBe(409);
    expect((await zoe.tell('settings.save', { name: 'firstName', value: 'Zoé' })).status).toBe(403);
    expect(rig.audit()).toEqual(before);
  });
});

describe('the page of the log', () => {
  it('finds by person, kind and day, and goes on page by page', async () => {
    const { rig, anne } = await rigWithZoe();
    for (let entry = 0; entry < 5; entry++) {
      await anne.tell('settings.save', { name: 'firstName', value: `Zoé ${entry}` });
      rig.pass(24 * 60 * MINUTE);
      await anne.logIn('anne');
    }
    const read = async (query: string) =>
      (await (await anne.get(`/api/audit?${query}`)).json()) as {
        entries: { id: number }[];
        next: number | null;
      };
    const first = await read('kind=change&limit=2');
    const second = await read(`kind=change&limit=2&before=${first.next}`);
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(4);
    const day = 1_900_000_000_000;
    expect(
      (await read(`kind=change&from=${day + MINUTE}&to=${day + 30 * 60 * MINUTE}`)).entries,
    ).toHaveLength(1);
    expect((await read('who=unknown')).entries).toEqual([]);
    for (const query of ['kind=x', 'limit=501', 'who=<b>', 'before=-1', 'from=x', 'more=1'])
      expect((await anne.get(`/api/audit?${query}`)).status).toBe(400);
  });
});
