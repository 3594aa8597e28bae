export { BARESIP_1_0_0, BARESIP_1_1_0, BARESIP_4, RESUMED_1_1_0 } from './captured.ts';
export { type Behaviour, FakeBaresip, type FakeBaresipOptions, type FakeRequest } from './fake-baresip.ts';
export { type FakeCall, FakeCalls, type FakeReply, type FakeVersion } from './fake-calls.ts';
export { ManualClock } from './manual-clock.ts';
