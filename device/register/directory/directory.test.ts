import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RegisterAnswer } from '../area/request.ts';
import { openRegisterReader } from '../queries.ts';
import { callStarted, FactMaker, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { readTables } from '../testing/tables.ts';
import { RegisterWriter } from '../writer.ts';
import type { EntryFields } from './directory.ts';
import { directoryQueries } from './directory-queries.ts';

const BY = {
  actor: { id: 'u-1', name: 'Anne', role: 'manager' },
  moment: { at: 0, wall: WALL_AT_0 },
} as const;

function anEntry(changes: Partial<EntryFields> = {}): EntryFields {
  return {
    ...{ kind: 'person', name: 'Dr Élise Fontanel', role: 'médecin', email: '', language: '', note: '' },
    ...{ numbers: [{ label: 'cabinet', number: '01 99 00 12 34' }], speed: null, hours: null, absences: [] },
    ...{ deputy: null, ...changes },
  } as EntryFields;
}

function register() {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const tell = (command: string, input: unknown): RegisterAnswer => writer.ask({ command, input, by: BY });
  const save = (entry: EntryFields, id: string | null = null, version = 0) => {
    const answer = tell('directory.save', { id, version, entry });
    return answer.ok ? (answer.value as { id: string; version: number }) : answer;
  };
  return { file, writer, tell, save, queries: directoryQueries(db) };
}

const idOf = (saved: object) => (saved as { id: string }).id;

describe('an entry of the directory', () => {
  it('is kept as it was written, with whether they can be reached now', () => {
    const { save, queries } = register();
    const id = idOf(save(anEntry({ hours: { '1': [{ from: 0, to: 1440 }] } })));
    expect(queries.entry(id, WALL_AT_0)).toEqual({
      ...anEntry({ hours: { '1': [{ from: 0, to: 1440 }] } }),
      id,
      version: 1,
      presence: { state: 'here', until: expect.any(Number) },
    });
  });

  it('is found by part of its name without accents, by its role, and by the end of its number in any notation', () => {
    const { save, queries } = register();
    save(anEntry());
    save(
      anEntry({ name: 'Laboratoire', role: 'analyses', numbers: [{ label: '', number: '+221338210000' }] }),
    );
    const found = (search: string) =>
      queries.list(search, null, 0, WALL_AT_0).entries.map(({ name }) => name);
    expect(found('')).toEqual(['Dr Élise Fontanel', 'Laboratoire']);
    for (const search of ['elise', 'ÉLISE f', 'médecin', '+33 1 99 00 12 34', '0199001234', '12 34'])
      expect([search, found(search)]).toEqual([search, ['Dr Élise Fontanel']]);
    expect(found('00 221 33 821 00 00')).toEqual(['Laboratoire']);
    expect([...found('%'), ...found('_'), ...found("' OR 1=1 --")]).toEqual([]);
  });

  it('comes page by page', () => {
    const { tell, queries } = register();
    const entries = Array.from({ length: 150 }, (_, index) =>
      anEntry({ name: `p${1000 + index}`, numbers: [] }),
    );
    expect(tell('directory.import', { entries })).toEqual({ ok: true, value: 150 });
    const first = queries.list('', null, 0, WALL_AT_0);
    const second = queries.list('', null, first.next ?? 0, WALL_AT_0);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([100, 50, null]);
  });

  it('names the caller in the register, several of them if they share a telephone', () => {
    const { file, writer, save } = register();
    save(anEntry({ kind: 'caller', name: 'Mme Marin' }));
    save(anEntry({ kind: 'caller', name: 'M. Marin', numbers: [{ label: '', number: '+33 199 00 12 34' }] }));
    writer.write([new FactMaker().at(0, callStarted('s1-1'))]);
    const reader = openRegisterReader(file);
    const contact = reader.call('s1-1')?.contact ?? '';
    reader.close();
    expect(contact.split(' / ').sort()).toEqual(['M. Marin', 'Mme Marin']);
  });

  it('is known by call and by number', () => {
    const { writer, save, queries } = register();
    save(anEntry());
    save(anEntry({ name: 'Accueil', numbers: [{ label: '', number: '21' }] }));
    writer.write([new FactMaker().at(0, callStarted('s1-1'))]);
    expect(queries.contactsOfCall('s1-1')).toMatchObject([{ name: 'Dr Élise Fontanel' }]);
    expect(queries.contactsByNumber('+33199001234')).toMatchObject([{ name: 'Dr Élise Fontanel' }]);
    expect(queries.contactsByNumber('21')).toMatchObject([{ name: 'Accueil' }]);
    expect(queries.contactsByNumber('1234')).toEqual([]);
  });

  it('is read as a number of another country within a minute of that being set', () => {
    const { writer, tell, save, queries } = register();
    save(anEntry({ numbers: [{ label: '', number: '33 821 00 00' }] }));
    writer.minute(WALL_AT_0);
    tell('settings.save', { name: 'country', value: 'SN' });
    writer.minute(WALL_AT_0 + 60_000);
    expect(queries.contactsByNumber('+221338210000')).toHaveLength(1);
  });
});

describe('its numbers', () => {
  it('are read as those of another country though the unit was off before the minute had passed', () => {
    const { file, writer, tell, save, queries } = register();
    save(anEntry({ numbers: [{ label: '', number: '33 821 00 00' }] }));
    writer.minute(WALL_AT_0);
    tell('settings.save', { name: 'country', value: 'SN' });
    const again = new RegisterWriter(file, ORIGIN);
    onTestFinished(() => again.close());
    again.minute(WALL_AT_0 + 60_000);
    expect(queries.contactsByNumber('+221338210000')).toHaveLength(1);
  });
});

describe('changing it', () => {
  it('is refused to whoever has not seen the last change; nothing is lost', () => {
    const { save, queries } = register();
    const id = idOf(save(anEntry()));
    expect(save(anEntry({ name: 'one' }), id, 1)).toEqual({ id, version: 2 });
    expect(save(anEntry({ name: 'other' }), id, 1)).toMatchObject({ code: 'Directory_Changed' });
    expect(queries.entry(id, 0)?.name).toBe('one');
  });

  it('takes an entry out, and out of where it stood in for others', () => {
    const { tell, save, queries } = register();
    const deputy = idOf(save(anEntry({ name: 'deputy' })));
    const id = idOf(save(anEntry({ deputy })));
    expect(tell('directory.remove', { id: deputy, version: 1 }).ok).toBe(true);
    expect(queries.entry(deputy, 0)).toBeNull();
    expect(queries.entry(id, 0)).toMatchObject({ deputy: null, version: 2 });
    expect(tell('directory.remove', { id: deputy, version: 1 })).toMatchObject({
      code: 'Directory_NoSuchEntry',
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['entry.name', { name: ' ' }],
    ['entry.name', { name: 'x'.repeat(100_000) }],
    ['entry.email', { email: 'nobody' }],
    ['entry.numbers.0.number', { numbers: [{ label: '', number: 'call me' }] }],
    ['entry.numbers.0.number', { numbers: [{ label: '', number: '1'.repeat(21) }] }],
    ['entry.absences.0.to', { absences: [{ from: '2026-01-02T10:00', to: '2026-01-02T09:00', reason: '' }] }],
    ['entry.absences.0.from', { absences: [{ from: '0soon', to: '2026-01-02T09:00', reason: '' }] }],
    ['entry.speed', { speed: 9 }],
    ['entry.deputy', { deputy: 'c-nobody' }],
  ])('says which field is wrong: %s', (path, changes) => {
    const { file, save } = register();
    const answer = save(anEntry(changes as Partial<EntryFields>));
    expect(answer).toMatchObject({ code: 'Register_NotValid', faults: [{ path }] });
    expect(readTables(file).contact).toEqual([]);
  });

  it('gives a speed key to one entry only, and says who has it', () => {
    const { save } = register();
    const id = idOf(save(anEntry({ speed: 1 })));
    expect(save(anEntry({ name: 'other', speed: 1 }))).toMatchObject({
      faults: [{ path: 'entry.speed', allowed: 'a speed key that no other entry has: Dr Élise Fontanel' }],
    });
    expect(save(anEntry({ name: 'renamed', speed: 1 }), id, 1)).toEqual({ id, version: 2 });
  });

  it('gives no speed key to an entry that has no number to call', () => {
    const { save } = register();
    expect(save(anEntry({ speed: 1, numbers: [] }))).toMatchObject({
      faults: [{ path: 'entry.numbers.0.number' }],
    });
  });

  it('keeps HTML and formulas as the text they are', () => {
    const { save, queries } = register();
    const id = idOf(save(anEntry({ name: '<script>alert(1)</script>', note: '=1+1' })));
    expect(queries.entry(id, 0)).toMatchObject({ name: '<script>alert(1)</script>', note: '=1+1' });
  });
});

describe('a file of entries', () => {
  it('is looked at first: what is wrong with each, and what is there already; nothing is written', () => {
    const { file, tell, save } = register();
    const id = idOf(save(anEntry()));
    const before = readTables(file);
    const good = anEntry({ name: 'new', numbers: [] });
    const entries = [good, { ...good, email: 'x' }, anEntry({ name: 'again' }), 'nonsense'];
    const answer = tell('directory.check', { entries });
    expect(answer).toMatchObject({
      ok: true,
      value: [
        { faults: [], known: null },
        { faults: [{ path: 'email' }], known: null },
        { faults: [], known: id },
        { faults: [{ path: '' }], known: null },
      ],
    });
    expect(readTables(file)).toEqual(before);
  });

  it('is taken whole or not at all', () => {
    const { file, tell } = register();
    const good = anEntry({ name: 'new' });
    const faulty = tell('directory.import', { entries: [good, { ...good, name: '' }] });
    expect(faulty).toMatchObject({ ok: false, faults: [{ path: 'entries.1.name' }] });
    expect(readTables(file).contact).toEqual([]);
    expect(tell('directory.import', { entries: [good, { ...good, speed: 1 }] })).toEqual({
      ok: true,
      value: 2,
    });
    expect(readTables(file).contact).toMatchObject([{ speed: null }, { speed: null }]);
  });
});
