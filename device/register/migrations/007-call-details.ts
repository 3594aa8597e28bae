/**
 * What people say of a call. Reason and marks come from the journal (`reasonSet`, `callFlagged`) and are made again with
 * the rest of `call`; others read them there, or are told the fact itself: `aggressive` begins the doctor's message, `grave`
 * and `reason` choose the guide's words. The note is personal data, so it stands in no fact: only here, where it can be
 * erased. `version` counts how often it was written.
 */
export const callDetails = /* sql */ `
ALTER TABLE call ADD COLUMN reason TEXT;
ALTER TABLE call ADD COLUMN grave INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN aggressive INTEGER NOT NULL DEFAULT 0;

-- Each way of filtering goes by its own.
CREATE INDEX call_by_outcome ON call (outcome, started, direction) WHERE outcome IS NOT NULL;
CREATE INDEX call_unsaid ON call (started, direction)
  WHERE outcome IS NULL AND ended IS NOT NULL AND consultation_for IS NULL;
CREATE INDEX call_by_reason ON call (reason, started, outcome, direction) WHERE reason IS NOT NULL;
CREATE INDEX call_outgoing ON call (started) WHERE direction = 'outgoing';

-- No key of another table: the calls are made again from the journal, the notes cannot be.
CREATE TABLE call_detail (
  call       TEXT    PRIMARY KEY,
  note       TEXT,
  version    INTEGER NOT NULL,
  changed    REAL    NOT NULL,
  changed_by TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
`;
