import { describe, expect, test } from 'vitest';
import type { PanelConfig } from '../../config/config.ts';
import type { BoardIdentity, SerialPortInfo } from '../../ports/index.ts';
import { panelList } from './list.ts';
import { CommandBench, configWith, SERIAL } from './testing/bench.ts';
import type { PanelTools } from './tools.ts';

const BY_ID = '/dev/serial/by-id/usb-Invented-if00';

function port(device: string, more: Partial<SerialPortInfo> = {}): SerialPortInfo {
  return {
    device,
    byId: null,
    byPath: `/dev/serial/by-path/of-${device.slice(5)}`,
    vendorId: '2341',
    productId: '0043',
    manufacturer: 'Invented',
    product: 'Board',
    serialNumber: null,
    ...more,
  };
}

const PANEL: BoardIdentity = { kind: 'panel', protocol: 1, firmware: '1.1.0', flashCrc: 'F2A1', held: [] };

async function list(
  tools: Partial<PanelTools>,
  panel: PanelConfig | null = null,
  language: 'fr' | 'en' = 'en',
) {
  const bench = new CommandBench();
  const command = bench.command(tools, language);
  const config = panel && configWith(panel);
  await panelList(command, config, { json: true, ask: true });
  const json = JSON.parse(bench.result);
  bench.result = '';
  await panelList(command, config, { json: false, ask: true });
  return { text: bench.result, json, codes: json.advice.map(({ code }: { code: string }) => code) };
}

const GPIO = {
  driver: 'gpio',
  keys: { hold: 17 },
  lamps: {},
  hook: 22,
  hookClosedWhen: 'up',
  buzzer: null,
} as const;

