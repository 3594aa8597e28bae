import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIPP = '/usr/bin/sipp';
const SCENARIOS = join(import.meta.dirname, 'sipp');

/** SIPp is in Debian's package sip-tester; `./scripts/test` installs it. */
export const hasSipp = existsSync(SIPP);

export interface OddPeer {
  /** Address of the desk, `sip:user@host:port`. */
  readonly desk: string;
  /** The From header as it goes over the wire, without tag. */
  readonly from: string;
  readonly callId?: string;
  readonly scenario?: 'invite' | 'invite-then-silence';
  /** Part played once the call is answered. */
  readonly afterAnswer?: 'reinvite-hold';
  readonly localPort: number;
}

let calls = 0;

/** Lets SIPp ring the desk; what it gives ends it. */
export async function oddPeerRings(peer: OddPeer): Promise<{ close(): Promise<void> }> {
  const [, user = '', address = ''] = /^sip:([^@]+)@(.+)$/u.exec(peer.desk) ?? [];
  calls += 1;
  const callId = peer.callId ?? `odd-peer-${process.pid}-${calls}`;
  const part = peer.afterAnswer === undefined ? '' : await scenario(`${peer.afterAnswer}.xml`);
  const text = fill(await scenario(`${peer.scenario ?? 'invite'}.xml`), { afterAnswer: part });
  const folder = await mkdtemp(join(tmpdir(), 'line-sipp-'));
  const file = join(folder, 'scenario.xml');
  await writeFile(file, fill(text, { user }));
  const port = String(peer.localPort);
  const media = String(peer.localPort + 10);
  const args = [address, '-sf', file, '-i', '127.0.0.1', '-p', port, '-mp', media, '-m', '1', '-nostdin'];
  // Given apart: in the scenario SIPp would take what is in brackets for a keyword.
  args.push('-key', 'odd_from', peer.from, '-cid_str', callId.replaceAll('%', '%%'));
  // No CANCEL of its own when something comes that the scenario does not await.
  if (peer.scenario === 'invite-then-silence') args.push('-nd');
  const child = spawn(SIPP, args, { stdio: 'ignore', cwd: folder, env: { ...process.env, TERM: 'dumb' } });
  return { close: () => end(child, folder) };
}

function scenario(name: string): Promise<string> {
  return readFile(join(SCENARIOS, name), 'utf8');
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (whole, name: string) => values[name] ?? whole);
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}
