import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBaresips, type InstalledBaresip } from '../../firmware-bridge/line/baresip/instance.ts';
import type { ContractBench } from '../../firmware-bridge/line/contract.ts';
import { BaresipLine, type LineLogEntry, PracticeNetwork } from '../../firmware-bridge/line/index.ts';
import { oddPeerRings } from './line-sipp.ts';

/** Versions that the line is held to, and how to get each. */
export const VERSIONS = [
  { version: '1.0.0', get: 'apt-get install baresip' },
  { version: '1.1.0', get: 'scripts/fetch-baresip' },
] as const;

const installed = await findBaresips();

export function baresipOf(version: string): InstalledBaresip | undefined {
  return installed.find((baresip) => baresip.version === version);
}

export interface RealBench extends ContractBench {
  readonly line: BaresipLine;
  readonly network: PracticeNetwork;
  readonly log: readonly LineLogEntry[];
}

/** A practice network on this version with the desk's line on it, not started yet. Everything ends with `close`. */
export async function realBench(baresip: InstalledBaresip): Promise<RealBench> {
  const folder = await mkdtemp(join(tmpdir(), 'line-bench-'));
  const network = await PracticeNetwork.start({ folder, baresip, ports: { first: 22_000, last: 22_899 } });
  const log: LineLogEntry[] = [];
  const line = new BaresipLine({ ...network.deskLine, log: (entry) => log.push(entry) });
  const [answering, busy, ringing] = network.recipients;
  const [first, second, third] = network.callers;
  if (!answering || !busy || !ringing || !first || !second || !third) throw new Error('too few people');
  answering.setBehaviour({ does: 'answers', afterMs: 300 });
  const closers: (() => Promise<void>)[] = [];
  return {
    line,
    network,
    log,
    callers: [first, second, third],
    recipients: { answering: answering.number, busy: busy.number, ringing: ringing.number },
    loseLine: async () => network.killDeskLine(),
    // The network starts it again by itself.
    bringBack: async () => undefined,
    ringAs: async (number, name) => {
      const uri = number === null ? 'sip:anonymous@anonymous.invalid' : `sip:${number}@127.0.0.1`;
      const from = `"${name.replace(/["\\]/gu, '\\$&')}" <${uri}>`;
      const peer = await oddPeerRings({ desk: network.deskLine.address, from, localPort: 22_950 });
      closers.push(() => peer.close());
    },
    // Real time: baresip has a clock of its own.
    pass: (ms) => sleep(ms),
    close: async () => {
      await line.stop();
      for (const close of closers) await close();
      await network.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
