import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export interface ScriptSize {
  /** Path in the folder of the page. */
  readonly name: string;
  /** Bytes, as built and compressed at the highest level. */
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

export function sizeOf(folder: string, name: string): ScriptSize {
  const bytes = readFileSync(join(folder, name));
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

/** All of them, each compressed by itself, as they are served. */
export function totalOf(name: string, sizes: readonly ScriptSize[]): ScriptSize {
  const sum = (of: (size: ScriptSize) => number) => sizes.reduce((total, size) => total + of(size), 0);
  return {
    name,
    raw: sum(({ raw }) => raw),
    gzip: sum(({ gzip }) => gzip),
    brotli: sum(({ brotli }) => brotli),
  };
}
