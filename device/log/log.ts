import pino from 'pino';
import type { LogLevel } from '../config/config.ts';
import { guard } from './guard.ts';
import { maskText } from './mask.ts';

type Write = (text: string, details?: Readonly<Record<string, unknown>>) => void;

/**
 * Structured lines, JSON, one each. Numbers, names and SIP addresses of people are masked in the text and in the details,
 * whoever logs and whatever they hand over: see guard.ts.
 */
export interface Log extends Readonly<Record<LogLevel, Write>> {
  /** The same log for one part of the unit, which each of its lines names. */
  part(name: string): Log;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Where the lines go. Standard output if left out. */
  readonly destination?: pino.DestinationStream;
  /** Labels each line, in ms since 1970. */
  readonly wallClock?: () => number;
}

export function createLog({ level, destination, wallClock = Date.now }: LogOptions): Log {
  const logger = pino(
    {
      level,
      // The journal knows process and host.
      base: null,
      timestamp: () => `,"time":"${new Date(wallClock()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? standardOutput(),
  );
  return wrap(logger);
}

/** Synchronous, so that the last line before a crash is there. A disk that is full or a reader that has gone must not end the unit. */
function standardOutput(): pino.DestinationStream {
  const destination = pino.destination({ dest: 1, sync: true });
  destination.on('error', () => undefined);
  return destination;
}

function wrap(logger: pino.Logger): Log {
  const write =
    (level: LogLevel): Write =>
    (text, details) => {
      if (logger.isLevelEnabled(level)) logger[level](guard(details ?? {}), maskText(text));
    };
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    part: (name) => wrap(logger.child({ part: name })),
  };
}
