import Database from 'better-sqlite3';

export type Tables = Readonly<Record<string, readonly unknown[]>>;

const ORDER = {
  journal: 'id',
  call: 'key',
  segment: 'call, number',
  wait: 'key',
  check_in: 'call, wait, number',
  call_detail: 'call',
  contact: 'id',
  contact_number: 'contact, position',
};

/** Every row of the register, as it is in the file. */
export function readTables(file: string): Tables {
  const db = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(ORDER).map(([table, order]) => [
        table,
        db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all(),
      ]),
    );
  } finally {
    db.close();
  }
}
