import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { FakeBaresip } from 'baresip-bindings/testing';
import type { Bench, Findings, Part } from '../part.ts';
import { summarize } from '../statistics.ts';
import { DeskHand, type Times } from './desk-hand.ts';
import type { KeysOrder, Move } from './unit-child.ts';

export const keys: Part = {
  name: 'keys',
  title: 'From the key to the line, from the line to the cue',
  measure,
};

/** Promise P2, in ms at the 99th percentile. */
const KEY_TO_COMMAND = 3;
const EVENT_TO_CUE = 10;
/** Calls before the first one that counts: code that has never run is slower. */
const WARM_UP = 10;

async function measure({ quick, folder, processes, progress }: Bench): Promise<Findings> {
  const baresip = await FakeBaresip.start();
  const echo = await startEcho();
  const order: KeysOrder = {
    controlPort: baresip.port,
    echoPort: (echo.address() as AddressInfo).port,
    registerFile: join(folder, 'keys.db'),
  };
  const unit = processes.child('keys', order);
  const calls = quick ? 50 : 350;
  progress(`${calls} calls, 4 keys each ...`);
  await unit.next();
  const warmUp = new DeskHand(baresip, unit);
  for (let call = 0; call < WARM_UP; call += 1) await warmUp.call();
  const hand = new DeskHand(baresip, unit);
  for (let call = 0; call < calls; call += 1) {
    await hand.call();
    for (let trip = 0; trip < 4; trip += 1) await hand.roundTrip();
  }
  unit.send({ move: 'end' } satisfies Move);
  echo.close();
  await baresip.crash();
  return findings(hand.times);
}

function startEcho(): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function findings({ commands, cues, roundTrips }: Times): Findings {
  const yardstick = { what: 'TCP round trip', value: summarize(roundTrips).p99 };
  return {
    how: [
      'Desk, line driver, register worker and web worker of production in one process; the other end of the line is a server in another ' +
        'process that answers as baresip 1.1.0 was measured to. From the key or hook event in the main thread to the arrival of the ' +
        'command; and from the sending of an event (ringing, established, closed) to the moment at which the panel is told. The ' +
        'stand-in sends each event at once; a real baresip 1.x may hold back an event for some 40 ms when several come close together.',
      'Yardstick: 64 bytes there and back over TCP between the same two processes.',
    ],
    figures: [
      {
        promise: 'P2',
        what: 'key to command on the line, p99',
        unit: 'ms',
        measured: summarize(commands).p99,
        yardstick,
        limit: { what: 'promised', value: KEY_TO_COMMAND },
      },
      {
        promise: 'P2',
        what: 'event of the line to cue, p99',
        unit: 'ms',
        measured: summarize(cues).p99,
        yardstick,
        limit: { what: 'promised', value: EVENT_TO_CUE },
      },
    ],
    tables: [
      {
        title: 'Times',
        headings: ['ms', 'count', 'least', 'p50', 'p99', 'p99.9', 'max'],
        rows: [row('key to command', commands), row('event to cue', cues), row('TCP round trip', roundTrips)],
      },
    ],
  };
}

function row(what: string, values: readonly number[]): readonly string[] {
  const { count, min, p50, p99, p999, max } = summarize(values);
  return [what, String(count), ...[min, p50, p99, p999, max].map((value) => value.toFixed(3))];
}
