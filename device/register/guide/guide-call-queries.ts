import { getCountryCallingCode } from 'libphonenumber-js/min';
import type { KnownOfCall } from '../../guide/cards/call-facts.ts';
import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { settingsQuery } from '../settings/settings-queries.ts';

/** A reason that says nothing by itself. */
const SAYS_NOTHING = 'other';

interface Row {
  readonly number: string | null;
  readonly name: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly recipient: string | null;
  readonly surname: string | null;
  readonly day: string | null;
  readonly time: string | null;
}

/** What is known of a call as far as the guide's cards speak of it; null if the register has no such call. */
export function guideCallQuery(db: Db): (call: string) => KnownOfCall | null {
  const settings = settingsQuery(db);
  const country = houseCountry(db);
  // Of several messages the one that was begun last says what the call is about.
  const row = db.prepare<[string], Row>(
    `SELECT call.number, call.name, call.reason, call_detail.note, message.name AS recipient,
       message.details ->> 'surname' AS surname, message.details ->> 'day' AS day, message.details ->> 'time' AS time
     FROM call LEFT JOIN call_detail ON call_detail.call = call.id
       LEFT JOIN message ON message.call = call.id AND message.state <> 'discarded' AND message.kind <> 'aggressive'
     WHERE call.id = ? ORDER BY message.made DESC LIMIT 1`,
  );
  return (call) => {
    const found = row.get(call);
    if (!found) return null;
    const { number, name, reason, note, recipient, surname, day, time } = found;
    const purpose = settings().reasons.find(({ id }) => id === reason && id !== SAYS_NOTHING) ?? null;
    const home = getCountryCallingCode(country());
    return { number, home, name: surname || name, purpose, note, recipient: recipient || null, day, time };
  };
}
