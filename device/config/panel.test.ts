import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFault } from './describe.ts';
import { shapeAt } from './outline.ts';
import { parseConfig } from './read.ts';
import { schema } from './schema.ts';

function told(text: string): readonly string[] {
  const result = parseConfig(text);
  return result.ok ? [] : result.faults.map((fault) => describeFault(fault, 'en'));
}

function panelOf(text: string) {
  const result = parseConfig(text);
  if (!result.ok) throw new Error(told(text).join('\n'));
  return result.config.panel;
}

const gpio = (more: string) => `[panel]\ndriver = "gpio"\nhook = 22\n${more}`;
const firmata = (more: string) => `[panel]\ndriver = "firmata"\nport = "/dev/ttyACM0"\nhook = "A5"\n${more}`;

describe('the panel of a configuration', () => {
  it('is the drawn one when the file says nothing', () => {
    expect(panelOf('')).toEqual({ driver: 'virtual' });
    expect(panelOf('[panel]')).toEqual({ driver: 'virtual' });
  });

  it('may be on the pins of the machine', () => {
    const text = 'buzzer = 18\nkeys = { hold = 17 }\nlamps = { line1 = 23, hold = { amber = 24, red = 25 } }';
    expect(panelOf(gpio(text))).toEqual({
      driver: 'gpio',
      keys: { hold: 17 },
      lamps: { line1: 23, hold: { amber: 24, red: 25 } },
      hook: 22,
      hookClosedWhen: 'up',
      buzzer: 18,
    });
    expect(panelOf(gpio('hook_closed_when = "down"'))).toMatchObject({
      hookClosedWhen: 'down',
      keys: {},
      lamps: {},
      buzzer: null,
    });
  });

  it('may be on a serial line', () => {
    const port = '/dev/serial/by-id/usb-Panel-if00';
    expect(panelOf(`[panel]\ndriver = "serial"\nport = "${port}"`)).toEqual({ driver: 'serial', port });
  });

  it('may be a board with Firmata', () => {
    expect(panelOf(firmata('buzzer = 6\nbuzzer_kind = "passive"\nkeys = { "digit*" = "A0" }'))).toEqual({
      driver: 'firmata',
      port: '/dev/ttyACM0',
      keys: { 'digit*': 'A0' },
      lamps: {},
      hook: 'A5',
      hookClosedWhen: 'up',
      buzzer: { pin: 6, kind: 'passive' },
    });
    expect(panelOf(firmata(''))).toMatchObject({ buzzer: null });
  });
});

