export { BARESIP_1_0_0, BARESIP_1_1_0, BARESIP_4, RESUMED_1_1_0 } from './captured.ts';
