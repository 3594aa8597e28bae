import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../desk/facts.ts';
import { callEnded, callStarted, FactMaker, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import { type CallFilter, callSearchQueries } from './call-search-queries.ts';

const ALL: CallFilter = {
  ...{ from: 0, to: Number.MAX_SAFE_INTEGER, before: null, limit: 100 },
  ...{ search: '', outcome: null, reason: null, direction: null },
};
const BY = { actor: { id: 'u-1', name: 'A', role: 'manager' }, moment: { at: 0, wall: WALL_AT_0 } } as const;

/** s1-1 Élodie Marin, satisfied, result; s1-2 outgoing to a laboratory; s1-3 nameless, without outcome; s1-4 open. */
function register() {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  const maker = new FactMaker();
  const peers = [
    { number: '0199001234', name: 'Mme Élodie Marin' },
    { number: '+221338210000', name: "Labo de l'Étoile" },
    { number: '0199005678', name: null },
    { number: null, name: null },
  ];
  const facts = peers.map((peer, index): Fact => {
    const call = `s1-${index + 1}`;
    return maker.at(index * 1000, {
      ...callStarted(call),
      peer,
      direction: index === 1 ? 'outgoing' : 'incoming',
    });
  });
  facts.push(
    maker.at(5000, { type: 'outcomeSet', call: 's1-1', outcome: 'satisfied' }),
    maker.at(5000, { type: 'reasonSet', call: 's1-1', reason: 'result' }),
    ...['s1-1', 's1-2', 's1-3'].map((call) => maker.at(6000, callEnded(call))),
  );
  writer.write(facts);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const find = callSearchQueries(db);
  const found = (filter: Partial<CallFilter>) => find({ ...ALL, ...filter }).calls.map(({ call }) => call);
  return { file, writer, find, found };
}

describe('looking for calls', () => {
  it.each([
    ['marin', ['s1-1']],
    ['ELODIE', ['s1-1']],
    ['elodie mar', ['s1-1']],
    ['mar elo', []],
    ["l'étoile", ['s1-2']],
    ['01 99 00 12 34', ['s1-1']],
    ['+33 1 99 00 12 34', ['s1-1']],
    ['12 34', ['s1-1']],
    ['33 821 00 00', ['s1-2']],
    ['1234567', []],
    ['34', []],
    ['nobody', []],
    ['"', []],
    ['* OR name:x', []],
    ['<script>', []],
  ])('finds by name or number, in any notation: %s', (search, calls) => {
    expect(register().found({ search })).toEqual(calls);
  });

  it('finds whoever the directory knows by that name, whatever the line said', () => {
    const { writer, found } = register();
    const entry = {
      ...{ kind: 'caller', name: 'M. Oscar Petit', role: '', email: '', language: '', note: '', speed: null },
      ...{ numbers: [{ label: '', number: '01 99 00 56 78' }], hours: null, absences: [], deputy: null },
    };
    writer.ask({ command: 'directory.save', input: { id: null, version: 0, entry }, by: BY });
    expect(found({ search: 'oscar' })).toEqual(['s1-3']);
  });

  it('filters by outcome, by reason, by direction, and by what nobody has said yet', () => {
    const { found } = register();
    expect(found({ outcome: 'satisfied' })).toEqual(['s1-1']);
    expect(found({ reason: 'result' })).toEqual(['s1-1']);
    expect(found({ direction: 'outgoing' })).toEqual(['s1-2']);
    expect(found({ outcome: 'none' })).toEqual(['s1-3', 's1-2']);
    expect(found({ outcome: 'none', direction: 'incoming' })).toEqual(['s1-3']);
    expect(found({ outcome: 'satisfied', reason: 'other' })).toEqual([]);
    expect(found({ search: 'marin', outcome: 'none' })).toEqual([]);
    expect(found({ from: WALL_AT_0 + 1000, to: WALL_AT_0 + 2000 })).toEqual(['s1-2']);
    expect(found({ search: 'marin', from: WALL_AT_0 + 1 })).toEqual([]);
  });

  it('goes on page by page, each call once, newest first', () => {
    const { find } = register();
    for (const filter of [{}, { search: '9900' }] as const) {
      const whole = find({ ...ALL, ...filter }).calls.map(({ call }) => call);
      const paged: string[] = [];
      for (let before: number | null = null, pages = 0; pages < 9; pages++) {
        const page = find({ ...ALL, ...filter, before, limit: 1 });
        paged.push(...page.calls.map(({ call }) => call));
        before = page.next;
        if (before === null) break;
      }
      expect(paged).toEqual(whole);
    }
  });

  it('finds nothing any more of a name that was taken out', () => {
    const { file, found } = register();
    const db = new Database(file);
    db.exec("UPDATE call SET name = NULL, number = NULL, tail = NULL WHERE id = 's1-1'");
    db.close();
    expect([found({ search: 'marin' }), found({ search: '001234' })]).toEqual([[], []]);
  });
});
