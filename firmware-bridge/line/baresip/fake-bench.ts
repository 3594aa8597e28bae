import { setTimeout as sleep } from 'node:timers/promises';
import { FakeBaresip, type FakeRequest, type FakeVersion } from 'baresip-bindings/testing';
import type { ContractBench, ContractCaller } from '../contract.ts';
import { BaresipLine } from './baresip-line.ts';

export interface FakeBench extends ContractBench {
  readonly line: BaresipLine;
  /** Another one after `bringBack`. */
  readonly fake: () => FakeBaresip;
}

const ANSWERING = '21';
const BUSY = '22';
const RINGING = '23';
const ANSWERS_AFTER = 60;

/** A BaresipLine, not started, on a fake baresip with callers and recipients around it. */
export async function fakeBench(version: FakeVersion): Promise<FakeBench> {
  let fake = await FakeBaresip.start({ version });
  const { port } = fake;
  const line = new BaresipLine({ controlPort: port, lineName: 'desk', domain: 'rec' });
  withRecipients(fake);
  const caller = (number: string): ContractCaller => {
    let id = '';
    return {
      number,
      ring: async () => {
        id = fake.calls.ring(`sip:${number}@a`);
      },
      hangUp: async () => fake.calls.peerHangsUp(id),
    };
  };
  return {
    line,
    fake: () => fake,
    callers: [caller('0199000001'), caller('0199000002'), caller('0199000003')],
    recipients: { answering: ANSWERING, busy: BUSY, ringing: RINGING },
    loseLine: () => fake.crash(),
    bringBack: async () => {
      fake = await FakeBaresip.start({ version, port });
      withRecipients(fake);
    },
    ringAs: async (number, name) => {
      fake.calls.ring(number === null ? 'sip:anonymous@anonymous.invalid' : `sip:${number}@a`, name);
    },
    // Real time: the sockets are real.
    pass: (ms) => sleep(ms),
    close: async () => {
      await line.stop();
      await fake.crash();
    },
  };
}

/** What the recipients do with a dialled call, and with a caller who is referred to them. */
function withRecipients(fake: FakeBaresip): void {
  fake.behave((request) => {
    if (request.command === 'dial') dialled(fake, request);
    if (request.command === 'transfer') referred(fake, request);
    return false;
  });
}

function dialled(fake: FakeBaresip, { params }: FakeRequest): void {
  const call = () => fake.calls.all.find(({ peerUri, state }) => peerUri === params && state === 'RINGING');
  if (params?.includes(`${ANSWERING}@`))
    setTimeout(() => fake.calls.peerAnswers(call()?.id ?? ''), ANSWERS_AFTER);
  if (params?.includes(`${BUSY}@`))
    setTimeout(() => fake.calls.peerHangsUp(call()?.id ?? '', '486 Busy Here'), 5);
}

function referred(fake: FakeBaresip, { params }: FakeRequest): void {
  // The mark of the current call, on which `transfer` acts.
  const line = Number(/^> \[line (\d+)/mu.exec(fake.calls.execute('listcalls', null)?.data ?? '')?.[1] ?? 0);
  const selected = fake.calls.all.find((call) => call.line === line)?.id ?? '';
  if (params?.includes(`${ANSWERING}@`))
    setTimeout(() => fake.calls.transferSucceeds(selected), ANSWERS_AFTER);
  if (params?.includes(`${BUSY}@`)) setTimeout(() => fake.calls.transferFails(selected), 5);
}
