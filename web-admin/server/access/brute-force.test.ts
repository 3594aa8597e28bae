import { expect, it } from 'vitest';
import { makeDoorRig } from '../testing/door-rig.ts';

const DAY = 24 * 3_600_000;

/** Tries on and on, as fast as the unit lets it, in the time of the rig. How many passwords it could try. */
async function attack(rig: ReturnType<typeof makeDoorRig>, time: number): Promise<number> {
  const attacker = rig.browser('attacker');
  attacker.address = 'attacker';
  let tried = 0;
  for (let passed = 0; passed < time; ) {
    const response = await attacker.logIn('anne', `guess number ${tried}`);
    if (response.status === 401) tried += 1;
    else expect(response.status).toBe(429);
    const wait = Number(response.headers.get('retry-after') ?? 0) * 1000;
    rig.pass(wait);
    passed += wait;
  }
  return tried;
}

it('an attacker from one address tries some 3,000 passwords a day, and Anne logs in at her desk meanwhile', async () => {
  const rig = makeDoorRig();
  await rig.add('anne', 'manager');
  const anne = rig.browser();
  anne.address = 'desk';
  expect((await anne.logIn('anne')).status).toBe(200);
  const tried = await attack(rig, DAY / 24);
  expect(tried).toBeLessThan(150);
  expect((await anne.logIn('anne')).status).toBe(200);
});

it('a try that comes too early is answered 429 with the time to wait, is not counted, and makes nothing longer', async () => {
  const rig = makeDoorRig();
  await rig.add('anne', 'manager');
  const anne = rig.browser();
  for (let time = 0; time < 5; time++) await anne.logIn('anne', 'wrong wrong wrong');
  const early = [];
  for (let time = 0; time < 20; time++) early.push(await anne.logIn('anne'));
  expect(new Set(early.map((response) => response.status))).toEqual(new Set([429]));
  expect(early[19]?.headers.get('retry-after')).toBe(early[0]?.headers.get('retry-after'));
  rig.pass(Number(early[0]?.headers.get('retry-after')) * 1000);
  expect((await anne.logIn('anne')).status).toBe(200);
});

it('many tries at once are no way round: two of an address wait, and each is counted before the next', async () => {
  const rig = makeDoorRig();
  await rig.add('anne', 'manager');
  const responses = await Promise.all(
    Array.from({ length: 50 }, (_, guess) => rig.browser().logIn('anne', `guess number ${guess}`)),
  );
  expect(responses.filter((response) => response.status === 401).length).toBeLessThanOrEqual(2);
});

it('wrong codes are slowed down and counted like wrong passwords', async () => {
  const rig = makeDoorRig();
  const first = { login: 'eve', name: 'Eve', password: 'quatre chevaux verts', code: 'BBBB-BBBB-BBBB-BBBB' };
  expect((await rig.browser().post('/api/first-run', first)).status).toBe(401);
  const id = await rig.add('anne', 'manager');
  const chosen = { login: 'anne', code: 'BBBB-BBBB-BBBB-BBBB', password: 'quatre chevaux verts' };
  const statuses = [];
  for (let time = 0; time < 6; time++)
    statuses.push((await rig.browser().post('/api/password', chosen)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  rig.tick();
  await expect
    .poll(() => rig.audit().slice(0, 2).sort())
    .toEqual(['unknown login failedLogin - 1', `unknown login failedLogin ${id} 4`].sort());
});

it('failed logins are counted in the audit log, put together, without what was typed', async () => {
  const rig = makeDoorRig();
  const id = await rig.add('anne', 'manager');
  for (const login of ['anne', 'anne', 'quatre chevaux verts', 'nobody', 'nobody else'])
    await rig.browser().logIn(login, 'wrong wrong wrong');
  rig.tick();
  await expect
    .poll(() => rig.audit().slice(0, 2).sort())
    .toEqual(['unknown login failedLogin - 3', `unknown login failedLogin ${id} 2`].sort());
});
