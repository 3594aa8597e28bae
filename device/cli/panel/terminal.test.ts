import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, test } from 'vitest';
import { processTerminal, type TerminalParts } from './terminal.ts';

let stdin: PassThrough & { isTTY: boolean; setRawMode: (raw: boolean) => void };
let raw: boolean[];
let signals: EventEmitter;
let heard: (string | null)[];

beforeEach(() => {
  raw = [];
  heard = [];
  signals = new EventEmitter();
  stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
});

function output(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY });
  stream.setEncoding('utf8');
  return stream;
}

function terminal(how: { json?: boolean; answers?: boolean; seen?: boolean } = {}) {
  const { json = false, answers = true, seen = true } = how;
  const [stdout, stderr] = [output(seen), output(seen)];
  const parts = { stdin, stdout, stderr, signals, json, answers };
  const made = processTerminal(parts as unknown as TerminalParts);
  return { made, stdout, stderr };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the terminal of a technician', () => {
  test('gives each character without waiting for Enter, and is as before afterwards', async () => {
    const stop = terminal().made.typed((character) => heard.push(character));
    stdin.write('yn');
    await settled();
    stop();
    stdin.write('y');
    await settled();
    expect([heard, raw]).toEqual([
      ['y', 'n'],
      [true, false],
    ]);
    expect(signals.eventNames()).toEqual([]);
  });

  test.each(['\u0003', '\u0004'])('takes Ctrl+C and Ctrl+D for the end, once (%j)', async (typed) => {
    terminal().made.typed((character) => heard.push(character));
    stdin.write(`y${typed}${typed}`);
    await settled();
    signals.emit('SIGINT');
    expect(heard).toEqual(['y', null]);
  });

  test('takes signals and the end of its input for the end', async () => {
    for (const end of [() => signals.emit('SIGTERM'), () => signals.emit('SIGHUP'), () => stdin.end()]) {
      heard = [];
      const stop = terminal().made.typed((character) => heard.push(character));
      end();
      await settled();
      await settled();
      expect(heard).toEqual([null]);
      stop();
    }
  });

  test('does not read where nobody is to answer: only signals count', async () => {
    stdin.end('y');
    terminal({ answers: false }).made.typed((character) => heard.push(character));
    await settled();
    expect([heard, raw]).toEqual([[], []]);
    signals.emit('SIGINT');
    expect(heard).toEqual([null]);
  });

  test('speaks to people on stderr while stdout is for a program', () => {
    const { made, stdout, stderr } = terminal({ json: true });
    made.say('is it lit?');
    made.result('{}');
    expect([stdout.read(), stderr.read()]).toEqual(['{}', 'is it lit?']);
  });

  test('knows whether a person sits there', () => {
    expect(terminal().made.person).toBe(true);
    expect(terminal({ seen: false }).made.person).toBe(false);
    stdin.isTTY = false;
    expect(terminal().made.person).toBe(false);
  });
});
