/**
 * What a house has made of the guide. A card without a version is read as it comes with the program; its first own text is
 * version 1. `how`: edited, returned (to an earlier version) or imported. A draft is shared by whoever edits.
 */
export const guide = /* sql */ `
CREATE TABLE guide_version (
  card      TEXT    NOT NULL,
  language  TEXT    NOT NULL,
  version   INTEGER NOT NULL,
  title     TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  how       TEXT    NOT NULL,
  published REAL    NOT NULL,
  by_id     TEXT    NOT NULL,
  by_name   TEXT    NOT NULL,
  PRIMARY KEY (card, language, version)
) STRICT, WITHOUT ROWID;

-- revision: counts the times it was saved, so that nobody writes over what they have not seen.
CREATE TABLE guide_draft (
  card     TEXT    NOT NULL,
  language TEXT    NOT NULL,
  revision INTEGER NOT NULL,
  title    TEXT    NOT NULL,
  body     TEXT    NOT NULL,
  saved    REAL    NOT NULL,
  by_id    TEXT    NOT NULL,
  by_name  TEXT    NOT NULL,
  PRIMARY KEY (card, language)
) STRICT, WITHOUT ROWID;
`;
