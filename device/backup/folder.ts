import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes names in a folder durable: a file that was renamed keeps its new name after a power cut. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
