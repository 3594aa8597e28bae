import { setTimeout as sleep } from 'node:timers/promises';
import { describe, test } from 'vitest';
import { type ContractBench, testLineContract } from '../firmware-bridge/line/contract.ts';
import { baresipOf, realBench, VERSIONS } from './support/line-bench.ts';
import { hasSipp } from './support/line-sipp.ts';

for (const { version, get } of VERSIONS) {
  const baresip = baresipOf(version);
  if (baresip === undefined || !hasSipp) {
    const missing =
      baresip === undefined ? `baresip ${version}: run ${get}` : 'sipp: run apt-get install sip-tester';
    describe.skip(`the phone line contract on baresip ${version} (missing ${missing})`, () => {
      test('is not run', () => undefined);
    });
    continue;
  }
  testLineContract({
    name: `baresip ${version}`,
    makeBench: () => realBench(baresip),
    openBehindUs: version === '1.0.0' ? openHeldCall : null,
    callerSurvivesRefusedTransfer: false,
  });
}

/** baresip 1.0.0 opens a held call when another one ends, also one that only rang. */
async function openHeldCall({ callers }: ContractBench): Promise<void> {
  await callers[1].ring();
  // Until it has rung: baresip has no event for "the INVITE has arrived there".
  await sleep(300);
  await callers[1].hangUp();
}
