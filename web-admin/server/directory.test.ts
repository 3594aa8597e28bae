import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callStarted, FactMaker, ORIGIN } from '../../device/register/testing/facts.ts';
import { memoryFolder } from '../../device/register/testing/folder.ts';
import { RegisterWriter } from '../../device/register/writer.ts';
import { makeRig } from './testing/rig.ts';

/** The routes on a real register, whose writer answers what the web server asks it. */
function makeServer() {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  writer.write([new FactMaker().at(0, callStarted('s1-1'))]);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const rig = makeRig({ db });
  const get = (path: string) => rig.app.request(path);
  const tell = (command: string, input: object) =>
    writer.ask({
      command,
      input,
      by: { actor: { id: 'u-1', name: 'A', role: 'manager' }, moment: { at: 0, wall: 0 } },
    });
  const add = (name: string, number: string) =>
    tell('directory.save', {
      id: null,
      version: 0,
      entry: {
        ...{ kind: 'caller', name, role: '', email: '', language: '', note: '', speed: null, hours: null },
        ...{ numbers: [{ label: '', number }], absences: [], deputy: null },
      },
    });
  return { rig, get, add, tell };
}

describe('the directory', () => {
  it('is read by page, by entry and by call', async () => {
    const { get, add } = makeServer();
    add('Mme Marin', '01 99 00 12 34');
    const { entries } = (await (await get('/api/directory?search=marin')).json()) as {
      entries: { id: string }[];
    };
    expect(entries).toMatchObject([{ name: 'Mme Marin', presence: null }]);
    expect(await (await get(`/api/directory/${entries[0]?.id}`)).json()).toMatchObject({ name: 'Mme Marin' });
    expect(await (await get('/api/directory/known?calls=s1-1,s9-9')).json()).toMatchObject({
      's1-1': [{ name: 'Mme Marin' }],
    });
  });

  it('says what is wrong with a query, and that an entry is not there', async () => {
    const { get } = makeServer();
    expect((await get('/api/directory?kind=nobody')).status).toBe(400);
    expect((await get(`/api/directory?search=${'x'.repeat(101)}`)).status).toBe(400);
    expect((await get('/api/directory/c-nobody')).status).toBe(404);
  });

  it('comes as a file whose cells are no formulas', async () => {
    const { get, add } = makeServer();
    add('=1+1', '+33199001234');
    expect(await (await get('/api/directory.csv?language=en')).text()).toContain(`"'=1+1"`);
    expect(await (await get('/api/directory.vcf')).text()).toContain('TEL:+33199001234');
  });

  it('says who stands in for somebody, and who can, however many entries there are', async () => {
    const { get, tell } = makeServer();
    const entry = (name: string, kind: string, deputy: string | null = null) => ({
      ...{ kind, name, role: '', numbers: [], email: '', language: '', note: '', speed: null, hours: null },
      ...{ absences: [], deputy },
    });
    const patients = Array.from({ length: 120 }, (_, at) => entry(`A ${at}`, 'caller'));
    tell('directory.import', { entries: [...patients, entry('Zoé', 'person')] });
    const deputies = (await (await get('/api/directory/deputies')).json()) as { id: string; name: string }[];
    expect(deputies).toMatchObject([{ name: 'Zoé' }]);
    const deputy = deputies[0]?.id ?? '';
    tell('directory.save', { id: null, version: 0, entry: entry('A', 'service', deputy) });
    expect(await (await get('/api/directory?kind=service')).json()).toMatchObject({
      entries: [{ name: 'A', deputy, deputyName: 'Zoé' }],
    });
  });

  it('says what is wrong with a file line by line, in the language of the reader', async () => {
    const { rig } = makeServer();
    const fine = { faults: [], becomes: 'new', known: null, entry: null, version: 0, changes: [] };
    rig.tellAnswer = {
      ok: true,
      value: [
        { ...fine, twin: null },
        { ...fine, twin: 0 },
      ],
    };
    const path = '/api/directory/read?language=fr';
    const body = 'nom;note\nA;\n"B\nA;\n';
    const read = (await (await rig.app.request(path, { method: 'POST', body })).json()) as { rows: object[] };
    expect(read.rows).toMatchObject([
      { line: 2, faults: [] },
      { line: 3, faults: [{ path: '', allowed: 'ses guillemets ne se referment pas' }] },
      { line: 4, faults: [{ path: '', allowed: 'not line 2 again' }] },
    ]);
  });

  it('takes a file of at most 1 MB to be looked at', async () => {
    const { rig } = makeServer();
    const read = (body: string) => rig.app.request('/api/directory/read', { method: 'POST', body });
    rig.tellAnswer = { ok: true, value: [{ faults: [], known: null }] };
    expect(await (await read('nom\nMme Marin\n')).json()).toMatchObject({
      rows: [{ line: 2, entry: { name: 'Mme Marin' }, faults: [], known: null }],
    });
    expect((await read('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await read(`nom\n${'x\n'.repeat(2001)}`)).status).toBe(413);
  });
});

describe('the calls of every day', () => {
  it('are found by whom they were with', async () => {
    const { get } = makeServer();
    expect(await (await get('/api/calls?search=0033%201%2099001234')).json()).toMatchObject({
      calls: [{ call: 's1-1' }],
      next: null,
    });
    expect((await get('/api/calls?outcome=happy')).status).toBe(400);
  });
});
