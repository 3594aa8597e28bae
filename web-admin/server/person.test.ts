import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../device/register/database.ts';
import type { Person } from '../../device/register/personal-data/personal-data.ts';
import { memoryFolder } from '../../device/register/testing/folder.ts';
import type { PersonAnswer } from '../api.ts';
import { makeRig } from './testing/rig.ts';

const MANY = 50_000;
const QUERY = `number=${encodeURIComponent('01 99 00 12 34')}`;

/** Calls of one number, as many as an extension of the house collects. */
function rigWithCalls(calls: number) {
  const file = join(memoryFolder(), 'register.db');
  const db = openDatabase(file);
  onTestFinished(() => void db.close());
  db.exec(`
    WITH RECURSIVE upTo (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM upTo WHERE value < ${calls})
    INSERT INTO call (key, id, session, line, line_call, direction, number, name, internal, started, ended, last_boot, last_at,
      last_wall, tail)
    SELECT value, 's1-' || value, 's1', 'desk', '', 'incoming', '0199001234', 'Mme Marin', 1, value * 1000, value * 1000, 'b', 0,
      0, '43210099133' FROM upTo`);
  return { file, rig: makeRig({ db }) };
}

describe('what is known of a number that has made 50,000 calls', () => {
  it('is counted whole and shown by its newest', async () => {
    const { rig } = rigWithCalls(MANY);
    const response = await rig.app.request(`/api/person?${QUERY}`);
    const text = await response.text();
    expect(text.length).toBeLessThan(100_000);
    const { person } = JSON.parse(text) as PersonAnswer;
    expect(person?.counts.calls).toBe(MANY);
    expect(person?.calls).toHaveLength(200);
    expect(person?.calls[0]?.call).toBe(`s1-${MANY}`);
  });

  it('is given out whole, in parts, each call once', async () => {
    const { rig } = rigWithCalls(MANY);
    const response = await rig.app.request(`/api/person.json?${QUERY}`);
    expect(response.headers.get('content-disposition')).toContain('garde-fil-person.json');
    const parts: string[] = [];
    const decoder = new TextDecoder();
    for await (const part of response.body ?? [])
      parts.push(decoder.decode(part as Uint8Array, { stream: true }));
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(100_000);
    const { person } = JSON.parse(parts.join('')) as { person: Person };
    expect(new Set(person.calls.map(({ call }) => call)).size).toBe(MANY);
    expect(person).toMatchObject({ messages: [], followUps: [], contacts: [], closings: [], open: 0 });
  });
});

describe('what is known of a person', () => {
  it.each(['', 'Mme Marin'])('is no file for "%s"', async (number) => {
    const { rig } = rigWithCalls(1);
    const response = await rig.app.request(`/api/person.json?number=${number}`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'Web_NotValid' }]);
  });

  it('comes with the registers that were put aside, for they may know it, too', async () => {
    const { rig, file } = rigWithCalls(1);
    for (const end of ['damaged-2031-03-03T14-00-00.000Z', 'damaged-2031-03-03T14-00-00.000Z-wal', 'copy-1'])
      writeFileSync(`${file}.${end}`, '');
    const response = await rig.app.request('/api/person');
    expect(await response.json()).toEqual({
      ...{ ran: null, held: null, person: null },
      aside: ['register.db.damaged-2031-03-03T14-00-00.000Z'],
    });
  });
});
