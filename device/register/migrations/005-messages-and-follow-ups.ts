/**
 * Messages (rules A14, B3), the lines that are still open (rule A15) and how each day was closed. They are what people
 * said and did, not what the journal says: making the calls' tables again leaves them alone, so calls are named by their
 * id and not by a reference. `draft` and `cause` are unique: what is told twice is there once. `details` and `content` are JSON.
 */
export const messagesAndFollowUps = /* sql */ `
CREATE TABLE message (
  id           TEXT    PRIMARY KEY,
  draft        TEXT    NOT NULL UNIQUE,
  version      INTEGER NOT NULL,
  kind         TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  call         TEXT,
  recipient    TEXT,
  -- Where to reach them, as it was when the message was written.
  name         TEXT    NOT NULL,
  caller       TEXT    NOT NULL,
  number       TEXT,
  text         TEXT    NOT NULL,
  details      TEXT    NOT NULL,
  collect_from TEXT,
  promised     REAL,
  deputy       TEXT,
  escalated    REAL,
  made         REAL    NOT NULL,
  changed      REAL    NOT NULL,
  closed       REAL
) STRICT;
CREATE INDEX message_open ON message (promised) WHERE closed IS NULL;
CREATE INDEX message_by_closing ON message (closed) WHERE closed IS NOT NULL;
CREATE INDEX message_by_making ON message (made);
CREATE INDEX message_by_call ON message (call) WHERE call IS NOT NULL;

CREATE TABLE message_event (
  message    TEXT    NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  number     INTEGER NOT NULL,
  at         REAL    NOT NULL,
  actor      TEXT    NOT NULL,
  actor_name TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  PRIMARY KEY (message, number)
) STRICT, WITHOUT ROWID;

-- A link that shows one message to whoever has it: only the hash of its token is here.
CREATE TABLE message_link (
  hash    BLOB PRIMARY KEY,
  message TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  mail    TEXT NOT NULL,
  name    TEXT NOT NULL,
  expires REAL NOT NULL,
  used    REAL
) STRICT, WITHOUT ROWID;
CREATE INDEX message_link_by_message ON message_link (message);

CREATE TABLE mail (
  id        TEXT    PRIMARY KEY,
  message   TEXT    NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  purpose   TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  address   TEXT    NOT NULL,
  state     TEXT    NOT NULL,
  tries     INTEGER NOT NULL,
  next_try  REAL    NOT NULL,
  fault     TEXT    NOT NULL,
  made      REAL    NOT NULL,
  sent      REAL
) STRICT;
CREATE INDEX mail_waiting ON mail (next_try) WHERE state = 'waiting';
CREATE INDEX mail_by_message ON mail (message);

-- caller, number: as somebody typed them; null where the call says it.
CREATE TABLE follow_up (
  id             TEXT    PRIMARY KEY,
  cause          TEXT    NOT NULL UNIQUE,
  version        INTEGER NOT NULL,
  kind           TEXT    NOT NULL,
  state          TEXT    NOT NULL,
  call           TEXT,
  message        TEXT,
  caller         TEXT,
  number         TEXT,
  note           TEXT    NOT NULL,
  made           REAL    NOT NULL,
  due            TEXT    NOT NULL,
  taken_by       TEXT,
  taken_name     TEXT,
  closed         REAL,
  closed_by_call TEXT,
  result         TEXT    NOT NULL
) STRICT;
CREATE INDEX follow_up_open ON follow_up (due, made) WHERE closed IS NULL;
CREATE INDEX follow_up_by_closing ON follow_up (closed) WHERE closed IS NOT NULL;

CREATE TABLE follow_up_event (
  follow_up  TEXT    NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
  number     INTEGER NOT NULL,
  at         REAL    NOT NULL,
  actor      TEXT    NOT NULL,
  actor_name TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  PRIMARY KEY (follow_up, number)
) STRICT, WITHOUT ROWID;

-- The calls by which somebody tried to settle it.
CREATE TABLE follow_up_call (
  call      TEXT NOT NULL,
  follow_up TEXT NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
  PRIMARY KEY (call, follow_up)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_call_by_follow_up ON follow_up_call (follow_up);

-- A day is signed once more if something came up after it had been.
CREATE TABLE day_closing (
  day       TEXT    NOT NULL,
  number    INTEGER NOT NULL,
  signed    REAL    NOT NULL,
  actor     TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  note      TEXT    NOT NULL,
  content   TEXT    NOT NULL,
  PRIMARY KEY (day, number)
) STRICT, WITHOUT ROWID;
`;
