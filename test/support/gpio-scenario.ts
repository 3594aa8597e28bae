/**
 * What happens in the machine: a caller rings the built daemon, is answered, put on hold, taken back at the cue, put on
 * hold again; then the daemon is killed while its buzzer sounds. In true time. What was done, seen and said goes to the
 * console.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChip, SYSFS } from '../../firmware-bridge/panel/gpio/chip.ts';
import type { LogLine } from './daemon.ts';
import { Hands } from './gpio-hands.ts';
import { type MachineReport, REPORT_MARK, type Seen } from './gpio-report.ts';
import { GpioUnit } from './gpio-unit.ts';
import { WIRING } from './gpio-wiring.ts';

const NOBODY = 65_534;
const { hold, mute } = WIRING.keys;

const hands = new Hands();
// Stuck since before the daemon was there.
hands.pull(mute, 'down');
const seen: Seen[] = [];
let stranger: readonly LogLine[] = [];
let unit: GpioUnit | null = null;
let call: MachineReport['call'] = null;
let panelSafe: number | null = null;

try {
  stranger = await startAsStranger();
  unit = await GpioUnit.start({ folder: '/tmp/unit' });
  await play(unit);
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
  seen,
  log: unit?.log ?? [],
  line: unit?.line ?? [],
  call,
  stranger,
  panelSafe,
};
process.stdout.write(`\n${REPORT_MARK}${JSON.stringify(report)}\n`);
process.exit(0);

/** As udev does on Raspberry Pi OS, the group gpio may write there; the user who starts the daemon is not in it. */
async function startAsStranger(): Promise<readonly LogLine[]> {
  appendFileSync('/etc/group', 'gpio:x:9876:\n');
  for (const file of ['export', 'unexport']) chownSync(`${SYSFS}/${file}`, 0, 9876);
  const started = await GpioUnit.start({ folder: '/tmp/stranger', uid: NOBODY });
  look('without permission', started);
  await started.kill();
  return started.log;
}

function look(when: string, { client }: GpioUnit): void {
  const { panelConnected, hook } = client.view;
  seen.push({ when, panelConnected, hook });
}

async function play(daemon: GpioUnit): Promise<void> {
  hands.watch();
  // An emulated processor has much to translate at first.
  await sleep(2_000);
  daemon.order('ring 0199000017');
  await hands.until('buzzer', true, 5_000);
  await sleep(2_000);
  await hands.until('buzzer', true, 5_000);
  look('rings', daemon);
  hands.does('lift', () => hands.pull(WIRING.hook, 'down'));
  await hands.until('buzzer', false, 5_000);
  await sleep(4_000);
  look('lifted', daemon);
  await hands.press(hold, 'hold');
  await hands.until('buzzer', true, 40_000);
  hands.tap(hold, 'take back');
  await sleep(6_000);
  await hands.press(hold, 'hold again');
  await hands.until('buzzer', true, 70_000);
  await sleep(1_000);
  call = await daemon.call();
  await hands.until('buzzer', true, 10_000);
  await daemon.freezeWhile(() => hands.isOn('buzzer'));
  await daemon.kill();
  hands.does('killed');
  await sleep(1_000);
  hands.does('panel-safe');
  const { status } = spawnSync(
    `${process.cwd()}/scripts/panel-safe`,
    ['--buzzer', String(WIRING.buzzer), '--fault', String(WIRING.lamps.fault)],
    { stdio: 'inherit' },
  );
  panelSafe = status;
  await sleep(300);
}
