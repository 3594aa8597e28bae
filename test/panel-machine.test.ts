import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { machineMissing } from './support/gpio-machine.ts';

/** The built commands on the pins of a real kernel, with a bench jig between them: see scripts/gpio-machine. */

const root = join(import.meta.dirname, '..');
/** A minute and more under emulation: the same loopback runs on the serial panel and on Firmata each time. */
const missing = process.env.GARDEFIL_TEST_LONG ? machineMissing() : 'GARDEFIL_TEST_LONG=1';

test.skipIf(missing !== null)(
  `a panel on pins is listed and tested by loopback${missing === null ? '' : ` (missing: ${missing})`}`,
  { timeout: 300_000 },
  async () => {
    const words = ['pinctrl-bcm2711', '58', process.execPath, 'test/support/panel-jig.js'];
    const { stdout } = await promisify(execFile)(join(root, 'scripts/gpio-machine/boot'), words, {
      cwd: root,
    });
    const { list, test: tested, lit } = JSON.parse(/^PANEL-JIG (.*)$/m.exec(stdout)?.[1] ?? 'null');
    expect(list.report.chips).toContainEqual(
      expect.objectContaining({ label: 'pinctrl-bcm2711', lines: 58, suits: true }),
    );
    expect(list.report.chips.filter(({ suits }: { suits: boolean }) => suits)).toHaveLength(1);
    expect(list.report.advice).toEqual([]);
    const verdicts = tested.report.results.map(
      ({ part, verdict }: Record<string, string>) => `${part} ${verdict}`,
    );
    const parts = ['lamps.line1', 'lamps.hold', 'lamps.hold', 'lamps.fault', 'buzzer'];
    const contacts = ['keys.hold', 'keys.transfer', 'keys.line1', 'keys.mute', 'hook'];
    expect(verdicts).toEqual([...parts, ...contacts].map((part) => `${part} ok`));
    expect([tested.code, tested.report.ok, lit]).toEqual([0, true, []]);
  },
);
