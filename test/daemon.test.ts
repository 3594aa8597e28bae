import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRegisterReader } from '../device/register/queries.ts';
import type { InstalledBaresip } from '../firmware-bridge/line/baresip/instance.ts';
import { PracticeNetwork } from '../firmware-bridge/line/index.ts';
import { instantNow } from '../scripts/story/unit-client.ts';
import { Daemon, type DaemonSetUp, scratchFolder } from './support/daemon.ts';
import { baresipOf, VERSIONS } from './support/line-bench.ts';

/**
 * The built daemon on a real telephone network. Time is real here, for baresip's is; the hold clock is set short instead.
 */
const SHORT_HOLD = { first: 5, repeat: 10, notice: 1, grace: 2, continue_within: 5 };

let scratch: { path: string; remove(): void };
let network: PracticeNetwork | null;
let daemons: Daemon[];

beforeEach(() => {
  scratch = scratchFolder();
  network = null;
  daemons = [];
});

afterEach(async () => {
  for (const daemon of daemons) await daemon.kill();
  await network?.stop();
  scratch.remove();
});

async function onNetwork(baresip: InstalledBaresip, more: Partial<DaemonSetUp> = {}): Promise<Daemon> {
  network = await PracticeNetwork.start({
    folder: join(scratch.path, 'telephones'),
    baresip,
    ports: { first: 26_000, last: 26_999 },
  });
  return another(more);
}

/** A daemon on the same network and folder as the one before. */
async function another(more: Partial<DaemonSetUp> = {}): Promise<Daemon> {
  const daemon = await Daemon.start({
    line: network?.deskLine ?? null,
    folder: join(scratch.path, 'unit'),
    hold: SHORT_HOLD,
    ...more,
  });
  daemons.push(daemon);
  return daemon;
}

const caller = () => {
  const [first] = network?.callers ?? [];
  if (!first) throw new Error('the network has no caller');
  return first;
};

async function ring(daemon: Daemon): Promise<void> {
  await daemon.client.until('the line is up', (view) => view.lineUp);
  await caller().ring();
  await daemon.client.call(caller().number, 'ringing');
}

async function answer(daemon: Daemon): Promise<void> {
  await ring(daemon);
  await daemon.client.hook('up');
  await daemon.client.call(caller().number, 'talking');
}

async function hold(daemon: Daemon): Promise<void> {
  await answer(daemon);
  await daemon.client.press('hold');
  await daemon.client.call(caller().number, 'held');
}

/** On hold, and so that the page shows it as saved: that much a kill must not take away. */
async function holdAndSave(daemon: Daemon): Promise<void> {
  const began = Date.now();
  await hold(daemon);
  await expect
    .poll(async () => (await daemon.client.register(began - 10_000)).calls[0]?.checkIns)
    .toEqual([null]);
}

for (const { version, get } of VERSIONS) {
  const found = baresipOf(version);
  const missing = found ? '' : ` (not on this machine: run ${get})`;
  describe.skipIf(!found)(`on baresip ${version}${missing}`, () => {
    const baresip = found as InstalledBaresip;

    test.each([
      ['rings', ring],
      ['is spoken with', answer],
      ['is on hold', hold],
    ] as const)(
      'baresip killed while a caller %s: fault lamp within 2 s, row closed as interrupted, line back',
      async (_, reach) => {
        const daemon = await onNetwork(baresip);
        const began = Date.now();
        await reach(daemon);
        const killed = instantNow();
        network?.killDeskLine();
        await daemon.client.until('the fault lamp', (view) => view.lamps.fault.pattern === 'fault');
        expect(instantNow() - killed).toBeLessThan(2_000);
        await daemon.client.until('the line is back', (view) => view.lineUp && view.calls.length === 0);
        const { calls } = await daemon.client.closedRegister(began, 1);
        expect(calls).toMatchObject([{ outcome: 'interrupted', endedBy: 'line', endReason: 'lost' }]);
        await caller().hangUp();
        await daemon.client.hook('down');
        await answer(daemon);
      },
    );

    test('after kill -9 the wait of the same boot goes on to the millisecond', async () => {
      const before = await onNetwork(baresip);
      await holdAndSave(before);
      const waiting = await before.client.call(caller().number, 'held');
      await before.kill();
      const after = await another();
      await after.client.until('the line is up', (view) => view.lineUp);
      const [call] = after.client.view.calls;
      expect(call?.call).toBe(waiting.call);
      expect(call?.wait).toMatchObject({ wait: waiting.wait?.wait, due: waiting.wait?.due, checkIn: 1 });
      const due = waiting.wait?.due ?? 0;
      await after.client.until(
        'the cue',
        (view) => view.lamps.hold.pattern === 'due' || view.lamps.hold.pattern === 'alarm',
      );
      await sleep(Math.max(0, due - instantNow()));
      await after.client.until('due', (view) => view.calls[0]?.wait?.level === 'due');
      expect(instantNow() - due).toBeLessThan(500);
    });

    test('a caller who left while the unit was down is closed as interrupted', async () => {
      const before = await onNetwork(baresip);
      const began = Date.now();
      await holdAndSave(before);
      await before.kill();
      await caller().hangUp();
      const after = await another();
      await after.client.until('the line is up', (view) => view.lineUp && view.calls.length === 0);
      const { calls } = await after.client.closedRegister(began, 1);
      expect(calls).toMatchObject([{ outcome: 'interrupted', checkIns: ['void'] }]);
    });
  });
}

