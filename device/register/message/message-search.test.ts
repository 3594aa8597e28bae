import { describe, expect, it } from 'vitest';
import { monday } from '../follow-up/testing/office.ts';
import type { Saved } from './message.ts';
import { messageQueries } from './message-queries.ts';
import { foldMessages } from './message-search.ts';
import { sending } from './testing/forms.ts';
import { houseWithDoctor } from './testing/house.ts';

/** With messages that were acknowledged: only these are looked for by what was worked out before. */
function closedMessages(...changes: readonly object[]) {
  const { rig } = houseWithDoctor();
  const ids = changes.map((change, at) => {
    const { id, version } = rig.done<Saved>(
      'message.save',
      sending('other', { draft: `d-${at}`, ...change }),
    );
    rig.done('message.told', { id, version, how: 'phone' });
    return id;
  });
  const found = (search: string) =>
    rig
      .read(messageQueries, (queries) => queries.closed({ before: monday(20), search, limit: 50 }))
      .map(({ id }) => ids.indexOf(id));
  const kept = () =>
    JSON.stringify(rig.writer.within((db) => db.prepare('SELECT * FROM message_sought').all()));
  return { rig, ids, found, kept };
}

const SEARCHES = [
  'helene',
  'NOËL',
  'é',
  'zz',
  '0199001234',
  '+33 (0)1 99 00 12 34',
  '1234',
  'certificat',
  '"',
  '%',
  '*',
  '[',
  'Zwingli',
];
const CHANGES = [
  { caller: 'Hélène Noël', number: '01 99 00 12 34' },
  { caller: 'M. Roux', number: '+33 (0)1 99 00 12 34', text: 'Dit « "non" »' },
  { caller: 'Mme Petit', number: '99 00 12', text: 'pizza' },
];

describe('a search of closed messages', () => {
  it('finds the same whether their words were worked out already or not', () => {
    const { rig, found } = closedMessages(...CHANGES);
    const before = SEARCHES.map(found);
    rig.writer.minute(monday(18));
    expect(SEARCHES.map(found)).toEqual(before);
    expect(before.map((ids) => [...ids].sort())).toEqual([
      [0],
      [0],
      [0, 1, 2],
      [2],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1, 2],
      [0, 1, 2],
      [],
      [],
      [],
      [],
    ]);
  });

  it('finds what a message says now, and nothing that it said before', () => {
    const { rig, ids, found } = closedMessages({ caller: 'Mme Petit' });
    rig.writer.minute(monday(18));
    rig.writer.within((db) => db.prepare("UPDATE message SET caller = 'Mme Grand' WHERE id = ?").run(ids[0]));
    expect([found('petit'), found('grand')]).toEqual([[], [0]]);
    rig.writer.minute(monday(18));
    expect([found('petit'), found('grand')]).toEqual([[], [0]]);
  });

  it('finds them newest first also where there are more than a thousand', () => {
    const { rig, found } = closedMessages({ text: 'pizza' });
    rig.writer.within((db) => {
      db.exec(`WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1200)
        INSERT INTO message (id, draft, version, kind, state, name, caller, text, details, made, changed, closed)
        SELECT 'x' || n, 'x' || n, 1, 'other', 'acknowledged', 'Dr Lambert', 'Mme Petit', 'pizza', '{}', n, n, n FROM number`);
      const some = foldMessages(db);
      while (some() > 0);
    });
    expect(found('pizz')).toHaveLength(50);
    expect(found('pizz')[0]).toBe(0);
  });
});

describe('what is worked out of a message for searches', () => {
  it('is gone with the message', () => {
    const { rig, ids, kept } = closedMessages({ caller: 'Zoé Quartz' }, { caller: 'Mme Petit' });
    rig.writer.minute(monday(18));
    expect(kept()).toMatch(/zoe quartz/);
    rig.writer.within((db) => db.prepare('DELETE FROM message WHERE id = ?').run(ids[0]));
    expect(kept()).not.toMatch(/zoe quartz/);
    expect(kept()).toMatch(/mme petit/);
  });
});
