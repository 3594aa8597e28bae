/**
 * A unit on the pins of the machine it runs on: the production's desk loop, clock, register and GPIO panel, and the
 * simulated line, on which a caller rings when a line comes on the standard input. Says on the standard output,
 * a JSON object a line, what happened when.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DEFAULT_HOLD } from '../../device/desk/index.ts';
import { DeskLoop } from '../../device/loop/desk-loop.ts';
import { SystemClock } from '../../device/loop/system-clock.ts';
import type { DeskPanel, LineCommand, LineEvent, PhoneLine } from '../../device/ports/index.ts';
import { RegisterClient } from '../../device/register/client.ts';
import { registerThread } from '../../device/register/thread.ts';
import { SimulatedLine } from '../../firmware-bridge/line/simulated/index.ts';
import { systemTimers } from '../../firmware-bridge/line/timers.ts';
import { GpioPanel } from '../../firmware-bridge/panel/gpio/gpio-panel.ts';
import { OnoffPins } from '../../firmware-bridge/panel/gpio/onoff-pins.ts';
import type { DeskSays } from './gpio-report.ts';
import { WIRING } from './gpio-wiring.ts';

const clock = new SystemClock();

function say(message: DeskSays): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** The simulated line, which says what it is asked for and what it tells. */
class ToldLine extends SimulatedLine implements PhoneLine {
  override send(command: LineCommand): void {
    say({ says: 'command', type: command.type, at: clock.now().at });
    super.send(command);
  }

  override start(listener: (event: LineEvent) => void): Promise<void> {
    return super.start((event) => {
      say({ says: 'line', type: event.type, at: clock.now().at });
      listener(event);
    });
  }
}

const line = new ToldLine({ timers: systemTimers, lineName: 'Ligne 1' });
const panel: DeskPanel = new GpioPanel({
  wiring: WIRING,
  pins: new OnoffPins(),
  onTroubles: (troubles) => say({ says: 'troubles', troubles, at: clock.now().at }),
});
const told: DeskPanel = Object.assign(Object.create(panel) as DeskPanel, {
  capabilities: panel.capabilities,
  start: (listener: Parameters<DeskPanel['start']>[0]) =>
    panel.start((event) => {
      const what = event.type === 'hook' ? event.hook : 'key' in event ? event.key : '';
      say({ says: 'panel', type: event.type, what, at: clock.now().at });
      listener(event);
    }),
  stop: () => panel.stop(),
  lamp: (...order: Parameters<DeskPanel['lamp']>) => panel.lamp(...order),
  buzzer: (...order: Parameters<DeskPanel['buzzer']>) => panel.buzzer(...order),
  dueMoments: (moments: readonly number[]) => panel.dueMoments(moments),
});
const register = new RegisterClient({
  spawn: registerThread(new URL('./register-worker.mjs', import.meta.url), {
    file: `/tmp/gardefil-${process.pid}/register.db`,
    boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    session: 'machine',
  }),
  startWithin: 60_000,
  onCommitted: () => {},
  onFault: (fault) => process.stderr.write(`register: ${fault?.message ?? 'works again'}\n`),
});
const loop = new DeskLoop({
  settings: { session: 'machine', hold: DEFAULT_HOLD, speedNumbers: {} },
  clock,
  line,
  panel: told,
  record: (facts) => register.record(facts),
  onView: () => {},
  onFailedStep: (input, error) => process.stderr.write(`desk: ${input.type}: ${String(error)}\n`),
});

await loop.start(await register.start());
const caller = line.caller({ number: '0199000017', name: null });
createInterface(process.stdin).on('line', (text) => {
  if (text === 'ring') caller.ring();
  if (text === 'hang up') caller.hangUp();
  if (text === 'stop')
    void loop
      .stop()
      .then(() => register.stop())
      .then(() => process.exit(0));
});
say({ says: 'ready', at: clock.now().at });
