import { beforeEach, describe, expect, test } from 'vitest';
import type { BoardIdentity, FlashFault, PortTrouble, Programmer } from '../../ports/index.ts';
import { type FlashOptions, panelFlash } from './flash.ts';
import { CommandBench, configWith, IMAGE, SAME_NAME, SERIAL } from './testing/bench.ts';
import type { PanelTools } from './tools.ts';

const PANEL: BoardIdentity = { kind: 'panel', protocol: 1, firmware: '1.1.0', flashCrc: 'F2A1', held: [] };
const OPTIONS: FlashOptions = { port: '/dev/ttyUSB0', programmer: 'auto', firmware: null, json: false };

let bench: CommandBench;
let tried: string[];
beforeEach(() => {
  bench = new CommandBench();
  tried = [];
});

/** Boards answer to one programmer; null: to none. */
function toolsFor(answers: string | null, more: Partial<PanelTools> = {}): Partial<PanelTools> {
  const nameOf = ({ name, baudRate }: Programmer) => `${name} ${baudRate}`;
  return {
    identify: async () => PANEL,
    flash: async ({ programmer, onProgress }) => {
      tried.push(nameOf(programmer));
      if (nameOf(programmer) !== answers) return { ok: false, fault: 'noAnswer', detail: 'not in sync' };
      for (const phase of ['connecting', 'writing', 'verifying'] as const) {
        for (const percent of [0, 50, 100]) onProgress({ phase, percent });
      }
      return { ok: true };
    },
    ...more,
  };
}

async function flash(
  tools: Partial<PanelTools>,
  options: Partial<FlashOptions> = {},
  config = configWith(SERIAL),
) {
  let code: number | null = null;
  const done = panelFlash(bench.command(tools), config, { ...OPTIONS, ...options }).then((ended) => {
    code = ended;
  });
  while (code === null) await bench.pass(100);
  await done;
  return code;
}

describe('gardefil panel flash', () => {
  test('tries one programmer after the other, and says what the board runs in the end', async () => {
    expect(await flash(toolsFor('arduino 57600'))).toBe(0);
    expect(tried).toEqual(['arduino 115200', 'arduino 57600']);
    expect(bench.said).toContain('/dev/ttyUSB0: firmware 1.1.0 (CRC F2A1, 4 bytes)');
    expect(bench.said).toContain('\r  writing    50 %');
    expect(bench.result).toBe('Done: Garde-fil panel, firmware 1.1.0, protocol 1, CRC F2A1.\n');
    expect(bench.announced).toEqual([]);
  });

  test('tries only the programmer that is asked for, and tells a program all of it', async () => {
    expect(await flash(toolsFor('urclock 115200'), { programmer: 'urclock', json: true })).toBe(0);
    expect(tried).toEqual(['urclock 115200']);
    expect(JSON.parse(bench.result)).toEqual({
      ok: true,
      device: '/dev/ttyUSB0',
      programmer: { name: 'urclock', baudRate: 115_200 },
      firmware: { file: 'panel.hex', version: '1.1.0', crc: 'F2A1' },
      board: PANEL,
    });
  });

  test('draws no moving line where nobody looks', async () => {
    bench.person = false;
    await flash(toolsFor('arduino 115200'));
    expect(bench.said).not.toContain('\r');
    expect(bench.said.match(/writing/g)).toHaveLength(1);
  });

  test('takes the configured port, or the only board there; of several it wants one named', async () => {
    const at: string[] = [];
    const tools = toolsFor('arduino 115200', {
      checkPort: async (device) => {
        at.push(device);
        return null;
      },
    });
    const port = (device: string) => ({ device }) as ReturnType<PanelTools['serialPorts']>[number];
    const drawn = configWith({ driver: 'virtual' });
    await flash(tools, { port: null });
    await flash({ ...tools, serialPorts: () => [port('/dev/ttyACM3')] }, { port: null }, drawn);
    expect(at).toEqual(['/dev/serial/by-id/usb-Invented-if00', '/dev/ttyACM3']);
    const several = { ...tools, serialPorts: () => [port('/dev/ttyACM3'), port('/dev/ttyACM4')] };
    expect(await flash(several, { port: null }, drawn)).toBe(1);
    expect(await flash(tools, { port: null }, drawn)).toBe(1);
    expect(bench.refusals).toMatchObject([
      { code: 'Flash_WhichBoard', message: expect.stringContaining('/dev/ttyACM3, /dev/ttyACM4') },
      { code: 'Flash_NoBoard', message: expect.stringContaining('charging') },
    ]);
  });
});

