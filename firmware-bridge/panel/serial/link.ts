import type { Duplex } from 'node:stream';
import { ReadlineParser } from '@serialport/parser-readline';
import { LineBound } from './line-bound.ts';

/** An open way to a panel, in lines. */
export interface PanelLink {
  /** Without its line end. Never throws; what cannot be written shows as silence. */
  write(line: string): void;
  /** Nothing is told any more. `closed` is called when the port may be opened again. */
  close(closed: () => void): void;
}

/** What a link tells: `onOpen` once, then lines, then `onClosed` once; or only `onClosed` if it cannot be opened. */
export interface LinkListener {
  onOpen(): void;
  onLine(line: string): void;
  onOverlong(): void;
  onClosed(why: string): void;
}

export type OpenLink = (listener: LinkListener) => PanelLink;

/** What is asked of a serial port: that of serialport 13, or a pair of streams in its place. */
export interface Port extends Duplex {
  close(done?: (error: Error | null) => void): void;
}

/**
 * A link over a port that says `open` when it is, and `close` or `error` when it is no more. `explain`: what an error's text
 * means, for people.
 */
export function linkOver(
  makePort: () => Port,
  lineLimit: number,
  explain: (text: string) => string = (text) => text,
): OpenLink {
  return (listener) => {
    const port = makePort();
    let told = false;
    const closed = (why: string): void => {
      if (told) return;
      told = true;
      listener.onClosed(why);
    };
    port.on('open', () => !told && listener.onOpen());
    port.on('close', () => closed('the port was closed'));
    port.on('error', (error: Error) => closed(explain(error.message)));
    port
      .pipe(new LineBound(lineLimit, () => listener.onOverlong()))
      .pipe(new ReadlineParser({ delimiter: '\n', encoding: 'latin1' }))
      .on('data', (line: string) => !told && listener.onLine(line));
    return {
      write: (line) => void (told || port.write(`${line}\n`, 'latin1')),
      close(done) {
        told = true;
        port.close(() => done());
      },
    };
  };
}
