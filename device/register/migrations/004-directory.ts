/**
 * The directory, and what finds calls by who called. `tail`: the digits of a number in E.164 from the last to the first, so
 * that the end of a number finds it in whatever notation it is typed, and equal tails are one telephone; a number of the
 * house is its own digits. `hours` and `absences` are JSON. Names, e-mail, numbers and notes are personal data.
 */
export const directory = /* sql */ `
CREATE TABLE contact (
  id         TEXT    PRIMARY KEY,
  version    INTEGER NOT NULL,
  kind       TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  role       TEXT    NOT NULL,
  email      TEXT    NOT NULL,
  language   TEXT    NOT NULL,
  note       TEXT    NOT NULL,
  speed      INTEGER,
  hours      TEXT,
  absences   TEXT    NOT NULL,
  deputy     TEXT,
  -- What a search looks through: small letters without accents.
  folded     TEXT    NOT NULL,
  changed    REAL    NOT NULL,
  changed_by TEXT    NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (folded, id);
CREATE UNIQUE INDEX contact_by_speed ON contact (speed) WHERE speed IS NOT NULL;

CREATE TABLE contact_number (
  contact  TEXT    NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label    TEXT    NOT NULL,
  number   TEXT    NOT NULL,
  tail     TEXT    NOT NULL,
  PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_number_by_tail ON contact_number (tail);

ALTER TABLE call ADD COLUMN tail TEXT;
CREATE INDEX call_by_tail ON call (tail, key) WHERE tail IS NOT NULL;

-- The words of the names that lines announced. What is taken out of a call's name is gone from here too.
CREATE VIRTUAL TABLE call_name USING fts5 (
  name, content = 'call', content_rowid = 'key', detail = 'none', prefix = '2 3', tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO call_name (call_name, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER call_name_new AFTER INSERT ON call WHEN new.name IS NOT NULL BEGIN
  INSERT INTO call_name (rowid, name) VALUES (new.key, new.name);
END;
CREATE TRIGGER call_name_gone AFTER DELETE ON call WHEN old.name IS NOT NULL BEGIN
  INSERT INTO call_name (call_name, rowid, name) VALUES ('delete', old.key, old.name);
END;
CREATE TRIGGER call_name_changed AFTER UPDATE OF name ON call WHEN old.name IS NOT new.name BEGIN
  INSERT INTO call_name (call_name, rowid, name) SELECT 'delete', old.key, old.name WHERE old.name IS NOT NULL;
  INSERT INTO call_name (rowid, name) SELECT new.key, new.name WHERE new.name IS NOT NULL;
END;
`;
