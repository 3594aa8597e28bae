import { describe, expect, it } from 'vitest';
import { makeLink } from '../../../device/register/message/message-links.ts';
import { OutboxQueue } from '../../../device/register/outbox/outbox-queue.ts';
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
    const { rig, anne, zoe, looksOf } = await rigWithZoe();
    for (let time = 0; time < 5; time++) expect((await zoe.get('/api/register')).status).toBe(200);
    expect(looksOf('zoe')).toEqual(['zoe look calls.read - 1']);
    rig.pass(MINUTE);
    await zoe.get('/api/totals');
    await zoe.get('/api/register/s1-1');
    for (let time = 0; time < 2; time++) await (await anne.get('/api/register.csv')).text();
    expect(looksOf('anne')).toEqual(['anne export calls.export - 1', 'anne export calls.export - 1']);
    expect(looksOf('zoe')).toEqual([
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
    const { rig, anne, zoe } = await rigWithZoe();
    rig.diskFull = true;
    const list = await zoe.get('/api/register');
    expect(list.status).toBe(503);
    const text = await list.text();
    expect(text).toContain('Web_NotAudited');
    expect(text).not.toContain('0199001234');
    const file = await anne.get('/api/register.csv');
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

  it('for that somebody typed a name or a number has neither in the log, however often one types', async () => {
    const { rig, zoe, looksOf } = await rigWithZoe();
    for (const typed of ['Mar', 'Martin', 'Martin 0199001234', '01 99 00 12 34'])
      for (const path of ['calls', 'messages', 'directory'])
        expect((await zoe.get(`/api/${path}?search=${encodeURIComponent(typed)}`)).status).toBe(200);
    expect(looksOf('zoe').sort()).toEqual([
      'zoe look calls.read - 1',
      'zoe look directory.read - 1',
      'zoe look messages.read - 1',
    ]);
    expect(rig.audit().join()).not.toMatch(/Mar|0199|01 99/);
  });

  it('at the figures is one when they tell persons apart, and only then', async () => {
    const { anne, looksOf } = await rigWithZoe();
    const look = async () => {
      await anne.get('/api/figures?from=2030-03-01&to=2030-03-02');
      for (const table of ['days', 'people'])
        await anne.get(`/api/figures.csv?from=2030-03-01&to=2030-03-02&table=${table}`);
    };
    await look();
    expect(looksOf('anne')).toEqual([]);
    await anne.tell('settings.save', { name: 'personFigures', value: true });
    await look();
    expect(looksOf('anne')).toEqual(['anne export figures.read - 1', 'anne look figures.read - 1']);
  });

  it('at the numbers of the speed keys is one as well', async () => {
    const { zoe, looksOf } = await rigWithZoe();
    expect(await (await zoe.get('/api/status')).text()).toContain('0199005678');
    expect(looksOf('zoe')).toEqual(['zoe look unit.read - 1']);
  });

  it('at which entries the directory has already is one as well', async () => {
    const { anne, looksOf } = await rigWithZoe();
    const file = 'BEGIN:VCARD\nFN:Dr Blanc\nTEL:0199005678\nEND:VCARD';
    const ask = anne.ask('/api/directory/read', { method: 'POST', body: file });
    expect((await ask).status).toBe(200);
    expect(looksOf('anne')).toEqual(['anne look directory.check - 1']);
  });

  it('by the one who reads the log is in it as well', async () => {
    const { anne, looksOf } = await rigWithZoe();
    await anne.get('/api/audit');
    await anne.get('/api/users');
    expect(looksOf('anne')).toEqual(['anne look users.read - 1', 'anne look audit.read - 1']);
  });
});

describe('a message', () => {
  const MESSAGE = {
    ...{ kind: 'other', details: { purpose: 'Résultat' }, call: null, caller: 'Mme Petit' },
    ...{ number: '0199001234', text: 'Rappeler avant midi', promised: null, collectFrom: null },
    ...{ draft: 'd1', version: 0, send: true },
  };

  async function withMessage() {
    const made = await rigWithZoe();
    await made.rig.add('doc', 'recipient');
    const doc = made.rig.browser();
    await doc.logIn('doc');
    const all = (await (await made.zoe.get('/api/recipients')).json()) as { id: string; name: string }[];
    const recipient = all.find(({ name }) => name === 'doc')?.id ?? null;
    const saved = await made.zoe.tell('message.save', { ...MESSAGE, recipient, name: 'doc' });
    const { id } = ((await saved.json()) as { value: { id: string } }).value;
    return { ...made, doc, id };
  }

  it('that its recipient opens and acknowledges is in the log by its id', async () => {
    const { rig, doc, id } = await withMessage();
    expect((await doc.tell('message.see', { id })).status).toBe(200);
    expect((await doc.tell('message.acknowledge', { id })).status).toBe(200);
    expect(rig.audit().slice(0, 2)).toEqual([
      `doc change message.acknowledge ${id} 1`,
      `doc look message.see ${id} 1`,
    ]);
  });

  it('tells its recipient what it says only once it is in the log that they read it', async () => {
    const { rig, doc, id } = await withMessage();
    const mine = async () => (await doc.get('/api/my-messages')).text();
    const unseen = await mine();
    expect(JSON.parse(unseen)).toMatchObject([{ id, kind: 'other', state: 'sent' }]);
    expect(unseen).not.toMatch(/Rappeler|Résultat|Petit|0199001234/);
    expect(rig.audit().join()).not.toContain(id);
    await doc.tell('message.see', { id });
    for (const part of ['Rappeler', 'Résultat', 'Petit', '0199001234']) expect(await mine()).toContain(part);
  });

  it('that is shown to whoever has its link is in the log each time', async () => {
    const { rig, id } = await withMessage();
    const mail = { id: 'e-1', message: id, name: 'doc' };
    const token = rig.writer.within((db) => makeLink(db, mail, rig.now().wall));
    const stranger = rig.browser();
    const shown = await stranger.post(`/link/${token}/open`);
    expect(await shown.text()).toContain('Rappeler avant midi');
    expect((await stranger.post(`/link/${token}/acknowledge`)).status).toBe(200);
    expect((await stranger.post(`/link/${token}/open`)).status).toBe(410);
    expect(rig.audit().slice(0, 2)).toEqual([
      `link look messageLink.acknowledge ${id} 1`,
      `link look messageLink.open ${id} 1`,
    ]);
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

  it('of when the CRM is told again is in the log', async () => {
    const { rig, anne } = await rigWithZoe();
    expect((await anne.tell('outbox.resend', { ids: ['msg-1'] })).status).toBe(200);
    expect(rig.audit()[0]).toBe('anne export outbox.resend - 0');
  });

  it('of what the CRM is not to have for now is in the log, unless it was refused', async () => {
    const { rig, anne } = await rigWithZoe();
    const before = rig.audit();
    const putAside = () => anne.tell('outbox.putAside', { id: 'msg-1' });
    expect((await putAside()).status).toBe(409);
    expect(rig.audit()).toEqual(before);
    rig.writer.within((db) => {
      const queue = new OutboxQueue(db);
      queue.put('msg-1', 'call.finished', 's1-1', {}, rig.now().wall);
      const event = queue.first();
      if (event) queue.markFailed(event, rig.now().wall, rig.now().wall, 'the receiver answers 500');
    });
    expect((await putAside()).status).toBe(200);
    expect(rig.audit()[0]).toBe('anne change outbox.putAside msg-1 1');
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
