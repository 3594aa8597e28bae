import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import * as v from 'valibot';

/**
 * How the programs of this machine know of each other: whoever holds a panel listens on an abstract socket of the kernel
 * (its name is no file, and is gone with the process, however that ends) and tells anybody who connects what it holds.
 */

const present = v.object({
  pid: v.pipe(v.number(), v.integer()),
  what: v.picklist(['run', 'test', 'flash']),
  /** `none`: it runs without the panel that it should have. */
  driver: v.picklist(['virtual', 'none', 'gpio', 'serial', 'firmata']),
  /** Of a serial device; as the configuration names it. */
  port: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
  /** On the line just then. */
  calls: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** A program that holds a panel: the unit itself, or a command at work on one. */
export type Present = Readonly<v.InferOutput<typeof present>>;

const NAME = 'gardefil/panel/';
const SOCKETS = '/proc/net/unix';
/** ms. It is the same machine: whoever takes longer stands still. */
const PATIENCE = 1_000;
/** Characters; an answer has a hundred or so. */
const LONGEST = 8_192;

/**
 * Makes this process known until what it resolves to is called. Never rejects: a machine that cannot have such sockets has
 * a unit that nobody knows of, and the phone works.
 */
export function announce(tell: () => Present): Promise<() => void> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.setTimeout(PATIENCE, () => socket.destroy());
      socket.end(JSON.stringify(tell()));
    });
    server.maxConnections = 16;
    server.once('error', () => resolve(() => undefined));
    server.listen(`\0${NAME}${process.pid}`, () => {
      server.unref();
      resolve(() => server.close());
    });
  });
}

/** Every other program of this machine that has announced itself. `sockets`: the kernel's list of them. */
export async function whoIsThere(sockets: () => string = listSockets): Promise<readonly Present[]> {
  const names = [...sockets().matchAll(/@(gardefil\/panel\/(\d+))/g)];
  const others = names.filter(([, , pid]) => Number(pid) !== process.pid).map(([, name = '']) => name);
  const answers = await Promise.all([...new Set(others)].map(ask));
  return answers.filter((answer) => answer !== null);
}

function listSockets(): string {
  try {
    return readFileSync(SOCKETS, 'latin1');
  } catch {
    return '';
  }
}

/** Null from one that is gone, stands still, or is not what its name says. */
function ask(name: string): Promise<Present | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(`\0${name}`);
    socket.setEncoding('utf8');
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > LONGEST) socket.destroy();
    });
    socket.on('close', () => resolve(readAnswer(text)));
  });
}

function readAnswer(text: string): Present | null {
  try {
    const result = v.safeParse(present, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
