import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { WallTime } from '../../../desk/words.ts';
import { ANNE } from '../../follow-up/testing/office.ts';
import { sending } from '../../message/testing/forms.ts';
import { houseWithDoctor } from '../../message/testing/house.ts';
import type { RegisterWriter } from '../../writer.ts';
import { dayOf } from '../day.ts';
import type { PersonFigures, WorkFigures } from '../figures.ts';
import { figuresArea } from '../figures-area.ts';
import { peopleQuery, workQuery } from '../work-query.ts';

const DAY = 24 * 3_600_000;
export const ALL = { from: '0000-01-01', to: '9999-12-31' };

type Days = typeof ALL;
type Db = Database.Database;
interface Row {
  readonly state: string;
  readonly made: number;
  readonly closed: number | null;
  readonly promised: number | null;
  readonly kind: string;
  readonly calls: number;
}
interface EventRow {
  readonly type: string;
  readonly at: number;
  readonly actor: string;
  readonly name: string;
}

const KEPT = ['message', 'message_event', 'follow_up', 'follow_up_event', 'follow_up_call'];

/** Whatever is deleted is still known to the test: figures must not say less for it. */
function keepDeleted(db: Db): void {
  for (const table of KEPT) {
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    const old = columns.map((column) => `old.${column}`).join(', ');
    db.exec(`CREATE TABLE deleted_${table} AS SELECT * FROM ${table} WHERE 0;
      CREATE TRIGGER deleted_${table} BEFORE DELETE ON ${table} BEGIN INSERT INTO deleted_${table} VALUES (${old}); END`);
  }
}

const everIn = (table: string) => `(SELECT * FROM ${table} UNION ALL SELECT * FROM deleted_${table})`;

/** The same figures, counted in the plainest way from the rows that are there and those that were deleted. */
function counted(db: Db, days: Days): { work: WorkFigures; people: PersonFigures[] } {
  const isAsked = (wall: number) => dayOf(wall) >= days.from && dayOf(wall) <= days.to;
  const rowsOf = (columns: string, table: string, not: readonly string[]) =>
    (db.prepare(`SELECT state, made, closed, kind, ${columns} FROM ${everIn(table)}`).all() as Row[]).filter(
      ({ made, state }) => isAsked(made) && !not.includes(state),
    );
  const messages = rowsOf('promised, 0 AS calls', 'message', ['draft', 'discarded']);
  const calls = `(SELECT count(*) FROM ${everIn('follow_up_call')} WHERE follow_up = id) AS calls`;
  const followUps = rowsOf(`NULL AS promised, ${calls}`, 'follow_up', ['withdrawn']);
  const acknowledged = messages.filter(({ state }) => state === 'acknowledged');
  const late = acknowledged.filter(({ closed, promised }) => promised !== null && Number(closed) > promised);
  const done = followUps.filter(({ state }) => state === 'done');
  const callBacks = followUps.filter(({ kind }) => kind === 'callBack');
  const sameDay = done.filter(({ made, closed }) => dayOf(Number(closed)) === dayOf(made));
  const events = ['message_event', 'follow_up_event'].flatMap((table) => {
    const events = `SELECT type, at, actor, actor_name AS name FROM ${everIn(table)}`;
    const all = db.prepare(events).all() as EventRow[];
    return all.filter(({ actor, at }) => actor !== 'unit' && isAsked(at)).map((row) => ({ table, ...row }));
  });
  const names = [...new Set(events.map(({ name }) => name))].sort();
  const people = names.map((name) => {
    const count = (ofTable: string, ofType: string) =>
      events.filter((event) => event.name === name && event.table === ofTable && event.type === ofType)
        .length;
    return {
      name,
      messagesWritten: count('message_event', 'written'),
      followUpsTaken: count('follow_up_event', 'taken'),
      followUpsDone: count('follow_up_event', 'done'),
    };
  });
  return {
    work: {
      messages: messages.length,
      acknowledgedInTime: acknowledged.length - late.length,
      acknowledgedLate: late.length,
      notAcknowledged: messages.length - acknowledged.length,
      followUps: followUps.length,
      doneSameDay: sameDay.length,
      doneLater: done.length - sameDay.length,
      open: followUps.filter(({ closed }) => closed === null).length,
      callBacks: callBacks.length,
      calledBack: callBacks.filter(({ calls }) => calls > 0).length,
      callBacksDone: callBacks.filter(({ state }) => state === 'done').length,
    },
    people: people.filter((one) => one.messagesWritten + one.followUpsTaken + one.followUpsDone > 0),
  };
}

/** As the page has them. */
export function told(db: Db, days: Days) {
  return { work: workQuery(db)(days), people: peopleQuery(db)(days) };
}

/** A practice with people who write messages and promise things; whatever is asked for is also counted in the plainest way. */
export function practice() {
  const { rig, to, doctor } = houseWithDoctor();
  rig.writer.within(keepDeleted);
  rig.done('settings.save', { name: 'personFigures', value: true }, { ...ANNE, role: 'manager' });
  const db = new Database(rig.file, { readonly: true });
  onTestFinished(() => {
    db.close();
  });
  let drafts = 0;
  const promise = (number = '') => {
    drafts += 1;
    const written = { draft: `d-${drafts}`, call: null, caller: 'Mme Roche', number, note: 'au laboratoire' };
    return rig.done<{ id: string }>('followUp.promise', written).id;
  };
  const write = (changed: object = {}) => {
    drafts += 1;
    return rig.done<{ id: string }>(
      'message.save',
      sending('other', { ...to, draft: `d-${drafts}`, ...changed }),
    ).id;
  };
  const change = (command: string, id: string, more: object = {}, actor = ANNE) => {
    const table = command.startsWith('message') ? 'message' : 'follow_up';
    const version = db.prepare(`SELECT version FROM ${table} WHERE id = ?`).pluck().get(id);
    return rig.ask(command, { id, version, ...more }, actor);
  };
  /** Once more, over what it was. */
  const writeAgain = (id: string, changed: object = {}) => {
    const was = db.prepare<[string], object>('SELECT draft, version FROM message WHERE id = ?').get(id);
    if (was !== undefined)
      rig.ask('message.save', sending('other', { ...to, ...was, text: 'autrement', ...changed }));
  };
  const idsOf = (table: 'message' | 'follow_up') =>
    db.prepare<[], string>(`SELECT id FROM ${table} ORDER BY made, id`).pluck().all();
  const work = (days: Days = ALL) => {
    const figures = told(db, days);
    expect(figures).toEqual(counted(db, days));
    return figures.work;
  };
  return { rig, db, doctor, promise, write, writeAgain, change, idsOf, work };
}

/** Time goes by for the figures alone, until the totals of every day are made. */
export function makeTotals(writer: Pick<RegisterWriter, 'within'>, now: WallTime): void {
  const means = {
    record: () => {},
    emit: () => {},
    isClockTrusted: () => true,
    erased: () => {},
    newId: String,
  };
  writer.within((db) => {
    const { onMinute } = figuresArea({ ...means, db });
    for (let minute = 0; minute < 20; minute += 1) onMinute?.(now + 400 * DAY);
    expect(db.prepare('SELECT count(*) FROM work_to_count').pluck().get()).toBe(0);
  });
}
