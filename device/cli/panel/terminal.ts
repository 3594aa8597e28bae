import type { ReadStream } from 'node:tty';
import type { Terminal } from './tools.ts';

export interface TerminalParts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Where signals come from: `process`. */
  readonly signals: NodeJS.EventEmitter;
  /** stdout is for a program: people are spoken to on stderr. */
  readonly json: boolean;
  /** Whether answers are read from stdin; otherwise only signals are heard. */
  readonly answers: boolean;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const CONTROL_C = '\u0003';
const CONTROL_D = '\u0004';

/** The terminal of this process, or whatever stands in its place. */
export function processTerminal({ stdin, stdout, stderr, signals, json, answers }: TerminalParts): Terminal {
  const words = json ? stderr : stdout;
  return {
    person: Boolean(stdin.isTTY && words.isTTY),
    say: (text) => void words.write(text),
    result: (text) => void stdout.write(text),
    typed(listener) {
      let over = false;
      const end = () => {
        if (!over) listener(null);
        over = true;
      };
      for (const signal of SIGNALS) signals.on(signal, end);
      const stopReading = answers ? readCharacters(stdin, listener, end) : () => undefined;
      return () => {
        over = true;
        for (const signal of SIGNALS) signals.off(signal, end);
        stopReading();
      };
    },
  };
}

/** Character by character where there is a terminal, without waiting for Enter; Ctrl+C is a character then. */
function readCharacters(
  stdin: ReadStream,
  listener: (character: string) => void,
  end: () => void,
): () => void {
  const onData = (text: string) => {
    for (const character of text) {
      if (character === CONTROL_C || character === CONTROL_D) end();
      else listener(character);
    }
  };
  if (stdin.isTTY) stdin.setRawMode(true);
  stdin.setEncoding('utf8').on('data', onData).on('end', end).resume();
  return () => {
    stdin.off('data', onData).off('end', end).pause();
    if (stdin.isTTY) stdin.setRawMode(false);
  };
}
