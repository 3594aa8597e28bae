import { panelContract } from '../contract.ts';
import { FirmataBench } from './firmata-bench.ts';

panelContract('firmata, on a fake board', () => new FirmataBench());
