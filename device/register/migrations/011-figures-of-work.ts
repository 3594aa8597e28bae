const localDay = (moment: string) => `date(${moment} / 1000, 'unixepoch', 'localtime')`;

/** Whatever changes rows of that table: the local days of their moment, before and after, are to be counted anew. */
function marking(
  table: string,
  moment: string,
  counted: string,
  isOfInterest = (_row: string) => '1',
): string {
  const mark = (row: string) =>
    `INSERT OR IGNORE INTO work_to_count SELECT day FROM (SELECT ${localDay(`${row}.${moment}`)} AS day) WHERE day IS NOT NULL;`;
  return `
CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${table} WHEN ${isOfInterest('new.')} BEGIN ${mark('new')} END;
CREATE TRIGGER ${table}_deleted AFTER DELETE ON ${table} WHEN ${isOfInterest('old.')} BEGIN ${mark('old')} END;
CREATE TRIGGER ${table}_updated AFTER UPDATE OF ${counted} ON ${table} BEGIN ${mark('old')} ${mark('new')} END;`;
}

const byPerson = {
  message: (row: string) => `${row}type = 'written' AND ${row}actor <> 'unit'`,
  followUp: (row: string) => `${row}type IN ('taken', 'done') AND ${row}actor <> 'unit'`,
};
const EVENT = 'at, type, actor, actor_name';

/**
 * Totals of each local day: of the messages and follow-ups that were made then, and of what each person did. They say what
 * the rows say, and go with them. Whoever writes, clears or takes over rows, triggers mark their days in `work_to_count`; a
 * marked day is counted from its rows, until its totals are made anew.
 */
export const figuresOfWork = /* sql */ `
CREATE TABLE figure_message (
  day                TEXT    PRIMARY KEY,
  messages           INTEGER NOT NULL,
  acknowledgedInTime INTEGER NOT NULL,
  acknowledgedLate   INTEGER NOT NULL,
  notAcknowledged    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_follow_up (
  day         TEXT    PRIMARY KEY,
  followUps   INTEGER NOT NULL,
  doneSameDay INTEGER NOT NULL,
  doneLater   INTEGER NOT NULL,
  open        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_person (
  day             TEXT    NOT NULL,
  actor           TEXT    NOT NULL,
  name            TEXT    NOT NULL,
  messagesWritten INTEGER NOT NULL,
  followUpsTaken  INTEGER NOT NULL,
  followUpsDone   INTEGER NOT NULL,
  PRIMARY KEY (day, actor, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_event_by_person ON message_event (at) WHERE ${byPerson.message('')};
CREATE INDEX follow_up_event_by_person ON follow_up_event (at) WHERE ${byPerson.followUp('')};

CREATE TABLE work_to_count (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO work_to_count SELECT DISTINCT day FROM (
  SELECT ${localDay('made')} AS day FROM message
  UNION ALL SELECT ${localDay('made')} FROM follow_up
  UNION ALL SELECT ${localDay('at')} FROM message_event WHERE ${byPerson.message('')}
  UNION ALL SELECT ${localDay('at')} FROM follow_up_event WHERE ${byPerson.followUp('')}
) WHERE day IS NOT NULL;
${marking('message', 'made', 'made, state, promised, closed')}
${marking('follow_up', 'made', 'made, state, closed')}
${marking('message_event', 'at', EVENT, byPerson.message)}
${marking('follow_up_event', 'at', EVENT, byPerson.followUp)}
`;
