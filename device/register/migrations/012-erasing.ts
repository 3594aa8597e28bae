/** Typed numbers whose tail is not there yet are few: they are found by an index of their own. */
const typedNumbers = (table: string) => `
ALTER TABLE ${table} ADD COLUMN tail TEXT;
CREATE INDEX ${table}_by_tail ON ${table} (tail) WHERE tail IS NOT NULL;
CREATE INDEX ${table}_without_tail ON ${table} (id) WHERE number IS NOT NULL AND tail IS NULL;
CREATE TRIGGER ${table}_number_changed AFTER UPDATE OF number ON ${table} WHEN old.number IS NOT new.number
BEGIN UPDATE ${table} SET tail = NULL WHERE id = new.id; END;`;

/**
 * What finds everything about one number, and what is old. `tail`: as in the directory, of the number that somebody typed;
 * empty if it has no digit, null until it was worked out, which SQL cannot.
 */
export const erasing = /* sql */ `
${typedNumbers('message')}
${typedNumbers('follow_up')}
CREATE INDEX call_by_number_hash ON call (number_hash, key) WHERE number_hash IS NOT NULL;
CREATE INDEX call_detail_by_change ON call_detail (changed);
CREATE INDEX outbox_by_making ON outbox_event (made);
`;
