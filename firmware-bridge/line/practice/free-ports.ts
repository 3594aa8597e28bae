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
