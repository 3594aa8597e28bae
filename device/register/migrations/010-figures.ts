/**
 * Totals of days that are over, made from the calls and kept when these are gone. A day is a local date such as
 * `2026-11-22`. `day_to_count`: days whose totals are not there yet, or not any more.
 */
export const figures = /* sql */ `
CREATE TABLE figure_call (
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

CREATE TABLE figure_check_in (
  day   TEXT    NOT NULL,
  hour  INTEGER NOT NULL,
  line  TEXT    NOT NULL,
  early INTEGER NOT NULL,
  onTime INTEGER NOT NULL,
  late  INTEGER NOT NULL,
  missed INTEGER NOT NULL,
  void  INTEGER NOT NULL,
  PRIMARY KEY (day, hour, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_up_by_making ON follow_up (made);
CREATE INDEX follow_up_by_call ON follow_up (call) WHERE call IS NOT NULL;

-- bucket: whole steps of 5 s after the due moment; below -6 counts as -6, above 24 as 24.
CREATE TABLE figure_lateness (
  day    TEXT    NOT NULL,
  bucket INTEGER NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (day, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_to_count (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO day_to_count SELECT DISTINCT date(started / 1000, 'unixepoch', 'localtime') FROM call;
`;
