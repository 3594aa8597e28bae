import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { Duration, WallTime } from '../../../device/desk/words.ts';
import { bits, explicit, implicit, integer, octets, oid, sequence, set, text, time, yes } from './der.ts';

const DAY: Duration = 24 * 3_600_000;
/** Apple's browsers take no longer one than 825 days. */
const VALID: Duration = 800 * DAY;

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

/**
 * A certificate that the unit gives itself, with its key (ECDSA P-256), as PEM. Written here and not by a package, since
 * those load 20 MB into a process that makes one certificate in two years.
 * @param names host names and addresses, at least one
 */
export function selfSigned(names: readonly string[], wall: WallTime): string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = nameOf(`Garde-fil ${names[0] ?? ''}`.slice(0, 64));
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    // A day before: clocks in the house differ.
    sequence(time(wall - DAY), time(wall - DAY + VALID)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions(names))),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = sequence(toBeSigned, ECDSA_WITH_SHA256, bits(signature));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return `${key}-----BEGIN CERTIFICATE-----\n${inLines(certificate)}\n-----END CERTIFICATE-----\n`;
}

const nameOf = (common: string) => sequence(set(sequence(oid('2.5.4.3'), text(common))));

/** Positive and unlike any other. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

function extensions(names: readonly string[]): Buffer[] {
  const digitalSignature = bits(Buffer.from([0x80]), 7);
  return [
    // Of no authority.
    sequence(oid('2.5.29.19'), yes, octets(sequence())),
    sequence(oid('2.5.29.15'), yes, octets(digitalSignature)),
    sequence(oid('2.5.29.37'), octets(sequence(oid('1.3.6.1.5.5.7.3.1')))),
    sequence(oid('2.5.29.17'), octets(sequence(...names.map(generalName)))),
  ];
}

function generalName(name: string): Buffer {
  const address = addressBytes(name);
  return address ? implicit(7, address) : implicit(2, Buffer.from(name, 'ascii'));
}

function addressBytes(name: string): Buffer | null {
  if (isIPv4(name)) return Buffer.from(name.split('.').map(Number));
  return isIPv6(name) ? ipv6Bytes(name) : null;
}

/** `::` stands for as many groups as are missing. */
function ipv6Bytes(address: string): Buffer {
  // The URL parser writes what is left of an embedded IPv4 address as groups.
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const after = groups(tail ?? '');
  const missing = 8 - groups(head).length - after.length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function inLines(der: Buffer): string {
  return der.toString('base64').replace(/.{64}(?!$)/g, '$&\n');
}
