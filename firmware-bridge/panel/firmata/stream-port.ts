import type { Duplex } from 'node:stream';
import type { Port, PortEvents, PortFault } from './port.ts';

/** What differs between streams. */
export interface StreamParts {
  /** What an error of this stream means; null: it has ended by itself. */
  readonly explain: (error: Error | null) => PortFault;
  /** Sends what was written, gives the device back, then calls `done`. */
  readonly shut: (done: () => void) => void;
}

/** ms. A board that takes nothing more is closed all the same. */
const PATIENCE = 500;

/** A port over a stream of Node. That it is open is the caller's to tell. */
export function streamPort(stream: Duplex, events: PortEvents, { explain, shut }: StreamParts): Port {
  let over = false;
  const end = (error: Error | null) => {
    if (over) return;
    over = true;
    shut(() => undefined);
    events.ended(explain(error));
  };
  stream.on('data', (bytes: Uint8Array) => {
    if (!over) events.data(bytes);
  });
  stream.on('error', end);
  stream.on('end', () => end(null));
  stream.on('close', (error?: Error | null) => end(error ?? null));
  return {
    write(bytes) {
      if (!over && stream.writable) stream.write(bytes);
    },
    close() {
      if (over) return Promise.resolve();
      over = true;
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, PATIENCE);
        shut(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