const any = VERSIONS.map(({ version }) => baresipOf(version)).find((found) => found !== undefined);
const without = any ? '' : ' (no baresip on this machine: apt-get install baresip)';
const own = any as InstalledBaresip;

describe.skipIf(!any)(`whatever else fails, cues go on${without}`, () => {
  /** Somebody logs in while all is well; then the folder of the register is gone, and a file stands where it was. */
  async function withoutRegister(): Promise<{ readonly daemon: Daemon; bringBack(): void }> {
    const folder = join(scratch.path, 'register');
    const daemon = await onNetwork(own, { registerFile: join(folder, 'register.db') });
    renameSync(folder, `${folder}-away`);
    writeFileSync(folder, 'a file where the folder should be');
    return {
      daemon,
      bringBack() {
        rmSync(folder);
        renameSync(`${folder}-away`, folder);
      },
    };
  }

  test('a register that cannot be written: fault lamp, the page says so, the cue comes', async () => {
    const { daemon } = await withoutRegister();
    await hold(daemon);
    await daemon.client.until('the cue', (view) => view.lamps.hold.pattern === 'due');
    expect(daemon.client.view.lamps.fault.pattern).toBe('fault');
    expect(daemon.client.view.registerFault).toMatchObject({ code: expect.stringMatching(/^Register_/u) });
  });

  test('a register that becomes writable again gets what was kept meanwhile', async () => {
    const { daemon, bringBack } = await withoutRegister();
    const began = Date.now();
    await answer(daemon);
    await caller().hangUp();
    await daemon.client.until('the register is missed', (view) => view.registerFault !== null);
    bringBack();
    await daemon.client.until('the register works', (view) => view.registerFault === null);
    const { calls } = await daemon.client.closedRegister(began, 1);
    expect(calls).toMatchObject([{ number: caller().number, endedBy: 'peer' }]);
  });

  test('a damaged register is put aside whole, and a new one is begun', async () => {
    const file = join(scratch.path, 'unit', 'register.db');
    mkdirSync(join(scratch.path, 'unit'), { recursive: true });
    const damaged = Buffer.alloc(8192, 'not a database ');
    writeFileSync(file, damaged);
    const daemon = await onNetwork(own);
    const began = Date.now();
    await answer(daemon);
    await caller().hangUp();
    const { calls } = await daemon.client.closedRegister(began, 1);
    expect(calls).toHaveLength(1);
    expect(daemon.client.view.registerFault?.code).toBe('Register_Damaged');
    const kept = daemon.client.view.registerFault?.message.match(/\/[^\s;]+\.damaged-[^\s;]+/u)?.[0] ?? '';
    expect(existsSync(kept) && readFileSync(kept).equals(damaged)).toBe(true);
  });

  test('the port of the page is taken: the phone works without the page, and the log says why', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(26_999, '127.0.0.1', resolve));
    const daemon = await onNetwork(own, { port: 26_999 });
    expect(daemon.log.find(({ code }) => code === 'Web_PortInUse')?.msg).toContain('26999');
    await caller().ring();
    taken.close();
  });
});

test.skipIf(!any)(`numbers and names of callers are nowhere in the log${without}`, async () => {
  const daemon = await onNetwork(own);
  await hold(daemon);
  network?.killDeskLine();
  await daemon.client.until('the line is back', (view) => view.lineUp && view.calls.length === 0);
  const text = JSON.stringify(daemon.log);
  expect(daemon.log.length).toBeGreaterThan(1);
  expect(text).not.toContain(caller().number);
  expect(text).not.toContain('Vasseur');
});

test.skipIf(!any)(
  `SIGTERM ends it in order, with exit code 0 and everything in the register${without}`,
  async () => {
    const daemon = await onNetwork(own);
    const began = Date.now();
    await hold(daemon);
    expect(await daemon.stop()).toBe(0);
    expect(daemon.log.at(-1)?.msg).toBe('stopped');
    const register = openRegisterReader(join(scratch.path, 'unit', 'register.db'));
    const calls = register.calls({ from: began, to: Date.now() }, { limit: 10 });
    register.close();
    expect(calls).toMatchObject([{ number: caller().number, checkIns: [null], ended: null }]);
  },
);
