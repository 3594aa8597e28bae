/**
 * The journal is the truth; the other tables are what it says, in the shape in which it is asked for, and can be made
 * again from it. Columns `at` are ms of the monotonic clock within `boot`; all other times are wall clock ms.
 */
export const journalAndCalls = /* sql */ `
CREATE TABLE journal (
  id       INTEGER PRIMARY KEY,
  session  TEXT    NOT NULL,
  sequence INTEGER NOT NULL,
  boot     TEXT    NOT NULL,
  at       REAL    NOT NULL,
  wall     REAL    NOT NULL,
  type     TEXT    NOT NULL,
  call     TEXT,
  body     TEXT    NOT NULL,
  UNIQUE (session, sequence)
) STRICT;

-- key: the journal id of the fact that started it, so that it is the same after a rebuild.
-- last_*: its last fact, up to which the times count.
CREATE TABLE call (
  key              INTEGER PRIMARY KEY,
  id               TEXT    NOT NULL UNIQUE,
  session          TEXT    NOT NULL,
  line             TEXT    NOT NULL,
  line_call        TEXT    NOT NULL,
  direction        TEXT    NOT NULL,
  number           TEXT,
  name             TEXT,
  internal         INTEGER NOT NULL,
  consultation_for TEXT,
  started          REAL    NOT NULL,
  answered         REAL,
  ended            REAL,
  ended_by         TEXT,
  end_reason       TEXT,
  outcome          TEXT,
  ring_time        REAL    NOT NULL DEFAULT 0,
  talk_time        REAL    NOT NULL DEFAULT 0,
  hold_time        REAL    NOT NULL DEFAULT 0,
  last_boot        TEXT    NOT NULL,
  last_at          REAL    NOT NULL,
  last_wall        REAL    NOT NULL
) STRICT;
CREATE INDEX call_by_start ON call (started);
CREATE INDEX call_open ON call (key) WHERE ended IS NULL;

CREATE TABLE segment (
  call     INTEGER NOT NULL REFERENCES call (key),
  number   INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  started  REAL    NOT NULL,
  ended    REAL,
  duration REAL    NOT NULL DEFAULT 0,
  PRIMARY KEY (call, number)
) STRICT, WITHOUT ROWID;

-- key: the journal id of the fact that started it.
CREATE TABLE wait (
  key       INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  call      INTEGER NOT NULL REFERENCES call (key),
  started   REAL    NOT NULL,
  ended     REAL,
  why       TEXT,
  escalated INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX wait_by_call ON wait (call);

CREATE TABLE check_in (
  call       INTEGER NOT NULL REFERENCES call (key),
  wait       INTEGER NOT NULL REFERENCES wait (key),
  number     INTEGER NOT NULL,
  due        REAL    NOT NULL,
  due_boot   TEXT    NOT NULL,
  due_at     REAL    NOT NULL,
  taken_back REAL,
  lateness   REAL,
  result     TEXT,
  outcome    TEXT,
  PRIMARY KEY (call, wait, number)
) STRICT, WITHOUT ROWID;
`;
