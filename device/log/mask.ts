/**
 * Nobody's telephone number or name reaches the log: what is masked here cannot be read back from it. The last two digits
 * of a long number stay, so that two callers can be told apart while looking for a fault.
 */

const HIDDEN = '***';

/** Shorter numbers would be given away by their last two digits. */
const LONG_NUMBER = 6;

/** `01 99 00 12 34` becomes `***34`, an extension such as `21` becomes `***`. */
export function maskNumber(number: string): string {
  const digits = number.match(/\p{Nd}/gu) ?? [];
  return digits.length < LONG_NUMBER ? HIDDEN : `${HIDDEN}${digits.slice(-2).join('')}`;
}

/** Six digits or more, however they are grouped. */
const NUMBER_IN_TEXT = /\+?\p{Nd}(?:[\s.\-()/]{0,3}\p{Nd}){5,}/gu;

/** With the display name before it and all that follows the host: parameters may repeat the number. */
const SIP_URI = /(?:"[^"]*"\s*)?<?(sips?|tel):([^\s@<>"]*)(?:@([^\s;>"?]+))?[^\s>"]*>?/giu;

/** Of this machine and of the house. Any other could be a telephone number with dots. */
const HOME_ADDRESS = /^(127\.0\.0|192\.168\.\d{1,3})\.\d{1,3}$/;

/** A text from the line or from an error, with numbers and SIP addresses masked. */
export function maskText(text: string): string {
  return text
    .replace(SIP_URI, (_, scheme: string, user: string, host: string | undefined) =>
      host === undefined ? `${scheme}:${HIDDEN}` : `${scheme}:${maskNumber(user)}@${host}`,
    )
    .replace(NUMBER_IN_TEXT, (number) => (HOME_ADDRESS.test(number) ? number : maskNumber(number)));
}
