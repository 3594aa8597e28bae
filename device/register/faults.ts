import type { RegisterFault } from './messages.ts';

/** The register cannot be opened for a reason that trying again will not cure: `fault` says what to do. */
export class RegisterError extends Error {
  readonly code: RegisterFault['code'];

  constructor(code: RegisterFault['code'], message: string) {
    super(message);
    this.name = 'RegisterError';
    this.code = code;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The file is not a database, or part of it cannot be read as one. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'Register_Damaged' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

/** The values themselves were refused: trying again with the same ones is in vain. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'SQLITE_MISMATCH' || code === 'SQLITE_TOOBIG' || code.startsWith('SQLITE_CONSTRAINT');
}

const NOT_WRITABLE =
  /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS|ENOTDIR|EISDIR|ENOENT)/;

/** What went wrong with `file`, for people: what, where, and what to do. */
export function faultOf(error: unknown, file: string): RegisterFault {
  if (error instanceof RegisterError) return { code: error.code, message: error.message };
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (NOT_WRITABLE.test(code) || detail.includes('directory does not exist')) {
    return {
      code: 'Register_NotWritable',
      message: `The register ${file} cannot be written (${detail}): check its folder, its owner and that the disk is not mounted read-only.`,
    };
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'Register_DiskFull',
      message: `The disk of the register ${file} is full (${detail}): make room; what is waiting will then be written.`,
    };
  }
  return {
    code: 'Register_Failed',
    message: `The register ${file} could not be written (${code || 'no code'}: ${detail}): check the disk; writing is tried again.`,
  };
}
