import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFault } from './describe.ts';
import { shapeAt } from './outline.ts';
import { parseConfig } from './read.ts';
import { schema } from './schema.ts';

function told(text: string, language: 'fr' | 'en' = 'en'): readonly string[] {
  const result = parseConfig(text);
  return result.ok ? [] : result.faults.map((fault) => describeFault(fault, language));
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
    ['keys = { hold = -1 }', 'panel.keys.hold = -1; allowed: a BCM number from 2 to 27'],
    ['keys = { hold = 28 }', 'panel.keys.hold = 28; allowed: a BCM number from 2 to 27'],
    ['buzzer = "18"', 'panel.buzzer = "18"; allowed: a BCM number from 2 to 27'],
    [
      'lamps = { fault = 28 }',
      'panel.lamps.fault = 28; allowed: a BCM number from 2 to 27, or two as in { amber = 24, red = 25 }',
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
      'keys = { hold = 128 }',
      'panel.keys.hold = 128; allowed: the number of a pin from 2 to 127, or "A0" to "A15"',
    ],
    [
      'keys = { hold = "A16" }',
      'panel.keys.hold = "A16"; allowed: the number of a pin from 2 to 127, or "A0" to "A15"',
    ],
    ['buzzer = 5\nbuzzer_kind = "loud"', 'panel.buzzer_kind = "loud"; allowed: "active" or "passive"'],
  ])('name a pin of a board that cannot be: %s', (text, expected) => {
    expect(told(firmata(text))).toEqual([expected]);
  });

  it.each([
    [gpio('keys = { hold = 22 }'), 'panel.keys.hold = 22: BCM 22 is used twice, by hook and by keys.hold'],
    [
      gpio('keys = { hold = 5, mute = 5 }'),
      'panel.keys.mute = 5: BCM 5 is used twice, by keys.hold and by keys.mute',
    ],
    [
      gpio('lamps = { hold = { amber = 5, red = 5 } }'),
      'panel.lamps.hold.red = 5: BCM 5 is used twice, by lamps.hold.amber and by lamps.hold.red',
    ],
    [gpio('buzzer = 22'), 'panel.buzzer = 22: BCM 22 is used twice, by hook and by buzzer'],
    [
      firmata('keys = { hold = "A5" }'),
      'panel.keys.hold = "A5": pin A5 is used twice, by hook and by keys.hold',
    ],
    [
      firmata('buzzer = 5\nkeys = { "digit#" = 5 }'),
      'panel.keys."digit#" = 5: pin 5 is used twice, by buzzer and by keys."digit#"',
    ],
  ])('name both wires of a pin that is used twice: %j', (text, expected) => {
    expect(told(text)).toEqual([`${expected}; give each a pin of its own`]);
  });

  it('name both wires in French too', () => {
    expect(told(gpio('buzzer = 22'), 'fr')).toEqual([
      'panel.buzzer = 22 : BCM 22 sert deux fois, à hook et à buzzer ; donnez à chacun sa propre broche',
    ]);
    expect(told(firmata('keys = { hold = "A5" }'), 'fr')).toEqual([
      'panel.keys.hold = "A5" : la broche A5 sert deux fois, à hook et à keys.hold ; donnez à chacun sa propre broche',
    ]);
  });

  it.each([
    [gpio('keys = { hold = 1 }'), 'panel.keys.hold = 1: BCM 1 is reserved: the Pi reads the EEPROM'],
    [gpio('lamps = { fault = 0 }'), 'panel.lamps.fault = 0: BCM 0 is reserved: the Pi reads the EEPROM'],
    [gpio('lamps = { hold = { amber = 3, red = 1 } }'), 'panel.lamps.hold.red = 1: BCM 1 is reserved'],
    [firmata('buzzer = 1'), "panel.buzzer = 1: pin 1 is reserved: pins 0 and 1 are the board's serial line"],
    [firmata('keys = { hold = 0, mute = 0 }'), 'panel.keys.hold = 0: pin 0 is reserved'],
  ])('say of a reserved pin what it is for: %j', (text, expected) => {
    expect(told(text)[0]).toContain(expected);
  });

  it('say in French what a reserved pin is for', () => {
    expect(told(gpio('buzzer = 0'), 'fr')[0]).toContain('BCM 0 est réservé : le Pi lit l’EEPROM');
    expect(told(firmata('buzzer = 1'), 'fr')[0]).toContain('broche 1 est réservée : les broches 0 et 1');
  });

  it('are all told at once', () => {
    expect(told(gpio('keys = { hold = 5, mute = 5, transfer = 28 }\nlamp = 3'))).toEqual([
      'panel.lamp: no such setting. Did you mean panel.lamps? Allowed here: driver, hook, hook_closed_when, buzzer, keys, lamps',
      'panel.keys.transfer = 28; allowed: a BCM number from 2 to 27',
      'panel.keys.mute = 5: BCM 5 is used twice, by keys.hold and by keys.mute; give each a pin of its own',
    ]);
  });
});

describe('a unit whose panel alone is faulty', () => {
  const without = (text: string) => {
    const result = parseConfig(text);
    if (result.ok) throw new Error('it has no faults');
    return result.withoutPanel;
  };

  it.each([
    gpio('buzzer = 22'),
    gpio('buzzer = 1'),
    '[panel]\ndriver = "usb"',
    'panel = 5',
    '[[panel]]\nx = 1',
  ])('can do without it, and has all the rest: %j', (text) => {
    expect(without(`language = "en"\n${text}`)).toMatchObject({ language: 'en', panel: { driver: 'none' } });
  });

  it.each([`language = "de"\n${gpio('buzzer = 22')}`, 'panell = 5', 'language = 5', 'language = '])(
    'cannot where anything else is: %j',
    (text) => {
      expect(without(text)).toBeNull();
    },
  );
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
