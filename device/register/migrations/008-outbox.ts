/**
 * What the CRM is told (rules A6, A8), in the order of `key`. `state`: waiting, sent, or dead (given up, until somebody has
 * it sent again). `body` is the JSON as it was made: it is sent unchanged however often.
 */
export const outbox = /* sql */ `
CREATE TABLE outbox_event (
  key       INTEGER PRIMARY KEY AUTOINCREMENT,
  id        TEXT    NOT NULL UNIQUE,
  type      TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  made      REAL    NOT NULL,
  state     TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  tries     INTEGER NOT NULL DEFAULT 0,
  next_try  REAL    NOT NULL,
  first_try REAL,
  sent      REAL,
  error     TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox_event (key) WHERE state = 'waiting';
CREATE INDEX outbox_dead ON outbox_event (key) WHERE state = 'dead';
CREATE INDEX outbox_by_subject ON outbox_event (subject);
`;
