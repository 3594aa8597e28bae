/** Settings that managers change on the page; what is not here has its default. `value` is JSON. */
export const settings = /* sql */ `
CREATE TABLE setting (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL,
  changed    REAL NOT NULL,
  changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
