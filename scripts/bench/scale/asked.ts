import type { Db } from '../../../device/register/database.ts';

/** What a page asks for when it is opened, and the same question to SQLite with nothing around it. */
export interface AskedPage {
  readonly what: string;
  readonly path: string;
  readonly plain: (db: Db) => () => unknown;
}

/** What there is to ask for in a register that was filled. */
export interface Known {
  /** When its last call began. */
  readonly newest: number;
  /** Ids of its last calls. */
  readonly calls: readonly string[];
  /** Of somebody who calls often. */
  readonly number: string;
  readonly tail: string;
  /** Id of a message that was acknowledged. */
  readonly message: string;
}

export const DAY: number = 24 * 3_600_000;

/** A name that many have, and one that is nowhere. */
export const NAME = 'Marin';
export const NOWHERE = 'Zwingli';

export const query = (values: object): string => new URLSearchParams(Object.entries(values)).toString();

export const rows =
  (sql: string, ...values: (string | number)[]) =>
  (db: Db): (() => unknown) => {
    const statement = db.prepare(sql);
    return () => statement.all(...values);
  };

/** An account that whoever asks in the bench has, so that there is a recipient's own page. */
export function prepareForPages(db: Db): Known {
  db.prepare("UPDATE user SET id = 'practice' WHERE id = 'u-20'").run();
  const last = db.prepare<[], { id: string; started: number; number: string; tail: string }>(
    'SELECT id, started, number, tail FROM call ORDER BY started DESC LIMIT 10',
  );
  const calls = last.all();
  const { started: newest = 0, number = '', tail = '' } = calls[0] ?? {};
  const message = db
    .prepare<[], string>("SELECT id FROM message WHERE state = 'acknowledged' ORDER BY made DESC LIMIT 1")
    .pluck()
    .get();
  return {
    newest: Math.floor(newest),
    number,
    tail,
    calls: calls.map(({ id }) => id),
    message: message ?? '',
  };
}
