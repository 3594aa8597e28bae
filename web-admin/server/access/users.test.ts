import { describe, expect, it } from 'vitest';
import type { UserRow } from '../../api.ts';
import { makeDoorRig } from '../testing/door-rig.ts';

async function withTwo() {
  const rig = makeDoorRig();
  const ids = { anne: await rig.add('anne', 'manager'), zoe: await rig.add('zoe', 'receptionist') };
  const [anne, zoe] = [rig.browser(), rig.browser()];
  await anne.logIn('anne');
  await zoe.logIn('zoe');
  const codeOf = async (asked: Promise<Response>) => ((await (await asked).json()) as { code?: string }).code;
  return { rig, ids, anne, zoe, codeOf };
}

describe('an account that a manager ends', () => {
  it('has no session from that moment on and lets nobody in; what was done under it keeps its name', async () => {
    const { rig, ids, anne, zoe } = await withTwo();
    await zoe.get('/api/register');
    const events = await zoe.events();
    expect((await anne.tell('users.disable', { id: ids.zoe, disabled: true })).status).toBe(200);
    expect((await zoe.get('/api/me')).status).toBe(401);
    expect((await rig.browser().logIn('zoe')).status).toBe(401);
    rig.live.tick();
    expect(await events.next()).toContain('{"state":"out"}');
    events.close();
    expect(rig.audit()).toContain('zoe look calls.read - 1');
    const users = (await (await anne.get('/api/users')).json()) as UserRow[];
    expect(users.map(({ name, disabled }) => [name, disabled])).toEqual([
      ['anne', false],
      ['zoe', true],
    ]);
  });

  it('is never the last of a manager who can log in, nor becomes one another role', async () => {
    const { rig, ids, anne, codeOf } = await withTwo();
    const other = await rig.add('eve', 'manager');
    await anne.tell('users.reset', { id: other });
    // Eve has a code and no password: she could not let anybody in.
    const end = () => anne.tell('users.disable', { id: ids.anne, disabled: true });
    const change = { id: ids.anne, version: 3, name: 'anne', role: 'receptionist', deputy: false };
    expect(await codeOf(end())).toBe('Users_LastManager');
    expect(await codeOf(anne.tell('users.change', change))).toBe('Users_LastManager');
    expect((await anne.get('/api/users')).status).toBe(200);
    await rig.add('max', 'manager');
    expect((await end()).status).toBe(200);
    expect((await anne.get('/api/me')).status).toBe(401);
  });
});