describe('gardefil panel list', () => {
  test('names what each board is, and which one the configuration names', async () => {
    const kinds: Record<string, BoardIdentity> = {
      '/dev/ttyACM0': PANEL,
      '/dev/ttyACM1': { kind: 'firmata', protocol: '2.4', firmware: 'StandardFirmata.cpp' },
      '/dev/ttyUSB0': { kind: 'silent' },
      '/dev/ttyUSB1': { kind: 'unknown', bytes: 9 },
    };
    const { text, json } = await list(
      {
        serialPorts: () =>
          Object.keys(kinds).map((device) => port(device, device === '/dev/ttyACM0' ? { byId: BY_ID } : {})),
        identify: async (device) => kinds[device] ?? { kind: 'silent' },
        realPath: (file) => (file === BY_ID ? '/dev/ttyACM0' : file),
      },
      SERIAL,
    );
    expect(text).toMatch(/ttyACM0 .*Garde-fil panel, firmware 1.1.0, protocol 1, CRC F2A1 \[configured\]/);
    expect(text).toMatch(/ttyACM1 .*Firmata 2.4 \(StandardFirmata.cpp\)/);
    expect(text).toMatch(/ttyUSB0 .*silent/);
    expect(text).toMatch(/ttyUSB1 .*says something else/);
    expect(text).toContain(`/dev/ttyACM0 = ${BY_ID}`);
    expect(json.boards).toMatchObject([{ configured: true, identity: PANEL }, {}, {}, {}]);
    expect(json.advice).toEqual([]);
  });

  test('does not ask a board that a program holds', async () => {
    const asked: string[] = [];
    const holder = { pid: 99, what: 'run', driver: 'serial', port: BY_ID, calls: 1 } as const;
    const { text } = await list({
      serialPorts: () => [port('/dev/ttyACM0')],
      identify: async (device) => {
        asked.push(device);
        return PANEL;
      },
      whoIsThere: async () => [holder],
      realPath: () => '/dev/ttyACM0',
    });
    expect([asked, text]).toEqual([[], expect.stringContaining('in use by gardefil run (process 99)')]);
  });

  test('asks nobody where it is not to', async () => {
    const bench = new CommandBench();
    const tools = {
      serialPorts: () => [port('/dev/ttyACM0')],
      identify: () => Promise.reject(new Error('asked')),
    };
    await panelList(bench.command(tools), null, { json: false, ask: false });
    expect(bench.result).toContain('not asked');
  });

  test.each<[string, Partial<PanelTools>, PanelConfig | null, string, string]>([
    ['no board at all', {}, null, 'List_NoBoard', 'A cable for charging only has no wires for data'],
    [
      'no board behind the configured name',
      { serialPorts: () => [port('/dev/ttyACM0')] },
      SERIAL,
      'List_ConfiguredMissing',
      BY_ID,
    ],
    [
      'two boards of the same name',
      { serialPorts: () => [port('/dev/ttyUSB0', { byId: BY_ID }), port('/dev/ttyUSB1', { byId: BY_ID })] },
      null,
      'List_SameId',
      'Several boards share the name',
    ],
    [
      'another protocol version',
      {
        serialPorts: () => [port('/dev/ttyACM0')],
        identify: async () => ({ kind: 'otherProtocol', protocol: 2 }),
      },
      null,
      'List_OtherProtocol',
      'gardefil panel flash --port /dev/ttyACM0',
    ],
    [
      'Firmata where the configuration says serial',
      {
        serialPorts: () => [port('/dev/ttyACM0')],
        realPath: () => '/dev/ttyACM0',
        identify: async () => ({ kind: 'firmata', protocol: '2.4', firmware: 'StandardFirmata' }),
      },
      SERIAL,
      'List_OtherFirmware',
      'panel.driver = "serial"',
    ],
    ...(['silent', 'unknown'] as const).flatMap((kind) => {
      const tools: Partial<PanelTools> = {
        serialPorts: () => [port('/dev/ttyACM0')],
        realPath: () => '/dev/ttyACM0',
        identify: async () => (kind === 'silent' ? { kind } : { kind, bytes: 9 }),
      };
      const firmata: PanelConfig = {
        ...GPIO,
        driver: 'firmata',
        port: BY_ID,
        hook: 2,
        keys: {},
        buzzer: null,
      };
      return [
        [
          `a configured serial panel without its firmware (${kind})`,
          tools,
          SERIAL,
          'List_NoPanelFirmware',
          'gardefil panel flash --port /dev/ttyACM0',
        ],
        [
          `a configured Firmata board without Firmata (${kind})`,
          tools,
          firmata,
          'List_NoFirmata',
          '/dev/ttyACM0: load StandardFirmata onto it',
        ],
      ] as [string, Partial<PanelTools>, PanelConfig, string, string][];
    }),
    [
      'no permission',
      {
        serialPorts: () => [port('/dev/ttyACM0')],
        identify: async () => ({ kind: 'unusable', reason: 'noPermission', message: 'x', group: 'dialout' }),
      },
      null,
      'List_NoPermission',
      'sudo usermod -aG dialout $USER',
    ],
    [
      'a key that is down',
      { serialPorts: () => [port('/dev/ttyACM0')], identify: async () => ({ ...PANEL, held: ['mute'] }) },
      null,
      'List_KeyHeld',
      '/dev/ttyACM0: mute',
    ],
  ])('says what to do about %s', async (_, tools, panel, code, message) => {
    const { codes, text, json } = await list(tools, panel);
    expect(codes).toEqual([code]);
    expect(text).toContain(message);
    expect(json.advice[0].message).toContain(message);
  });

  const chip = (label: string, lines = 58) => ({
    label,
    base: 512,
    lines,
    header: label.startsWith('pinctrl'),
  });

  test('says which chip suits a configuration on pins', async () => {
    const { json, text, codes } = await list(
      { gpioChips: () => [chip('pinctrl-bcm2711'), chip('raspberrypi-exp-gpio', 8)] },
      GPIO,
    );
    expect(json.chips.map(({ suits }: { suits: boolean }) => suits)).toEqual([true, false]);
    expect([codes, text]).toEqual([
      [],
      expect.stringMatching(/pinctrl-bcm2711 +base 512 +58 lines +suits the configuration/),
    ]);
  });

  test.each([
    [[chip('pinctrl-bcm2711'), chip('pinctrl-rp1')], 'List_SeveralChips'],
    [[chip('raspberrypi-exp-gpio')], 'List_NoChip'],
    [[], 'List_NoChip'],
  ])('says that none or several do: %#', async (chips, code) => {
    const { codes, json } = await list({ gpioChips: () => chips }, GPIO);
    expect(codes).toEqual([code]);
    expect(json.chips.every(({ suits }: { suits: boolean }) => !suits)).toBe(true);
  });

  test('speaks French', async () => {
    const { text } = await list(
      { serialPorts: () => [port('/dev/ttyACM0')], identify: async () => PANEL },
      SERIAL,
      'fr',
    );
    expect(text).toContain('panneau Garde-fil, firmware 1.1.0, protocole 1, CRC F2A1');
    expect(text).toContain('La configuration nomme');
    expect(text).not.toMatch(/\b(the|board|names|none)\b/);
  });
});
