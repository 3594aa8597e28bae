import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LineEvent } from '../../../device/ports/index.ts';
import { SimulatedLine, TrialLine, type TrialSays, VirtualTime } from './index.ts';
import { readOrder } from './trial-orders.ts';

let folder: string;
let path: string;
let line: TrialLine;
let timers: VirtualTime;
let events: LineEvent[];
let faults: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gardefil-trial-'));
  path = join(folder, 'socket');
  timers = new VirtualTime();
  line = new TrialLine({
    line: new SimulatedLine({ timers, lineName: 'desk' }),
    socket: path,
    now: () => 17,
    onFault: (fault) => faults.push(fault),
  });
  events = [];
  faults = [];
});

afterEach(async () => {
  await line.stop();
  rmSync(folder, { recursive: true });
});

async function started() {
  await line.start((event) => events.push(event));
  timers.advance(0);
  const socket = connect(path);
  await once(socket, 'connect');
  const said = createInterface(socket)[Symbol.asyncIterator]();
  return {
    socket,
    next: async () => JSON.parse((await said.next()).value ?? '{}') as TrialSays,
    order: (text: string) => void socket.write(`${text}\n`),
  };
}

describe('a line on trial', () => {
  test('lets a caller ring at an order, and tells what happened and what the desk asked for', async () => {
    const trial = await started();
    trial.order('ring 0199000017 Mme Odile Vasseur');
    const incoming = await trial.next();
    expect(incoming).toMatchObject({
      at: 17,
      event: { type: 'incoming', peer: { number: '0199000017', name: 'Mme Odile Vasseur' } },
    });
    expect(await trial.next()).toEqual({ at: 17, done: 'ring 0199000017 Mme Odile Vasseur' });
    const call = line.calls()[0]?.call ?? '';
    line.send({ type: 'answer', call });
    expect(await trial.next()).toEqual({ at: 17, command: { type: 'answer', call } });
    timers.advance(0);
    expect(await trial.next()).toMatchObject({ event: { type: 'established' } });
    trial.order('hangup 0199000017');
    expect(await trial.next()).toMatchObject({ event: { type: 'ended', by: 'peer' } });
    expect(events.map(({ type }) => type)).toEqual(['lineUp', 'incoming', 'established', 'ended']);
  });

  test.each([
    ['rang 0199000017', /no such order: there are "ring NUMBER/],
    ['hangup 0199000017', /has not rung/],
  ])('refuses "%s" and says why', async (order, why) => {
    const trial = await started();
    trial.order(order);
    expect(await trial.next()).toMatchObject({ refused: expect.stringMatching(why) });
  });

  test('refuses to let somebody ring who is in a call already', async () => {
    const trial = await started();
    trial.order('ring 0199000017');
    await trial.next();
    await trial.next();
    trial.order('ring 0199000017');
    expect(await trial.next()).toMatchObject({ refused: expect.stringContaining('in a call already') });
  });

  test('is for the own user only, and hangs up on whoever never ends a line', async () => {
    const trial = await started();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    trial.socket.write('x'.repeat(5_000));
    await once(trial.socket, 'close');
    expect(faults).toEqual([]);
  });

  test('takes the place of the socket that a killed unit has left', async () => {
    const before = createServer();
    before.listen(path);
    await once(before, 'listening');
    await started();
    expect(faults).toEqual([]);
    before.close();
  });

  test('works without its socket, removes no file, and says so', async () => {
    writeFileSync(path, 'precious');
    await line.start((event) => events.push(event));
    await new Promise((resolve) => setImmediate(resolve));
    timers.advance(0);
    expect(events).toEqual([{ type: 'lineUp', calls: [] }]);
    expect(faults).toEqual([expect.stringContaining('line.trial_socket')]);
    expect(existsSync(path)).toBe(true);
  });
});

test('an order is read or refused, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(ring|hangup) [ 0-9a-z*#+]*$/)), (text) => {
      try {
        expect(readOrder(text).number).toMatch(/^\+?[0-9*#]{1,20}$/);
      } catch (error) {
        expect(String(error)).toContain('no such order');
      }
    }),
  );
});
