/**
 * What happens in the machine: a caller rings, is answered, put on hold, taken back at the cue, put on hold again; then the
 * unit is killed while its buzzer sounds. In true time. What was done, seen and said goes to the console.
 */
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChip } from '../../firmware-bridge/panel/gpio/chip.ts';
import { DeskProcess, Hands } from './gpio-hands.ts';
import { type MachineReport, REPORT_MARK } from './gpio-report.ts';
import { WIRING } from './gpio-wiring.ts';

const { hold, mute } = WIRING.keys;
const root = new URL('../../../', import.meta.url).pathname;

const hands = new Hands();
// Stuck since before the unit was there.
hands.pull(mute, 'down');
const desk = new DeskProcess(new URL('./desk.mjs', import.meta.url).pathname);
let panelSafe: number | null = null;

try {
  await play();
} catch (error) {
  process.stderr.write(`scenario: ${String(error)}\n`);
}
hands.stop();
const { label, base } = findChip();
const report: MachineReport = {
  label,
  base,
  deeds: hands.deeds,
  pins: hands.pins,
  desk: desk.says,
  panelSafe,
};
process.stdout.write(`\n${REPORT_MARK}${JSON.stringify(report)}\n`);

async function play(): Promise<void> {
  await desk.until(({ says }) => says === 'ready', 60_000, 'the unit was not ready');
  hands.watch();
  await sleep(300);
  desk.tell('ring');
  await hands.until('buzzer', true, 5_000);
  hands.does('lift', () => hands.pull(WIRING.hook, 'down'));
  await hands.until('buzzer', false, 5_000);
  await sleep(500);
  await hands.press(hold, 'hold');
  await hands.until('buzzer', true, 40_000);
  await hands.press(hold, 'take back');
  await sleep(2_000);
  await hands.press(hold, 'hold again');
  await hands.until('buzzer', true, 70_000);
  await sleep(1_000);
  await hands.until('buzzer', true, 10_000);
  hands.does('kill');
  await desk.kill();
  hands.does('killed');
  await sleep(1_000);
  hands.does('panel-safe');
  const { status } = spawnSync(
    `${root}scripts/panel-safe`,
    ['--buzzer', String(WIRING.buzzer), '--fault', String(WIRING.lamps.fault)],
    { stdio: 'inherit' },
  );
  panelSafe = status;
  await sleep(300);
}
