import type { CallRow } from '../../device/register/rows.ts';

/** What the register must say of one call of the story. */
export type ExpectedCall = Pick<
  CallRow,
  'number' | 'direction' | 'outcome' | 'endedBy' | 'endReason' | 'checkIns'
>;

const FIELDS = ['number', 'direction', 'outcome', 'endedBy', 'endReason', 'checkIns'] as const;

/** Each way in which the register differs from what happened; empty if it does not. `rows` in the order of their start. */
export function differences(expected: readonly ExpectedCall[], rows: readonly CallRow[]): readonly string[] {
  const found: string[] = [];
  if (rows.length !== expected.length) {
    found.push(`${expected.length} calls were made, the register has ${rows.length}`);
  }
  for (const [index, call] of expected.entries()) {
    const row = rows[index];
    if (row) found.push(...differencesOf(index + 1, call, row));
  }
  return found;
}

function differencesOf(place: number, call: ExpectedCall, row: CallRow): readonly string[] {
  const found = FIELDS.filter((field) => JSON.stringify(call[field]) !== JSON.stringify(row[field])).map(
    (field) =>
      `call ${place}: ${field} was ${JSON.stringify(call[field])}, the register says ${JSON.stringify(row[field])}`,
  );
  if (row.ended === null) found.push(`call ${place}: the register has it as still open`);
  return found;
}
