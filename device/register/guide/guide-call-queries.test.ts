import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callStarted, FactMaker, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import { guideCallQuery } from './guide-call-queries.ts';

const BY = {
  actor: { id: 'u-1', name: 'Anne', role: 'manager' },
  moment: { at: 0, wall: WALL_AT_0 },
} as const;

describe('what the guide knows of a call', () => {
  it('is nothing of a call that is not there, and the code of the country that the house has chosen', () => {
    const file = join(memoryFolder(), 'register.db');
    const writer = new RegisterWriter(file, ORIGIN);
    const db = new Database(file, { readonly: true });
    onTestFinished(() => {
      db.close();
      writer.close();
    });
    const of = guideCallQuery(db);
    expect(of('s1-1')).toBeNull();
    writer.write([new FactMaker().at(0, callStarted('s1-1'))]);
    expect(of('s1-1')).toMatchObject({ number: '0199001234', name: 'Mme Marin', home: '33', purpose: null });
    for (const [country, home] of [
      ['BE', '32'],
      ['CI', '225'],
      ['CA', '1'],
    ]) {
      expect(
        writer.ask({ command: 'settings.save', input: { name: 'country', value: country }, by: BY }).ok,
      ).toBe(true);
      expect(of('s1-1')?.home).toBe(home);
    }
  });
});
