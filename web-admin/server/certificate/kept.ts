import { X509Certificate } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Duration, WallTime } from '../../../device/desk/words.ts';
import { selfSigned } from './self-signed.ts';

/** So long before its end another one is made. */
const RENEW_BEFORE: Duration = 30 * 24 * 3_600_000;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256, in pairs: what the browser shows of it. */
  readonly fingerprint: string;
}

/**
 * The certificate in `file`: key and certificate in one, for its owner alone. Made if there is none that can be used, or if it
 * ends within 30 days. A new one means that every browser asks again: not made anew just because an address has changed.
 * Errors: those of the file system.
 */
export async function keptCertificate(
  file: string,
  names: readonly string[],
  wall: WallTime,
): Promise<Certificate> {
  const kept = usable(await readFile(file, 'utf8').catch(() => ''), wall);
  if (kept !== null) return kept;
  const pem = selfSigned(names, wall);
  await write(file, pem);
  const made = usable(pem, wall);
  if (made === null) throw new Error(`the certificate made for ${file} cannot be used`);
  return made;
}

/** Null: there is none, it is no certificate with its key, or it is not good now. */
function usable(pem: string, wall: WallTime): Certificate | null {
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n/.exec(pem)?.[0];
  const cert = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/.exec(pem)?.[0];
  if (key === undefined || cert === undefined) return null;
  try {
    const { fingerprint256, validFrom, validTo } = new X509Certificate(cert);
    const isGood = Date.parse(validFrom) <= wall && wall < Date.parse(validTo) - RENEW_BEFORE;
    return isGood ? { key, cert, fingerprint: fingerprint256 } : null;
  } catch {
    return null;
  }
}

/** Whole or not at all, whatever happens meanwhile. */
async function write(file: string, pem: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(pem);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
