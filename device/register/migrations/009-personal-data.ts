/**
 * How long personal data are kept. `number_hash`: in the place of a number that was cleared, so that calls of one number can
 * still be counted as such.
 */
export const personalData = /* sql */ `
ALTER TABLE call ADD COLUMN number_hash TEXT;
CREATE INDEX call_to_clear ON call (started) WHERE number IS NOT NULL OR name IS NOT NULL;

CREATE TABLE retention (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  hash_key BLOB    NOT NULL,
  -- When it last ran; and since when it may not, for the clock of the unit is not trusted.
  ran      REAL,
  held     REAL
) STRICT;
INSERT INTO retention (one, hash_key) VALUES (1, randomblob(32));
`;
