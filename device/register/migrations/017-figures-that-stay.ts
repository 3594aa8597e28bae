/**
 * What one row counts as in the totals of its local day. `row`: what the names of its columns begin with: `old.` in a
 * trigger. Each count is a condition: 1 where it is true, 0 where it is false or unknown.
 */
export interface CountedRow {
  readonly table: string;
  /** Column of the moment that gives the day. */
  readonly moment: string;
  /** The table of totals; that of what is gone has `_gone` at its end. */
  readonly totals: string;
  /** Besides the day, what each total is of: its columns in `totals`, and in the row. */
  readonly of: Readonly<Record<string, string>>;
  readonly isCounted: (row: string) => string;
  readonly counts: (row: string) => Readonly<Record<string, string>>;
}

export const localDay = (moment: string) => `date(${moment} / 1000, 'unixepoch', 'localtime')`;

export const MESSAGE: CountedRow = {
  ...{ table: 'message', moment: 'made', totals: 'figure_message', of: {} },
  isCounted: (row) => `${row}state NOT IN ('draft', 'discarded')`,
  counts: (row) => ({
    messages: '1',
    acknowledgedInTime: `${row}state = 'acknowledged' AND (${row}promised IS NULL OR ${row}closed <= ${row}promised)`,
    acknowledgedLate: `${row}state = 'acknowledged' AND ${row}closed > ${row}promised`,
    notAcknowledged: `${row}state <> 'acknowledged'`,
  }),
};

export const FOLLOW_UP: CountedRow = {
  ...{ table: 'follow_up', moment: 'made', totals: 'figure_follow_up', of: {} },
  isCounted: (row) => `${row}state <> 'withdrawn'`,
  counts: (row) => ({
    followUps: '1',
    doneSameDay: `${row}state = 'done' AND ${localDay(`${row}closed`)} = ${localDay(`${row}made`)}`,
    doneLater: `${row}state = 'done' AND ${localDay(`${row}closed`)} > ${localDay(`${row}made`)}`,
    open: `${row}closed IS NULL`,
    callBacks: `${row}kind = 'callBack'`,
    calledBack: `${row}kind = 'callBack' AND EXISTS (SELECT 1 FROM follow_up_call WHERE follow_up = ${row}id)`,
    callBacksDone: `${row}kind = 'callBack' AND ${row}state = 'done'`,
  }),
};

const BY_PERSON = { moment: 'at', totals: 'figure_person', of: { actor: 'actor', name: 'actor_name' } };

/** What the unit does by itself is nobody's. */
export const MESSAGE_EVENT: CountedRow = {
  ...{ table: 'message_event', ...BY_PERSON },
  isCounted: (row) => `${row}type = 'written' AND ${row}actor <> 'unit'`,
  counts: () => ({ messagesWritten: '1', followUpsTaken: '0', followUpsDone: '0' }),
};
export const FOLLOW_UP_EVENT: CountedRow = {
  ...{ table: 'follow_up_event', ...BY_PERSON },
  isCounted: (row) => `${row}type IN ('taken', 'done') AND ${row}actor <> 'unit'`,
  counts: (row) => ({
    messagesWritten: '0',
    followUpsTaken: `${row}type = 'taken'`,
    followUpsDone: `${row}type = 'done'`,
  }),
};

const ON_FOR_PEOPLE = "(SELECT value FROM setting WHERE name = 'personFigures') = 'true'";

/** In the transaction that deletes a row, whoever does: what it counted as is added to what is gone of its day. */
function keeping({ table, moment, totals, of, isCounted, counts }: CountedRow, unless = ''): string {
  const told = Object.entries(counts('old.'));
  const columns = ['day', ...Object.keys(of), ...told.map(([name]) => name)];
  const values = [
    localDay(`old.${moment}`),
    ...Object.values(of).map((column) => `old.${column}`),
    ...told.map(([, condition]) => `(${condition}) IS TRUE`),
  ];
  const sums = told.map(([name]) => `${name} = ${name} + excluded.${name}`);
  return `
CREATE TRIGGER ${table}_gone BEFORE DELETE ON ${table}
WHEN ${isCounted('old.')} AND ${localDay(`old.${moment}`)} IS NOT NULL ${unless} BEGIN
  INSERT INTO ${totals}_gone (${columns.join(', ')}) VALUES (${values.join(', ')})
  ON CONFLICT (${['day', ...Object.keys(of)].join(', ')}) DO UPDATE SET ${sums.join(', ')};
END;`;
}

/** What is saved of a damaged register may have what is gone of a day and not the totals of that day: these are made anew. */
const marking = (totals: string, marks: string) => `
CREATE TRIGGER ${totals}_gone_saved AFTER INSERT ON ${totals}_gone
WHEN NOT EXISTS (SELECT 1 FROM ${totals} WHERE day = new.day) BEGIN INSERT OR IGNORE INTO ${marks} VALUES (new.day); END;`;

