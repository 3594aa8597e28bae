import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Country } from './countries.ts';
import { reversed } from './typed-number.ts';

/**
 * The digits by which a number is known, last first: of its E.164 form if it can be a number of `country` or begins with
 * its own country, else those that are there, such as of a number of the house. Null if there is none. Equal tails are one
 * telephone, in whatever notation: 01 99 00 12 34, +33 1 99 00 12 34, 0033199001234, sip:0199001234@host.
 */
export function tailOf(number: string | null, country: Country): string | null {
  const text = (number ?? '')
    .replace(/^sips?:/i, '')
    .replace(/@.*$/, '')
    .slice(0, 60);
  const found = parsePhoneNumberFromString(text.replace(/^\s*00(?=[1-9])/, '+'), country);
  const international = found?.isPossible() ? found.number.slice(1) : null;
  return reversed(international ?? text.replace(/[^\d*#]/g, '')) || null;
}
