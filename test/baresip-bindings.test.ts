import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BaresipClient, commands } from 'baresip-bindings';
import { describe, expect, it } from 'vitest';
import {
  type BaresipUnderTest,
  baresipSuite,
} from '../firmware-bridge/baresip-bindings/test/baresip-suite.ts';
import {
  BaresipInstance,
  findBaresips,
  type InstalledBaresip,
} from '../firmware-bridge/line/baresip/instance.ts';

const DESK = { sip: 21_300, control: 21_310 };
const CALLER = { sip: 21_302, control: 21_312 };

const installed = await findBaresips();

function instanceOf(
  baresip: InstalledBaresip,
  folder: string,
  user: string,
  ports: { readonly sip: number; readonly control: number },
): BaresipInstance {
  return new BaresipInstance({
    folder: join(folder, user),
    binary: baresip,
    sipAddress: `127.0.0.1:${ports.sip}`,
    controlPort: ports.control,
    rtpPorts: [21_400, 21_499],
    accounts: [{ user, displayName: `Poste ${user}` }],
  });
}

async function startReal(baresip: InstalledBaresip): Promise<BaresipUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'baresip-bindings-'));
  const desk = instanceOf(baresip, folder, '0199000100', DESK);
  const caller = instanceOf(baresip, folder, '0199000123', CALLER);
  await Promise.all([desk.start(), caller.start()]);
  const peer = new BaresipClient({ port: CALLER.control });
  const connected = new Promise<void>((resolve) => {
    peer.onConnection(({ state }) => state === 'connected' && resolve());
  });
  peer.start();
  await connected;
  return {
    controlPort: DESK.control,
    version: baresip.version,
    async peerCalls() {
      await peer.request(commands.dial(desk.addressOf('0199000100')));
    },
    async peerHangsUp() {
      await peer.request(commands.hangup());
    },
    async stop() {
      await peer.stop();
      await Promise.all([desk.stop(), caller.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

for (const version of ['1.0.0', '1.1.0']) {
  const baresip = installed.find((one) => one.version === version);
  describe.skipIf(baresip === undefined)(`the real baresip ${version} (else: scripts/fetch-baresip)`, () => {
    if (baresip === undefined) return;
    baresipSuite(() => startReal(baresip));
  });

  describe.skipIf(baresip === undefined)(`an instance of baresip ${version}`, () => {
    if (baresip === undefined) return;

    it('ends in order when it is stopped, and can be started again', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'baresip-instance-'));
      const instance = instanceOf(baresip, folder, '0199000100', DESK);
      const exits: unknown[] = [];
      instance.onExit((exit) => exits.push(exit));
      for (let round = 1; round <= 2; round += 1) {
        await instance.start();
        expect(instance.pid).not.toBeNull();
        await instance.stop();
        expect(instance.pid).toBeNull();
      }
      expect(exits).toEqual([
        { code: 0, signal: null },
        { code: 0, signal: null },
      ]);
      await rm(folder, { recursive: true });
    });

    it('says at once when it cannot start because one of its ports is taken', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'baresip-instance-'));
      const first = instanceOf(baresip, folder, '0199000100', DESK);
      const second = instanceOf(baresip, folder, '0199000101', { ...DESK, control: CALLER.control });
      await first.start();
      await expect(second.start()).rejects.toMatchObject({ code: 'Instance_NotReady' });
      expect(second.pid).toBeNull();
      const third = instanceOf(baresip, folder, '0199000102', { ...CALLER, control: DESK.control });
      await expect(third.start()).rejects.toThrow(`port ${DESK.control} taken`);
      await first.stop();
      await rm(folder, { recursive: true });
    });
  });
}
