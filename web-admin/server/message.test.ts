import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../device/register/database.ts';
import { Office } from '../../device/register/follow-up/testing/office.ts';
import type { Saved } from '../../device/register/message/message.ts';
import { sending } from '../../device/register/message/testing/forms.ts';
import type { ApiError, MessagePage } from '../api.ts';
import { makeRig } from './testing/rig.ts';

function rigWithMessages(count: number) {
  const office = new Office();
  const ids = Array.from({ length: count }, (_, at) => {
    office.now += 1_000;
    return office.done<Saved>('message.save', sending('other', { draft: `d-${at}`, text: `n° ${at}` })).id;
  });
  const rig = makeRig({ db: openDatabase(office.file) });
  const page = async (query = '') =>
    (await (await rig.app.request(`/api/messages${query}`)).json()) as MessagePage;
  return { office, rig, ids, page };
}

describe('the messages', () => {
  it('come with what is open, and the closed ones page by page', async () => {
    const { office, ids, page } = rigWithMessages(53);
    for (const id of ids.slice(0, 52)) office.done('message.told', { id, version: 1, how: 'phone' });
    const first = await page();
    expect(first.open.map(({ id }) => id)).toEqual(ids.slice(52));
    expect(first.closed).toHaveLength(50);
    const second = await page(`?before=${first.next}`);
    expect(second).toMatchObject({ open: [], next: null });
    expect(second.closed).toHaveLength(2);
  });

  it('are searched among open and closed ones', async () => {
    const { page } = rigWithMessages(3);
    expect((await page(`?search=${encodeURIComponent('n° 1')}`)).open).toHaveLength(1);
    expect((await page('?search=Durand')).open).toEqual([]);
  });

  it('come one by one with details and events', async () => {
    const { rig, ids } = rigWithMessages(1);
    const response = await rig.app.request(`/api/messages/${ids[0]}`);
    expect(await response.json()).toMatchObject({
      details: { purpose: 'Demande un certificat' },
      events: [{}],
    });
    expect((await rig.app.request('/api/messages/m-none')).status).toBe(404);
  });

  it('of whoever asks are theirs alone', async () => {
    const { rig } = rigWithMessages(1);
    expect(await (await rig.app.request('/api/my-messages')).json()).toEqual([]);
  });

  it('have recipients to choose from', async () => {
    const { rig } = rigWithMessages(0);
    expect(await (await rig.app.request('/api/recipients')).json()).toEqual([]);
  });

  it.each(['before=x', `search=${'x'.repeat(101)}`, 'page=2'])('are refused for %s', async (query) => {
    const { rig } = rigWithMessages(0);
    const response = await rig.app.request(`/api/messages?${query}`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as ApiError).faults).toHaveLength(1);
  });
});
