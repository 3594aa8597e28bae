/**
 * What happens in the machine: a caller rings, is answered, put on hold, taken back at the cue, put on hold again; then the
 * unit is killed while its buzzer sounds. In true time. What was done, seen and said goes to the console.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChip, SYSFS } from '../../firmware-bridge/panel/gpio/chip.ts';
import { DeskProcess, Hands } from './gpio-hands.ts';
import { type DeskSays, type MachineReport, REPORT_MARK } from './gpio-report.ts';
import { WIRING } from './gpio-wiring.ts';

const { hold, mute } = WIRING.keys;
const root = new URL('../../../', import.meta.url).pathname;

const hands = new Hands();
// Stuck since before the unit was there.
hands.pull(mute, 'down');
const program = new URL('./desk.mjs', import.meta.url).pathname;
let stranger: readonly DeskSays[] = [];
let desk: DeskProcess | null = null;
let panelSafe: number | null = null;

try {
  stranger = await startAsStranger();
  desk = new DeskProcess(program);
  await play(desk);
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
  desk: desk?.says ?? [],
  stranger,
  panelSafe,
};
process.stdout.write(`\n${REPORT_MARK}${JSON.stringify(report)}\n`);

/** As udev does on Raspberry Pi OS, the group gpio may write there; the user who starts the unit is not in it. */
async function startAsStranger(): Promise<readonly DeskSays[]> {
  appendFileSync('/etc/group', 'gpio:x:9876:\n');
  for (const file of ['export', 'unexport']) chownSync(`${SYSFS}/${file}`, 0, 9876);
  const unit = new DeskProcess(program, { uid: 65_534, gid: 65_534 });
  await unit.until(({ says }) => says === 'ready', 60_000, 'the unit without permission was not ready');
  await unit.kill();
  return unit.says;
}

async function play(unit: DeskProcess): Promise<void> {
  await unit.until(({ says }) => says === 'ready', 60_000, 'the unit was not ready');
  hands.watch();
  // An emulated processor has much to translate at first.
  await sleep(2_000);
  unit.tell('ring');
  await hands.until('buzzer', true, 5_000);
  await sleep(2_000);
  await hands.until('buzzer', true, 5_000);
  hands.does('lift', () => hands.pull(WIRING.hook, 'down'));
  await hands.until('buzzer', false, 5_000);
  await sleep(4_000);
  await hands.press(hold, 'hold');
  await hands.until('buzzer', true, 40_000);
  await hands.press(hold, 'take back');
  await sleep(6_000);
  await hands.press(hold, 'hold again');
  await hands.until('buzzer', true, 70_000);
  await sleep(1_000);
  await hands.until('buzzer', true, 10_000);
  hands.does('kill');
  await unit.kill();
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
