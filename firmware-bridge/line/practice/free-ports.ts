import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The ports of one baresip on 127.0.0.1. */
export interface InstancePorts {
  readonly sip: number;
  readonly control: number;
  readonly rtp: readonly [first: number, last: number];
}

/** SIP, SIP over TLS (always SIP + 1, whether wanted or not), control, one spare, and 20 for the sound of 8 calls. */
const BLOCK = 24;

/**
 * Looks for `count` blocks of free ports in the range, beginning at a random place so that two networks on one machine
 * seldom meet. Gives as many as there are.
 */
export async function findFreePorts(
  count: number,
  range: PortRange,
  random: () => number = Math.random,
): Promise<readonly InstancePorts[]> {
  const blocks = Math.floor((range.last - range.first + 1) / BLOCK);
  const start = Math.floor(random() * blocks);
  const found: InstancePorts[] = [];
  for (let n = 0; n < blocks && found.length < count; n += 1) {
    const base = range.first + ((start + n) % blocks) * BLOCK;
    if (await isFree(base)) found.push({ sip: base, control: base + 2, rtp: [base + 4, base + BLOCK - 1] });
  }
  return found;
}

/**
 * Keeps the ports of an instance that starts later, so that no other network on this machine finds them free. What it gives
 * lets go of them. A port that was taken meanwhile is left to whoever has it: the instance will say so.
 */
export async function reservePorts({ sip, control }: InstancePorts): Promise<() => Promise<void>> {
  const socket = createSocket('udp4').unref();
  const server = createServer().unref();
  await new Promise<void>((resolve) => {
    socket.once('error', () => resolve());
    socket.bind(sip, '127.0.0.1', () => resolve());
  });
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve());
    server.listen(control, '127.0.0.1', () => resolve());
  });
  let released = false;
  return async () => {
    if (released) return;
    released = true;
    await new Promise<void>((resolve) => socket.close(() => resolve()));
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
}

async function isFree(base: number): Promise<boolean> {
  const free = await Promise.all([udp(base), udp(base + 4), tcp(base), tcp(base + 1), tcp(base + 2)]);
  return free.every(Boolean);
}

function udp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}

function tcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
