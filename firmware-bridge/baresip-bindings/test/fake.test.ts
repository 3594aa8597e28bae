import { FakeBaresip, type FakeVersion } from 'baresip-bindings/testing';
import { describe } from 'vitest';
import { type BaresipUnderTest, baresipSuite } from './baresip-suite.ts';

async function startFake(version: FakeVersion): Promise<BaresipUnderTest> {
  const fake = await FakeBaresip.start({ version });
  let callId = '';
  return {
    controlPort: fake.port,
    version,
    async peerCalls() {
      callId = fake.calls.ring('sip:0199000123@127.0.0.1', 'Zoé');
    },
    async peerHangsUp() {
      fake.calls.peerHangsUp(callId);
    },
    stop: () => fake.crash(),
  };
}

describe.each<FakeVersion>(['1.0.0', '1.1.0'])('the fake baresip %s', (version) => {
  baresipSuite(() => startFake(version));
});
