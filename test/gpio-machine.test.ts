import { beforeAll, describe, expect, test } from 'vitest';
import { buildForMachine, type Label, machineMissing, playInMachine } from './support/gpio-machine.ts';
import type { MachineReport } from './support/gpio-report.ts';
import type { OutputName } from './support/gpio-wiring.ts';

const MACHINES: readonly Label[] = [
  { label: 'pinctrl-bcm2711', lines: 58 },
  { label: 'pinctrl-rp1', lines: 54 },
];

/** The whole takes some 150 s, 110 of them true time; twice as long on a busy host. Both machines run at once. */
const LONGEST = 500_000;

/**
 * ms between what happens in the unit and what the hands see of it: an emulated processor, on cores that two machines and
 * whatever else runs share. How exact a cue is on an ordinary processor is for the benchmark to say.
 */
const SOON = 1_500;

const missing = machineMissing();

describe.skipIf(missing)(
  `the built daemon on the pins of a real kernel${missing ? ` (${missing})` : ''}`,
  () => {
    let reports: readonly MachineReport[];

    beforeAll(async () => {
      await buildForMachine();
      // Both have ended before either is looked at: no machine outlives the test.
      const ended = await Promise.allSettled(MACHINES.map(playInMachine));
      reports = ended.map((machine) => {
        if (machine.status === 'rejected') throw machine.reason;
        return machine.value;
      });
    }, LONGEST);

    describe.each(MACHINES.map(({ label }, index) => [label, index] as const))('with %s', (label, index) => {
      const report = () => {
        const found = reports[index];
        if (!found) throw new Error(`no report of ${label}`);
        return found;
      };
      const deed = (name: string) => {
        const found = report().deeds.find((other) => other.deed === name);
        if (!found) throw new Error(`${name} was never done in ${label}: ${JSON.stringify(report())}`);
        return found.at;
      };
      /** When that output changed so, from one moment to another. */
      const changes = (pin: OutputName, on: boolean, from = 0, to = Number.POSITIVE_INFINITY) =>
        report()
          .pins.filter(
            (change) => change.pin === pin && change.on === on && change.at >= from && change.at < to,
          )
          .map(({ at }) => at);
      const commands = () =>
        report().line.flatMap((told) => ('command' in told ? [[told.command.type, told.at] as const] : []));
      const events = () =>
        report().line.flatMap((told) => ('event' in told ? [[told.event.type, told.at] as const] : []));
      const looked = (when: string) => report().seen.find((look) => look.when === when);
      /** The wait began when the line had the caller on hold. */
      const held = (after: number) =>
        events().find(([type, at]) => type === 'held' && at >= after)?.[1] ?? NaN;
      const faults = (log: MachineReport['log'], code: string) =>
        log.filter((line) => line.code === code).map(({ msg }) => msg);

      test('finds the chip by its label, beside another, at a base that is not 0', () => {
        expect(report().label).toBe(label);
        expect(report().base).toBeGreaterThan(0);
      });

      test('is ready, with its register and its page, and its page shows the hook of the panel', () => {
        expect(report().log.map(({ msg }) => msg)).toEqual(
          expect.arrayContaining(['ready', 'the page is served']),
        );
        expect(looked('rings')).toMatchObject({ panelConnected: true, hook: 'down' });
        expect(looked('lifted')).toMatchObject({ panelConnected: true, hook: 'up' });
      });

      test('says to a user without permission which group may; the page shows that the panel is missing', () => {
        expect(faults(report().stranger, 'Gpio_NoPermission')).toEqual([
          expect.stringContaining('usermod -aG gpio'),
        ]);
        expect(looked('without permission')).toMatchObject({ panelConnected: false });
      });

      test('makes one command of each move of a bouncing contact, and none of a key that was stuck before', () => {
        expect(commands().map(([type]) => type)).toEqual(['answer', 'hold', 'resume', 'hold']);
      });

      test('does not lose a press of 15 ms, nor make two of it', () => {
        const pressed = deed('take back');
        console.log(
          `${label}: taken back by a press of at most ${(deed('take back, let go') - pressed).toFixed(1)} ms`,
        );
        const after = commands().filter(([, at]) => at >= pressed && at < deed('hold again'));
        expect(after.map(([type]) => type)).toEqual(['resume']);
      });

      test('says which key is stuck, and lights the fault lamp for it', () => {
        expect(faults(report().log, 'Gpio_KeyStuck')).toEqual([expect.stringContaining('mute')]);
        expect(changes('fault', true, 0, deed('lift'))).toHaveLength(1);
      });

      test('has the call in its register, with the first check-in on time and the second one open', () => {
        const { call } = report();
        expect(call).toMatchObject({ number: '0199000017', checkIns: ['onTime', null] });
        const [first] = call?.waits[0]?.checkIns ?? [];
        expect(first?.lateness ?? NaN).toBeLessThan(2_000);
      });

      test('rings until the hook is lifted, and no more from then on', () => {
        const lift = deed('lift');
        expect(changes('line1', true, 0, lift).length).toBeGreaterThanOrEqual(2);
        // Three on a host that is not late; two are a rhythm.
        expect(changes('buzzer', true, 0, lift).length).toBeGreaterThanOrEqual(2);
        const answered = commands().find(([type]) => type === 'answer')?.[1] ?? NaN;
        expect(changes('buzzer', false, lift, answered + SOON)).toHaveLength(1);
        // It would have rung again after three seconds.
        expect(deed('hold') - lift).toBeGreaterThan(4_000);
        expect(changes('buzzer', true, lift, deed('hold'))).toEqual([]);
      });

      test('cues 30 s after the hold, to the pin: never early, and red from then on', () => {
        const began = held(deed('hold'));
        const [beep = NaN] = changes('buzzer', true, deed('hold'));
        const [red = NaN] = changes('red', true, deed('hold'));
        for (const at of [beep, red]) {
          expect(at - began).toBeGreaterThanOrEqual(30_000);
          expect(at - began).toBeLessThan(30_000 + SOON);
        }
      });

      test('shows in amber that the caller waits, slowly at first and faster before it is due', () => {
        const began = held(deed('hold'));
        const slow = changes('amber', true, deed('hold'), began + 24_500).length;
        const faster = changes('amber', true, began + 25_100, began + 31_000).length;
        // 13 and 6 on a host that is not late.
        expect(slow).toBeGreaterThanOrEqual(12);
        expect(slow).toBeLessThanOrEqual(13);
        expect(faster).toBeGreaterThanOrEqual(5);
        expect(faster).toBeLessThanOrEqual(7);
      });

      test('is off at once when the caller is taken back, and lights and sounds no more', () => {
        const back = deed('take back');
        const resumed = events().find(([type, at]) => type === 'resumed' && at > back)?.[1] ?? NaN;
        expect(resumed - back).toBeLessThan(SOON);
        const again = deed('hold again');
        // Overdue it would have beeped after five seconds.
        expect(again - resumed).toBeGreaterThan(5_500);
        for (const pin of ['buzzer', 'red', 'amber'] as const) {
          expect([pin, changes(pin, true, resumed + SOON, again)]).toEqual([pin, []]);
          expect([pin, changes(pin, false, resumed + SOON, again)]).toEqual([pin, []]);
        }
        expect(changes('buzzer', false, deed('hold'), again).length).toBeGreaterThan(0);
      });

      test('cues again 60 s after the next hold, by a double beep', () => {
        const again = deed('hold again');
        const began = held(again);
        const on = changes('buzzer', true, again, began + 64_000);
        expect(on).toHaveLength(2);
        const [first = NaN] = on;
        expect(first - began).toBeGreaterThanOrEqual(60_000);
        expect(first - began).toBeLessThan(60_000 + SOON);
      });

      test('killed in a beep the buzzer sounds on, until panel-safe ends it and lights the fault lamp', () => {
        expect(changes('buzzer', false, deed('killed'), deed('panel-safe'))).toEqual([]);
        expect(report().panelSafe).toBe(0);
        expect(changes('buzzer', false, deed('panel-safe'))).toHaveLength(1);
        const fault = report().pins.filter(({ pin }) => pin === 'fault');
        expect(fault.at(-1)?.on).toBe(true);
      });
    });
  },
);
