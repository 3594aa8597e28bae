import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Office } from '../follow-up/testing/office.ts';
import { person, sending } from '../message/testing/forms.ts';
import type { AreaMeans } from './area.ts';
import { openAreas } from './areas.ts';

const HASH = 'scrypt$32768$8$3$c2FsdA$a2V5';
const seen = { id: 'x-1', version: 1 };
const card = { card: 'ringing', language: 'fr' };
const entry = person({ numbers: [{ number: '01 99 00 12 34', kind: 'work' }] });

/** Something that each command takes, or refuses for its own reasons only: whole, every field of the right type. */
const WHOLE: Readonly<Record<string, object>> = {
  'access.changePassword': { password: HASH },
  'access.failedLogins': { user: null, count: 1 },
  'access.firstManager': { login: 'anne', name: 'Anne', password: HASH },
  'access.login': {},
  'access.logout': {},
  'access.looked': { what: 'directory.read', record: null, export: false },
  'access.setPassword': { login: 'anne', code: 'ABCD-EFGH', password: HASH },
  'access.stolen': {},
  'call.flag': { call: 's1-1', flag: 'grave', on: true },
  'call.setNote': { call: 's1-1', note: 'rappelle demain', version: 0 },
  'call.setOutcome': { call: 's1-1', outcome: 'satisfied' },
  'call.setReason': { call: 's1-1', reason: 'other' },
  'day.close': { day: '2031-02-03' },
  'directory.check': { entries: [entry] },
  'directory.import': { entries: [entry] },
  'directory.remove': seen,
  'directory.save': { id: null, version: 0, entry },
  'followUp.finish': { ...seen, result: 'rappelée' },
  'followUp.giveBack': seen,
  'followUp.postpone': { ...seen, to: '2031-02-04', reason: 'absente' },
  'followUp.promise': { draft: 'p-1', call: null, caller: 'Mme Petit', number: '', note: 'chercher le prix' },
  'followUp.reopen': seen,
  'followUp.take': seen,
  'guide.dropDraft': { ...card, revision: 0 },
  'guide.import': { file: '# rien', stamp: 0 },
  'guide.publish': { ...card, revision: 0, version: 0 },
  'guide.restore': { ...card, from: 0, version: 0 },
  'guide.saveDraft': { ...card, revision: 0, title: 'Accueil', body: '> Bonjour.' },
  'message.acknowledge': { id: 'x-1' },
  'message.add': { ...seen, text: 'et aussi ceci' },
  'message.discard': seen,
  'message.save': sending('prescription'),
  'message.see': { id: 'x-1' },
  'message.told': { ...seen, how: 'phone' },
  'messageLink.acknowledge': { token: 'x' },
  'messageLink.open': { token: 'x' },
  'outbox.putAside': { id: 'x-1' },
  'outbox.resend': { ids: ['x-1'] },
  'person.erase': { number: '01 99 00 12 34' },
  'settings.save': { name: 'longTalk', value: 5 },
  'users.add': { login: 'boris', name: 'Boris', role: 'receptionist', deputy: false },
  'users.change': { ...seen, name: 'Boris', role: 'receptionist', deputy: false },
  'users.disable': { id: 'x-1', disabled: true },
  'users.reset': { id: 'x-1' },
};

const LONG = 'x'.repeat(100_000);
/** A text of each size and every other type; what stands in the field already is no fault. */
const ODD: readonly unknown[] = [LONG, `<b>${LONG}</b>`, -1e308, 0.5, true, [], {}, [LONG], { LONG }];

interface Change {
  readonly path: string;
  readonly input: unknown;
}

/** The input with one of its values, however deep, left out or replaced. */
function changes(input: unknown, path = ''): Change[] {
  if (typeof input !== 'object' || input === null) return [];
  const whole = Object.entries(input);
  const without = (name: string) => whole.filter(([other]) => other !== name);
  const made = (fields: [string, unknown][]) =>
    Array.isArray(input) ? fields.map(([, value]) => value) : Object.fromEntries(fields);
  return whole.flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const put = (other: unknown) => made(whole.map(([key, old]) => [key, key === name ? other : old]));
    return [
      ...(Array.isArray(input) ? [] : [{ path: at, input: made(without(name)) }]),
      ...ODD.filter((odd) => typeof odd !== typeof value || odd === LONG).map((odd) => ({
        path: at,
        input: put(odd),
      })),
      ...changes(value, at).map((deeper) => ({ ...deeper, input: put(deeper.input) })),
    ];
  });
}

/** A command may do without these, or takes anything in their place. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  'directory.check': ['entries'],
  'guide.import': ['file'],
  'outbox.resend': ['ids'],
  'settings.save': ['value'],
};

describe('whatever a command of the register is sent', () => {
  it('is tried here with every command that there is', () => {
    const db = new Database(new Office().file);
    onTestFinished(() => void db.close());
    const means: AreaMeans = {
      ...{
        db,
        record: () => {},
        emit: () => {},
        isClockTrusted: () => true,
        erased: () => {},
        newId: () => 'x-1',
      },
    };
    const commands = openAreas(means).flatMap(({ commands: own = {} }) => Object.keys(own));
    expect(Object.keys(WHOLE).toSorted()).toEqual(commands.toSorted());
  });

  it.each(Object.entries(WHOLE))(
    '%s names the field that is missing, of the wrong type or far too long',
    (name, whole) => {
      const rig = new Office();
      const free = FREE[name] ?? [];
      for (const { path, input } of changes(whole)) {
        const answer = rig.ask(name, input);
        // It never says again all that it was sent.
        expect(JSON.stringify(answer).length, path).toBeLessThan(5_000);
        if (free.some((field) => path.startsWith(field))) continue;
        const [root] = path.split('.');
        expect(answer, path).toMatchObject({
          ok: false,
          code: 'Register_NotValid',
          message: expect.any(String),
        });
        const faults = answer.ok ? [] : (answer.faults ?? []);
        expect(
          faults.map((fault) => fault.path.split('.')[0]),
          path,
        ).toContain(root);
      }
    },
  );

  it.each(Object.entries(WHOLE))('%s refuses a field that it does not know', (name, whole) => {
    expect(new Office().ask(name, { ...whole, surprise: 1 })).toMatchObject({
      ok: false,
      code: 'Register_NotValid',
    });
  });
});
