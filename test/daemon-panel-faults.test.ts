import { afterEach, beforeEach, expect, test } from 'vitest';
import { Daemon, scratchFolder } from './support/daemon.ts';

/** The built daemon on a configuration in which nothing but the panel is faulty. */

let scratch: { path: string; remove(): void };
let daemon: Daemon | null;

beforeEach(() => {
  scratch = scratchFolder();
  daemon = null;
});

afterEach(async () => {
  await daemon?.kill();
  scratch.remove();
});

test.each([
  ['a pin that is used twice', { driver: 'gpio', hook: 22, buzzer: 22 }, 'used twice, by hook and by buzzer'],
  ['a pin that is reserved', { driver: 'gpio', hook: 1 }, 'BCM 1 is reserved: the Pi reads the EEPROM'],
  ['a driver that there is not', { driver: 'usb' }, 'panel.driver = "usb"; allowed:'],
])(
  '%s is told in the log; phone and page work, and the page tells that the panel is missing',
  async (_, panel, what) => {
    daemon = await Daemon.start({ line: null, folder: scratch.path, panel });
    const { client, log } = daemon;
    expect(log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        msg: expect.stringContaining(what),
        code: expect.stringMatching(/^Config_/),
      }),
    );
    expect(client.view.panelConnected).toBe(false);
    await client.hook('up');
    await client.until('the handset is up', ({ hook }) => hook === 'up');
  },
);
