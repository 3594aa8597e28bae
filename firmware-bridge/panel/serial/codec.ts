/**
 * Lines of the serial panel's protocol (firmware-bridge/firmware/PROTOCOL.md), without their line end:
 *
 *     kind, number in two digits or --, body, asterisk, CRC-16 in four digits
 */

/** `?` asks, `=` answers that it was done, `!` answers why not. */
export type Kind = '?' | '=' | '!';

export interface Line {
  readonly kind: Kind;
  /** 0 ... 255. Null: the answer to a line that could not be read. */
  readonly number: number | null;
  readonly body: string;
}

/** Longest line that the panel reads and that it sends, without the line end. */
export const PANEL_READS = 48;
export const PANEL_SENDS = 80;

const LINE = /^([?=!])([0-9A-F]{2}|--)([ -~]*)\*([0-9A-F]{4})$/;

export function encodeLine({ kind, number, body }: Line): string {
  const text = `${kind}${number === null ? '--' : hex(number, 2)}${body}`;
  return `${text}*${hex(crc16(Buffer.from(text, 'latin1')), 4)}`;
}

/** Null for anything that is no line, or whose check sum is wrong: noise is told from speech by nothing else. */
export function decodeLine(text: string): Line | null {
  if (text.length > PANEL_SENDS) return null;
  const [, kind, number, body, sum] = LINE.exec(text) ?? [];
  if (kind === undefined || number === undefined || body === undefined || sum === undefined) return null;
  if (crc16(Buffer.from(text.slice(0, -5), 'latin1')) !== Number.parseInt(sum, 16)) return null;
  return { kind: kind as Kind, number: number === '--' ? null : Number.parseInt(number, 16), body };
}

/** CRC-16/IBM-3740: polynomial 1021, begun with FFFF. `123456789` makes 29B1. Also that of the firmware's image. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

/** Upper case, filled up with zeros. `value` must fit. */
export function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