const TOTALS_OF_CALLS = ['figure_call', 'figure_check_in', 'figure_lateness'];
const callDays = `SELECT DISTINCT ${localDay('started')} FROM call`;
const markFollowUp = (row: string) =>
  `INSERT OR IGNORE INTO work_to_count SELECT ${localDay('made')} FROM follow_up WHERE id = ${row}.follow_up;`;

/** A table of the same columns and key: what was counted of a day by rows that are not there any more. */
const goneTables = /* sql */ `
CREATE TABLE figure_call_gone (
  day             TEXT    NOT NULL,
  hour            INTEGER NOT NULL,
  line            TEXT    NOT NULL,
  calls           INTEGER NOT NULL,
  incoming        INTEGER NOT NULL,
  answered        INTEGER NOT NULL,
  missed          INTEGER NOT NULL,
  abandoned       INTEGER NOT NULL,
  ring_time       REAL    NOT NULL,
  longest_ring    REAL    NOT NULL,
  talk_time       REAL    NOT NULL,
  hold_time       REAL    NOT NULL,
  longest_silence REAL    NOT NULL,
  call_backs      INTEGER NOT NULL,
  PRIMARY KEY (day, hour, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_check_in_gone (
  day    TEXT    NOT NULL,
  hour   INTEGER NOT NULL,
  line   TEXT    NOT NULL,
  early  INTEGER NOT NULL,
  onTime INTEGER NOT NULL,
  late   INTEGER NOT NULL,
  missed INTEGER NOT NULL,
  void   INTEGER NOT NULL,
  PRIMARY KEY (day, hour, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_lateness_gone (
  day    TEXT    NOT NULL,
  bucket INTEGER NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (day, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_message_gone (
  day                TEXT    PRIMARY KEY,
  messages           INTEGER NOT NULL,
  acknowledgedInTime INTEGER NOT NULL,
  acknowledgedLate   INTEGER NOT NULL,
  notAcknowledged    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_follow_up_gone (
  day           TEXT    PRIMARY KEY,
  followUps     INTEGER NOT NULL,
  doneSameDay   INTEGER NOT NULL,
  doneLater     INTEGER NOT NULL,
  open          INTEGER NOT NULL,
  callBacks     INTEGER NOT NULL,
  calledBack    INTEGER NOT NULL,
  callBacksDone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_person_gone (
  day             TEXT    NOT NULL,
  actor           TEXT    NOT NULL,
  name            TEXT    NOT NULL,
  messagesWritten INTEGER NOT NULL,
  followUpsTaken  INTEGER NOT NULL,
  followUpsDone   INTEGER NOT NULL,
  PRIMARY KEY (day, actor, name)
) STRICT, WITHOUT ROWID;`;

/**
 * The figures of a day are counted from its rows and from what is gone of it, so that they are the same before and after old
 * data were removed, whatever is said of the rest later. Nothing is kept of what each person did while nobody has turned
 * those figures on. Calls are removed in one place only, which adds up what goes with them; they are also deleted where they
 * are made again from the journal, so no trigger may do it.
 *
 * All days are counted anew, as drafts that were thrown away count no more and whoever left on hold counts by what
 * happened; but days whose calls are gone already keep their totals.
 */
export const figuresThatStay = /* sql */ `
${goneTables}
${TOTALS_OF_CALLS.map((totals) => `INSERT INTO ${totals}_gone SELECT * FROM ${totals} WHERE day NOT IN (${callDays});`).join('\n')}
INSERT OR IGNORE INTO day_to_count ${callDays};

ALTER TABLE figure_follow_up ADD COLUMN callBacks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figure_follow_up ADD COLUMN calledBack INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figure_follow_up ADD COLUMN callBacksDone INTEGER NOT NULL DEFAULT 0;
INSERT OR IGNORE INTO work_to_count SELECT day FROM figure_message UNION SELECT day FROM figure_follow_up;

${TOTALS_OF_CALLS.map((totals) => marking(totals, 'day_to_count')).join('')}
${['figure_message', 'figure_follow_up', 'figure_person'].map((totals) => marking(totals, 'work_to_count')).join('')}
${keeping(MESSAGE)}
${keeping(FOLLOW_UP)}
${keeping(MESSAGE_EVENT, `AND ${ON_FOR_PEOPLE}`)}
${keeping(FOLLOW_UP_EVENT, `AND ${ON_FOR_PEOPLE}`)}

CREATE TRIGGER follow_up_of_another_kind AFTER UPDATE OF kind ON follow_up WHEN old.kind <> new.kind
BEGIN INSERT OR IGNORE INTO work_to_count VALUES (${localDay('new.made')}); END;
CREATE TRIGGER follow_up_called AFTER INSERT ON follow_up_call BEGIN ${markFollowUp('new')} END;
`;
