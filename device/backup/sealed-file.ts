import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupError } from './backup-error.ts';

/**
 * Files sealed with a passphrase, in the age format (age-encryption.org/v1): what this program cannot open any more, the
 * program `age` still can.
 */

/** scrypt with N = 2^15 takes 32 MB while it runs: what a unit with 512 MB has to spare. */
const WORK_FACTOR = 15;

/** Bytes read so far. */
export type Progress = (bytes: number) => void;

/** Writes `from` sealed to `to`, for its owner only; resolves with the SHA-256 of what was sealed. */
export async function seal(
  from: string,
  to: string,
  passphrase: string,
  progress: Progress,
): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  const hash = createHash('sha256');
  const plain = createReadStream(from).pipe(counting(progress, hash));
  const sealed = await encrypter.encrypt(Readable.toWeb(plain) as globalThis.ReadableStream<Uint8Array>);
  await pipeline(
    Readable.fromWeb(sealed as ReadableStream),
    createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
}

/** Writes what `from` holds to `to`; resolves with its SHA-256. `to` null: only looks whether it can be opened whole. */
export async function unseal(
  from: string,
  to: string | null,
  passphrase: string,
  progress: Progress,
): Promise<string> {
  const hash = createHash('sha256');
  const plain = await opened(from, passphrase, progress);
  const into = to === null ? nowhere() : createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true });
  try {
    await pipeline(
      plain,
      counting(() => {}, hash),
      into,
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error;
    throw new BackupError(
      'Backup_Damaged',
      `${from} is damaged or was cut off (${String(error)}): take another backup.`,
    );
  }
  return hash.digest('hex');
}

async function opened(from: string, passphrase: string, progress: Progress): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const sealed = createReadStream(from).pipe(counting(progress));
  try {
    const plain = await decrypter.decrypt(Readable.toWeb(sealed) as globalThis.ReadableStream<Uint8Array>);
    return Readable.fromWeb(plain as ReadableStream);
  } catch (error) {
    throw notOpened(from, error);
  }
}

function notOpened(from: string, error: unknown): BackupError {
  const detail = error instanceof Error ? error.message : String(error);
  if (/no identity matched|passphrase/i.test(detail))
    return new BackupError('Backup_WrongPassphrase', `That is not the passphrase of ${from}.`);
  return new BackupError('Backup_NotOurs', `${from} is no backup of Garde-fil, or is damaged (${detail}).`);
}

function counting(progress: Progress, hash?: ReturnType<typeof createHash>): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash?.update(chunk);
      progress(bytes);
      done(null, chunk);
    },
  });
}

function nowhere(): Transform {
  return new Transform({ transform: (_chunk, _encoding, done) => done() }).resume();
}