describe('nothing is flashed', () => {
  const untouched = () => expect(tried).toEqual([]);
  const there = (calls: number, port = '/dev/ttyUSB0') => ({
    whoIsThere: async () => [{ pid: 99, what: 'run', driver: 'serial', port, calls } as const],
  });

  test('during a call on this machine, whatever board that unit has', async () => {
    expect(await flash(toolsFor('arduino 115200', there(1, '/dev/ttyACM9')))).toBe(1);
    expect(bench.refusals).toMatchObject([
      { code: 'Flash_InCall', message: expect.stringContaining('process 99') },
    ]);
    untouched();
  });

  test.each([null, '/dev/serial/by-id/usb-Invented-if00'])(
    'where two boards share the name, configured or asked for (%s): the names of their sockets are told',
    async (port) => {
      const tools = toolsFor('arduino 115200', { serialPorts: () => SAME_NAME });
      expect(await flash(tools, { port })).toBe(1);
      expect(bench.refusals).toMatchObject([
        {
          code: 'Panel_SharedName',
          message: expect.stringMatching(/--port \/dev\/serial\/by-path\/\S+:1:1.0 or --port \S+:2:1.0/),
        },
      ]);
      untouched();
      const named = SAME_NAME[1]?.byPath ?? null;
      expect(await flash(tools, { port: named })).toBe(0);
    },
  );

  test('while the unit holds the port; onto another one it may be', async () => {
    expect(await flash(toolsFor('arduino 115200', there(0)))).toBe(1);
    expect(bench.refusals).toMatchObject([
      { message: expect.stringContaining('sudo systemctl stop gardefil') },
    ]);
    untouched();
    expect(await flash(toolsFor('arduino 115200', there(0, '/dev/ttyACM9')))).toBe(0);
  });

  test.each<[PortTrouble, string]>([
    ['absent', 'A cable for charging only'],
    ['noPermission', 'the group dialout may use it'],
    ['inUse', 'in use by another program'],
    ['notSerial', 'no serial device'],
    ['closed', 'went away'],
  ])('onto a port that cannot be used: %s', async (reason, message) => {
    expect(await flash(toolsFor('arduino 115200', { checkPort: async () => ({ reason }) }))).toBe(1);
    expect(bench.refusals).toMatchObject([
      { code: 'Flash_NoPort', message: expect.stringContaining(message) },
    ]);
    untouched();
  });

  test.each<[Error, string]>([
    [Object.assign(new Error('x'), { code: 'ENOENT' }), 'sudo apt-get install gcc-avr'],
    [new Error('the image is no whole file in Intel HEX'), 'no whole file in Intel HEX'],
  ])('without a firmware that can be used: %s', async (error, message) => {
    const firmware = () => {
      throw error;
    };
    expect(await flash(toolsFor('arduino 115200', { firmware }))).toBe(1);
    expect(bench.refusals).toMatchObject([
      { code: 'Flash_NoFirmware', message: expect.stringContaining(message) },
    ]);
    untouched();
  });
});

describe('it says what is wrong', () => {
  test('when no bootloader answers, after all were tried', async () => {
    expect(await flash(toolsFor(null))).toBe(1);
    expect(tried).toHaveLength(3);
    expect(bench.refusals).toMatchObject([
      { code: 'Flash_NoAnswer', message: expect.stringContaining('without a bootloader needs a programmer') },
    ]);
  });

  test.each<[FlashFault, string]>([
    ['noAvrdude', 'sudo apt-get install avrdude'],
    ['otherChip', 'another chip than an ATmega328P'],
    ['notVerified', 'another cable or USB socket'],
    ['stopped', 'flash again'],
    ['failed', 'the last words'],
  ])('when avrdude fails: %s; no other programmer is tried then', async (fault, message) => {
    const tools = toolsFor(null, {
      flash: async ({ programmer }) => {
        tried.push(programmer.name);
        return { ok: false, fault, detail: 'the last words' };
      },
    });
    expect(await flash(tools)).toBe(1);
    expect(tried).toHaveLength(1);
    expect(bench.refusals).toMatchObject([{ message: expect.stringContaining(message) }]);
  });

  test.each<[BoardIdentity, string]>([
    [{ kind: 'silent' }, 'does not say what it runs'],
    [{ ...PANEL, firmware: '1.0.0' }, 'it runs 1.0.0, but 1.1.0 was written'],
    [{ ...PANEL, flashCrc: '0000' }, `CRC 0000, the written one ${IMAGE.crc}`],
  ])('when the board does not run what was written: %j', async (board, message) => {
    expect(await flash(toolsFor('arduino 115200', { identify: async () => board }))).toBe(1);
    expect(bench.refusals).toMatchObject([
      { code: 'Flash_NotBack', message: expect.stringContaining(message) },
    ]);
  });

  test('an answer out of step is tried once more', async () => {
    const tools = toolsFor(null, {
      flash: async ({ programmer }) => {
        tried.push(`${programmer.name} ${programmer.baudRate}`);
        return tried.length === 1 ? { ok: false, fault: 'garbled', detail: 'x' } : { ok: true };
      },
    });
    expect(await flash(tools)).toBe(0);
    expect(tried).toEqual(['arduino 115200', 'arduino 115200']);
  });

  test('urboot keeps jumps of its own in the image: that is no fault, and said', async () => {
    const tools = toolsFor('urclock 115200', { identify: async () => ({ ...PANEL, flashCrc: '9E90' }) });
    expect(await flash(tools)).toBe(0);
    expect(bench.result).toContain("The CRC is not the file's: urboot");
  });

  test('a board that is away for a moment after it was written is waited for', async () => {
    let asked = 0;
    const identify = async (): Promise<BoardIdentity> => {
      asked += 1;
      return asked < 5 ? { kind: 'unusable', reason: 'absent', message: 'x' } : PANEL;
    };
    expect(await flash(toolsFor('arduino 115200', { identify }))).toBe(0);
  });

  test('Ctrl+C ends avrdude', async () => {
    const tools = toolsFor(null, {
      flash: ({ stop }) =>
        new Promise((resolve) => {
          stop.addEventListener('abort', () => resolve({ ok: false, fault: 'stopped', detail: '' }));
          bench.type(null);
        }),
    });
    expect(await flash(tools)).toBe(1);
    expect(bench.refusals).toMatchObject([{ code: 'Flash_Stopped' }]);
  });
});
