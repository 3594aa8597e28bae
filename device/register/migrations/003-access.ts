/**
 * Who may log in, and what they did.
 *
 * user: `password` is null until its one-use code was used (`code`: its SHA-256); `epoch` grows when every session of the
 * user must end; `version` grows with each change, so that two people who edit one user are told apart.
 *
 * audit: a chain, each `hash` over the one before it and the entry. Entries are only ever added at its end, one by one: the
 * last trigger also refuses INSERT OR REPLACE, which deletes without a delete trigger.
 */
export const access = /* sql */ `
CREATE TABLE user (
  id         TEXT    PRIMARY KEY,
  login      TEXT    NOT NULL UNIQUE,
  name       TEXT    NOT NULL,
  role       TEXT    NOT NULL CHECK (role IN ('receptionist', 'manager', 'technician', 'recipient')),
  deputy     INTEGER NOT NULL DEFAULT 0,
  disabled   INTEGER NOT NULL DEFAULT 0,
  password   TEXT,
  code       TEXT,
  code_until REAL,
  created    REAL    NOT NULL,
  epoch      INTEGER NOT NULL DEFAULT 1,
  version    INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id     INTEGER PRIMARY KEY,
  wall   REAL    NOT NULL,
  who    TEXT    NOT NULL,
  kind   TEXT    NOT NULL,
  what   TEXT    NOT NULL,
  record TEXT,
  count  INTEGER NOT NULL,
  hash   TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_person ON audit (who, id);
CREATE INDEX audit_by_kind ON audit (kind, id);
CREATE INDEX audit_by_time ON audit (wall);

CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the audit log'); END;
CREATE TRIGGER audit_only_at_its_end BEFORE INSERT ON audit
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit log grows at its end only'); END;
`;