describe('faults of a panel', () => {
  it.each([
    [
      'an unknown driver',
      'driver = "usb"\nhook = 3',
      'panel.driver = "usb"; allowed: "virtual", "gpio", "serial" or "firmata"',
    ],
    [
      'a port that is missing',
      'driver = "serial"',
      'panel.port is missing; allowed: a path from the root such as "/dev/serial/by-id/usb-Arduino_Uno-if00"',
    ],
    [
      'a port that is no path',
      'driver = "serial"\nport = "ttyUSB0"',
      'panel.port = "ttyUSB0"; allowed: a path from the root such as "/dev/serial/by-id/usb-Arduino_Uno-if00"',
    ],
    [
      'a hook that is missing',
      'driver = "gpio"',
      'panel.hook is missing; allowed: a BCM number from 2 to 27',
    ],
    [
      'the port of another driver',
      'port = "/dev/ttyUSB0"',
      'panel.port: no such setting. Did you mean panel.driver = "serial"? Allowed here: driver',
    ],
    [
      'the pins of another driver',
      'driver = "serial"\nport = "/dev/x"\nhook = 3',
      'panel.hook: no such setting. Did you mean panel.driver = "gpio"? Allowed here: driver, port',
    ],
    [
      'a misspelt setting',
      'driver = "serial"\nport = "/dev/x"\nprot = 3',
      'panel.prot: no such setting. Did you mean panel.port? Allowed here: driver, port',
    ],
  ])('name %s', (_what, text, expected) => {
    expect(told(`[panel]\n${text}`)).toEqual([expected]);
  });

  it('name a panel that is no section', () => {
    expect(told('panel = 5')).toEqual(['panel = 5; allowed: a section [panel]']);
    expect(told('panel = []')).toEqual(['panel = []; allowed: a section [panel]']);
  });

  it.each([
    ['keys = { hold = 1 }', 'panel.keys.hold = 1; allowed: a BCM number from 2 to 27'],
    ['keys = { hold = 28 }', 'panel.keys.hold = 28; allowed: a BCM number from 2 to 27'],
    ['buzzer = "18"', 'panel.buzzer = "18"; allowed: a BCM number from 2 to 27'],
    [
      'lamps = { fault = 0 }',
      'panel.lamps.fault = 0; allowed: a BCM number from 2 to 27, or two as in { amber = 24, red = 25 }',
    ],
    [
      'lamps = { hold = { amber = 3 } }',
      'panel.lamps.hold = {"amber":3}; allowed: a BCM number from 2 to 27, or two as in { amber = 24, red = 25 }',
    ],
    [
      'lamps = { power = 3 }',
      'panel.lamps.power = "power"; allowed: "line1", "line2", "line3", "line4", "hold", "fault" or "message"',
    ],
  ])('name a pin of the machine that cannot be: %s', (text, expected) => {
    expect(told(gpio(text))).toEqual([expected]);
  });

  it.each([
    [
      'keys = { hold = 1 }',
      'panel.keys.hold = 1; allowed: the number of a pin from 2 to 127, or "A0" to "A15"',
    ],
    [
      'keys = { hold = "A16" }',
      'panel.keys.hold = "A16"; allowed: the number of a pin from 2 to 127, or "A0" to "A15"',
    ],
    ['buzzer = 5\nbuzzer_kind = "loud"', 'panel.buzzer_kind = "loud"; allowed: "active" or "passive"'],
  ])('name a pin of a board that cannot be: %s', (text, expected) => {
    expect(told(firmata(text))).toEqual([expected]);
  });

  const taken = 'another key, lamp, the hook or the buzzer is on this pin already';
  it.each([
    [gpio('keys = { hold = 22 }'), `panel.keys.hold = 22: ${taken}`],
    [gpio('keys = { hold = 5, mute = 5 }'), `panel.keys.mute = 5: ${taken}`],
    [gpio('lamps = { hold = { amber = 5, red = 5 } }'), `panel.lamps.hold.red = 5: ${taken}`],
    [gpio('buzzer = 5\nlamps = { fault = 5 }'), `panel.lamps.fault = 5: ${taken}`],
    [firmata('keys = { hold = "A5" }'), `panel.keys.hold = "A5": ${taken}`],
  ])('name a pin that is used twice: %j', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('are all told at once', () => {
    expect(told(gpio('keys = { hold = 5, mute = 5, transfer = 1 }\nlamp = 3'))).toEqual([
      'panel.lamp: no such setting. Did you mean panel.lamps? Allowed here: driver, hook, hook_closed_when, buzzer, keys, lamps',
      'panel.keys.transfer = 1; allowed: a BCM number from 2 to 27',
      `panel.keys.mute = 5: ${taken}`,
    ]);
  });
});

describe('the example', () => {
  const example = readFileSync(new URL('./example.toml', import.meta.url), 'utf8');
  const panels = example
    .split(/^#\n/m)
    .filter((block) => block.startsWith('#   [panel]'))
    .map((block) => [...block.matchAll(/^# {3}(.*)$/gm)].map(([, line = '']) => line).join('\n'));

  it('shows a panel of every driver with all its settings, and each is accepted', () => {
    expect(panels.map((text) => panelOf(text).driver)).toEqual(['gpio', 'serial', 'firmata']);
    for (const text of panels) {
      const settings = { panel: { driver: panelOf(text).driver } };
      for (const name of Object.keys(shapeAt(schema, ['panel'], settings).entries)) {
        expect(text).toMatch(new RegExp(`^(${name} = |\\[panel\\.${name}\\])`, 'm'));
      }
    }
  });
});
