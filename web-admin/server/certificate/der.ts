/** The few pieces of DER (ITU-T X.690) that a certificate is made of. */

const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body), body]);
};

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
export const set = (...parts: readonly Buffer[]) => tagged(0x31, ...parts);
export const octets = (content: Buffer) => tagged(0x04, content);
export const text = (content: string) => tagged(0x0c, Buffer.from(content, 'utf8'));
export const yes = tagged(0x01, Buffer.from([0xff]));

/** A positive number, its first byte first. */
export const integer = (bytes: Buffer) =>
  tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** `unused`: bits at its end that do not count. */
export const bits = (content: Buffer, unused = 0) => tagged(0x03, Buffer.from([unused]), content);

/** `[number]` around something else. */
export const explicit = (number: number, content: Buffer) => tagged(0xa0 | number, content);

/** `[number]` in place of the tag that belongs to the content. */
export const implicit = (number: number, content: Buffer) => tagged(0x80 | number, content);

/** Such as `2.5.29.17`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const bytes = [number & 0x7f];
  for (let rest = number >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

/** A moment of 1950..2049 as UTCTime, a later one as GeneralizedTime (RFC 5280, 4.1.2.5). */
export function time(wall: number): Buffer {
  const digits = new Date(wall).toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = Number(digits.slice(0, 4));
  const inUtcTime = year >= 1950 && year < 2050;
  return inUtcTime ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
}
