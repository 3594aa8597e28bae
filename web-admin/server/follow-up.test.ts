import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../device/register/database.ts';
import { monday, Office } from '../../device/register/follow-up/testing/office.ts';
import type { ApiError, FollowUpPage } from '../api.ts';
import { makeRig } from './testing/rig.ts';

function rigWithLines(...calls: readonly string[]) {
  const office = new Office();
  for (const call of calls) office.call(call, 'callBack');
  const rig = makeRig({ db: openDatabase(office.file) });
  return { office, rig };
}

describe('the open lines', () => {
  it('come with what is to be dealt with today and how the day stands', async () => {
    const { rig } = rigWithLines('s1-1', 's1-2');
    const page = (await (await rig.app.request('/api/follow-ups')).json()) as FollowUpPage;
    expect(page.open.map(({ call }) => call)).toEqual(['s1-1', 's1-2']);
    expect(page.day).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('come one by one with their history', async () => {
    const { office, rig } = rigWithLines('s1-1');
    const response = await rig.app.request(`/api/follow-ups/${office.open[0]?.id}`);
    expect(await response.json()).toMatchObject({ call: 's1-1', events: [{ type: 'opened' }] });
  });

  it('that are not there are 404', async () => {
    const { rig } = rigWithLines();
    expect((await rig.app.request('/api/follow-ups/f-none')).status).toBe(404);
  });

  it('that were closed come by the time of it', async () => {
    const { office, rig } = rigWithLines('s1-1');
    office.outcome('s1-1', 'satisfied');
    const query = `from=${monday(0)}&to=${monday(0, 0, 1)}`;
    const response = await rig.app.request(`/api/follow-ups/closed?${query}`);
    expect(await response.json()).toMatchObject([{ call: 's1-1', state: 'withdrawn' }]);
  });

  it.each(['', 'from=1', 'from=1&to=x', 'from=-1&to=2', 'from=1&to=2&page=1'])(
    'that were closed are refused for the period "%s"',
    async (query) => {
      const { rig } = rigWithLines();
      const response = await rig.app.request(`/api/follow-ups/closed?${query}`);
      expect(response.status).toBe(400);
      expect(((await response.json()) as ApiError).faults?.length).toBeGreaterThan(0);
    },
  );

  it('of a register that is not there cannot be read, and it says so', async () => {
    const response = await makeRig().app.request('/api/follow-ups');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'Web_RegisterNotReadable' });
  });
});

describe('the signed days', () => {
  it('come newest first, with who signed what', async () => {
    const { office, rig } = rigWithLines('s1-1');
    const seen = office.open.map(({ id }) => id);
    office.done('day.close', { day: '2031-02-03', seen, note: '' });
    const response = await rig.app.request('/api/closings');
    expect(await response.json()).toMatchObject([
      { day: '2031-02-03', name: 'Anne', open: [{ id: seen[0] }] },
    ]);
  });
});
