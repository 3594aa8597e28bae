/**
 * Measures in the machine, for `npm run bench`: edge on the pin of a key to command on the line, and due moment to change
 * of the pin of a lamp, by the built daemon; and the same by C programs on the same kind of files, at the same time.
 *
 *   node .build/gpio-machine.js FOLDER PRESSES DUES      FOLDER: of the C programs
 */
import { Hands } from '../../test/support/gpio-hands.ts';
import { GpioUnit } from '../../test/support/gpio-unit.ts';
import { type MachineTimes, TIMES_MARK } from '../bench/panel/measured.ts';
import { measureDues } from './dues.ts';
import { measureEdges } from './edges.ts';

const [folder = '.', presses = '200', dues = '30'] = process.argv.slice(2);

/** Seconds: the shortest that the configuration takes. */
const HOLD = { first: 5, repeat: 5, notice: 1, grace: 1 };

// Before the daemon: a key that is down at its start is stuck.
const hands = new Hands();
const unit = await GpioUnit.start({ folder: '/tmp/unit', hold: HOLD });
const edges = await measureEdges(unit, hands, folder, Number(presses));
const times: MachineTimes = {
  ...edges,
  ...(await measureDues(unit, hands, folder, Number(dues))),
};
process.stdout.write(`\n${TIMES_MARK}${JSON.stringify(times)}\n`);
process.exit(0);
