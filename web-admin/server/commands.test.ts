import { describe, expect, it } from 'vitest';
import type { ApiError } from '../api.ts';
import { makeRig, post } from './testing/rig.ts';
import { COMMANDS } from './testing/samples.ts';

describe('a command of the page', () => {
  it.each(Object.values(COMMANDS))('reaches the unit as it is: $type', async (command) => {
    const rig = makeRig();
    const response = await post(rig, command);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
    expect(rig.asked).toEqual([command]);
  });

  it('is answered 409 with the reason when the unit refuses it', async () => {
    const rig = makeRig();
    rig.answer = { ok: false, code: 'Desk_NoSuchCall', message: 'no call s1-9' };
    const response = await post(rig, COMMANDS.takeBack);
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual(rig.answer);
  });

  it('tells the register of an outcome once the desk has forgotten the call, in the name of whoever gave it', async () => {
    const rig = makeRig();
    let shownToOthers = 0;
    rig.live.told = () => {
      shownToOthers += 1;
    };
    rig.answer = { ok: false, code: 'Desk_NoSuchCall', message: 'no call a' };
    expect((await post(rig, COMMANDS.setOutcome)).status).toBe(200);
    const { type: _, ...input } = COMMANDS.setOutcome;
    expect(rig.told).toMatchObject([
      { command: 'call.setOutcome', input, by: { actor: { role: 'manager' } } },
    ]);
    rig.tellAnswer = { ok: false, code: 'Calls_TooOld', message: 'too old' };
    const refused = await post(rig, COMMANDS.setOutcome);
    expect([refused.status, await refused.json()]).toEqual([409, rig.tellAnswer]);
    expect(shownToOthers).toBe(1);
  });

  it('tells the register nothing that the desk has done, or has refused for another reason', async () => {
    const rig = makeRig();
    await post(rig, COMMANDS.setOutcome);
    rig.answer = { ok: false, code: 'Desk_NoSuchCall', message: 'no call a' };
    await post(rig, COMMANDS.takeBack);
    rig.answer = null;
    const unanswered = post(rig, COMMANDS.setOutcome);
    await expect.poll(() => rig.asked.length).toBe(3);
    rig.pass(2000);
    expect([(await unanswered).status, rig.told]).toEqual([504, []]);
  });

  it('is answered 504 after 2 s, not sooner, when the unit does not answer', async () => {
    const rig = makeRig();
    rig.answer = null;
    let settled = false;
    const response = Promise.resolve(post(rig, COMMANDS.takeBack)).finally(() => {
      settled = true;
    });
    await expect.poll(() => rig.asked.length).toBe(1);
    rig.pass(1999);
    await Promise.resolve();
    expect(settled).toBe(false);
    rig.pass(1);
    expect((await response).status).toBe(504);
    expect(await (await response).json()).toMatchObject({ ok: false, code: 'Unit_NotAnswering' });
  });

  it('is refused while 64 others wait for the unit', async () => {
    const rig = makeRig();
    rig.answer = null;
    const waiting = Array.from({ length: 64 }, () => post(rig, COMMANDS.takeBack));
    await expect.poll(() => rig.asked.length).toBe(64);
    const response = await post(rig, COMMANDS.takeBack);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'Web_TooManyCommands' });
    rig.pass(2000);
    for (const each of waiting) expect((await each).status).toBe(504);
  });
});

describe('a faulty command', () => {
  const faulty: [string, unknown, { path: string; allowed: RegExp }][] = [
    ['an unknown type', { type: 'explode' }, { path: 'type', allowed: /"pressKey"/ }],
    ['no type', {}, { path: 'type', allowed: /"takeBack"/ }],
    ['an unknown key', { type: 'pressKey', key: 'digit10' }, { path: 'key', allowed: /"hold"/ }],
    ['a number for a text', { type: 'takeBack', call: 7 }, { path: 'call', allowed: /string/ }],
    ['an empty id', { type: 'takeBack', call: '' }, { path: 'call', allowed: /1 to 200/ }],
    ['an endless id', { type: 'takeBack', call: 'x'.repeat(201) }, { path: 'call', allowed: /1 to 200/ }],
    ['a part too many', { type: 'takeBack', call: 'a', now: true }, { path: 'now', allowed: /leave it out/ }],
    ['a list', [1], { path: 'type', allowed: /"pressKey"/ }],
    ['null', null, { path: '', allowed: /Object/ }],
  ];

  it.each(faulty)('%s is refused with its path and what is allowed', async (_what, body, fault) => {
    const rig = makeRig();
    const response = await post(rig, body);
    expect(response.status).toBe(400);
    const error = (await response.json()) as Required<ApiError>;
    expect(error.code).toBe('Web_NotValid');
    expect(error.faults[0]?.path).toBe(fault.path);
    expect(error.faults[0]?.allowed).toMatch(fault.allowed);
    expect(rig.asked).toEqual([]);
  });

  it('every fault is told at once', async () => {
    const response = await post(makeRig(), { type: 'setOutcome', call: 1, outcome: 'maybe' });
    const { faults } = (await response.json()) as Required<ApiError>;
    expect(faults.map(({ path }) => path)).toEqual(['call', 'outcome']);
  });

  it('a key chosen by the sender, however long, is cut in the answer', async () => {
    const response = await post(makeRig(), { ...COMMANDS.takeBack, ['x'.repeat(5000)]: 1 });
    expect((await response.text()).length).toBeLessThan(600);
  });

  it.each(['', '{', 'null]', '{"type":"takeBack","call":"a"'])('no JSON: %j', async (body) => {
    const response = await post(makeRig(), body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'Web_NotJson' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])(
    'sent as %s it is refused with 415',
    async (type) => {
      const rig = makeRig();
      const response = await post(rig, COMMANDS.takeBack, { 'content-type': type });
      expect(response.status).toBe(415);
      expect(rig.asked).toEqual([]);
    },
  );

  it('JSON with a charset is JSON', async () => {
    const type = 'application/json; charset=utf-8';
    expect((await post(makeRig(), COMMANDS.takeBack, { 'content-type': type })).status).toBe(200);
  });

  it('more than 8 kB is refused with 413', async () => {
    const response = await post(makeRig(), `"${'x'.repeat(8192)}"`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'Web_TooLarge' });
  });

  it('another method is refused with 405 and the one that is allowed', async () => {
    const response = await makeRig().app.request('/api/command');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});
