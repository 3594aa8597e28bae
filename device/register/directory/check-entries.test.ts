import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ORIGIN } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import { type CheckedEntry, type EntryFields, NEW_ENTRY } from './directory.ts';
import { directoryQueries } from './directory-queries.ts';

const DOCTOR: EntryFields = {
  ...NEW_ENTRY,
  ...{ kind: 'person', name: 'Dr Élise Fontanel', role: 'médecin', note: 'le matin', speed: 1, hours: {} },
  numbers: [
    { label: 'cabinet', number: '01 99 00 12 34' },
    { label: '', number: '21' },
  ],
};

function directory() {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const ask = (command: string, input: unknown) => {
    const actor = { id: 'u-1', name: 'Anne', role: 'manager' } as const;
    return writer.ask({ command, input, by: { actor, moment: { at: 0, wall: 0 } } });
  };
  const tell = <Output>(command: string, input: unknown): Output => {
    const answer = ask(command, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value as Output;
  };
  const queries = directoryQueries(db);
  return {
    ask,
    add: (changes: Partial<EntryFields> = {}) =>
      tell<{ id: string }>('directory.save', { id: null, version: 0, entry: { ...DOCTOR, ...changes } }).id,
    check: (...entries: unknown[]) => tell<CheckedEntry[]>('directory.check', { entries }),
    /** As the page does it: all that is new or changed. */
    take(checked: readonly CheckedEntry[]) {
      const of = (becomes: string) => checked.filter((one) => one.becomes === becomes);
      return ask('directory.import', {
        entries: of('new').map(({ entry }) => entry),
        changed: of('changed').map(({ known, version, entry }) => ({ id: known, version, entry })),
      });
    },
    all: () => queries.all(),
  };
}

const named = (name: string, ...numbers: string[]) => ({
  name,
  numbers: numbers.map((number) => ({ label: '', number })),
});

describe('a line of a file', () => {
  it('is the entry of its id: what the file has is what is meant, and the rest stays', () => {
    const { add, check, take, all } = directory();
    const id = add();
    const checked = check({ id, ...named('Dr Fontanel', '0199001299'), note: '' });
    expect(checked).toMatchObject([
      {
        ...{ becomes: 'changed', known: id, version: 1, faults: [], twin: null },
        changes: [
          { path: 'name', was: 'Dr Élise Fontanel', is: 'Dr Fontanel' },
          { path: 'numbers', was: 'cabinet: 01 99 00 12 34 | 21', is: '0199001299' },
          { path: 'note', was: 'le matin', is: '' },
        ],
      },
    ]);
    expect(take(checked)).toEqual({ ok: true, value: 1 });
    const numbers = [{ label: '', number: '0199001299' }];
    expect(all()).toEqual([{ ...DOCTOR, name: 'Dr Fontanel', numbers, note: '', id, version: 2 }]);
  });

  it('without an id is the entry of its name and one of its numbers, in any notation; it takes nothing away', () => {
    const { add, check, take, all } = directory();
    const id = add();
    const line = {
      ...named('dr elise fontanel', '+33199001234', '06 99 00 00 01'),
      note: '',
      email: 'a@b.c',
    };
    const checked = check({ ...line, name: 'Dr Élise FONTANEL' });
    expect(checked[0]?.changes.map(({ path }) => path)).toEqual(['name', 'numbers', 'email']);
    take(checked);
    expect(all()).toMatchObject([{ id, note: 'le matin', email: 'a@b.c', speed: 1, hours: {} }]);
    expect(all()[0]?.numbers.map(({ number }) => number)).toEqual([
      ...['01 99 00 12 34', '21', '06 99 00 00 01'],
    ]);
    expect(check(line)).toMatchObject([{ becomes: 'changed', changes: [{ path: 'name' }] }]);
  });

  it('that says what is there already is the same, and a file of ours brings nothing twice', () => {
    const { add, check, all } = directory();
    add();
    add({ name: 'Laboratoire', numbers: [], speed: null });
    const lines = all().map(
      ({ speed: _, hours: __, absences: ___, deputy: ____, version: _____, ...line }) => line,
    );
    expect(check(...lines).map(({ becomes, twin }) => [becomes, twin])).toEqual([
      ['same', null],
      ['same', null],
    ]);
  });

  it('of another of the household, or of the same name, is like an entry and never mistaken for it', () => {
    const { add, check } = directory();
    const id = add();
    const checked = check(named('M. Fontanel', '0199001234'), named('Dr Élise Fontanel', '0199009999'));
    expect(checked).toMatchObject([
      { becomes: 'alike', known: id, entry: { name: 'M. Fontanel' }, changes: [], twin: null },
      { becomes: 'alike', known: id, twin: null },
    ]);
  });

  it('of a name that only one entry has, where either has no number, is that entry', () => {
    const { add, check } = directory();
    const id = add();
    const other = add({ name: 'Laboratoire', numbers: [], speed: null });
    expect(check({ name: 'Dr Élise Fontanel', email: 'a@b.c' })).toMatchObject([
      { becomes: 'changed', known: id },
    ]);
    expect(check(named('laboratoire', '0199009999'))).toMatchObject([{ becomes: 'changed', known: other }]);
  });

  it('with an id that is not there is read as if it had none', () => {
    expect(directory().check({ id: 'c-gone', ...named('Neu', '0199009999') })).toMatchObject([
      { becomes: 'new', known: null, version: 0, entry: { kind: 'caller', name: 'Neu' } },
    ]);
  });

  it('that is the same as one before it names that one, whether new or known', () => {
    const { add, check } = directory();
    const id = add();
    const fresh = named('Mme Marin', '0199009999');
    const spouse = named('M. Marin', '0199009999');
    const lines = [fresh, spouse, named('MME MARIN', '+33199009999'), { id, name: 'x' }, { id, name: 'y' }];
    expect(check(...lines).map(({ twin }) => twin)).toEqual([null, null, 0, null, 3]);
  });

  it('with a word that is no kind, or that leaves a speed key without a number, has a fault', () => {
    const { add, check } = directory();
    const id = add();
    expect(check({ ...named('A'), kind: 'docteur' }, { id, name: 'x', numbers: [] })).toMatchObject([
      { becomes: null, faults: [{ path: 'kind' }] },
      { becomes: 'changed', faults: [{ path: 'numbers' }] },
    ]);
  });
});

describe('importing', () => {
  it('is refused whole if somebody has changed an entry since the file was looked at', () => {
    const { ask, add, check, take, all } = directory();
    const id = add();
    const checked = check({ id, name: 'x' }, named('new'));
    ask('directory.save', { id, version: 1, entry: { ...DOCTOR, name: 'meanwhile' } });
    expect(take(checked)).toMatchObject({ ok: false, code: 'Directory_Changed' });
    expect(all().map(({ name }) => name)).toEqual(['meanwhile']);
  });

  it('changes neither speed keys nor deputies, whatever it is sent', () => {
    const { ask, add, all } = directory();
    const deputy = add({ name: 'deputy', speed: null });
    const id = add({ deputy });
    const entry = { ...DOCTOR, name: 'x', speed: 2, deputy: null };
    expect(ask('directory.import', { entries: [], changed: [{ id, version: 1, entry }] }).ok).toBe(true);
    expect(all().at(-1)).toMatchObject({ name: 'x', speed: 1, deputy });
  });
});
