import { VirtualTime } from '../../../../firmware-bridge/line/simulated/index.ts';
import { VirtualPanel } from '../../../../firmware-bridge/panel/virtual/virtual-panel.ts';
import type { Config, PanelConfig } from '../../../config/config.ts';
import { checkSettings } from '../../../config/read.ts';
import type { FirmwareImage, SerialPortInfo } from '../../../ports/index.ts';
import type { Present } from '../../../presence/presence.ts';
import type { PanelCommand } from '../run.ts';
import type { PanelTools, Terminal } from '../tools.ts';

export const IMAGE: FirmwareImage = { bytes: new Uint8Array(4), crc: 'F2A1', version: '1.1.0' };

export const SERIAL: PanelConfig = { driver: 'serial', port: '/dev/serial/by-id/usb-Invented-if00' };

export function configWith(panel: PanelConfig): Config {
  const result = checkSettings({});
  if (!result.ok) throw new Error('the defaults are faulty');
  return { ...result.config, panel };
}

/** Two boards whose one name leads to either, by chance. */
export const SAME_NAME: readonly SerialPortInfo[] = [1, 2].map((socket) => ({
  device: `/dev/ttyUSB${socket}`,
  byId: '/dev/serial/by-id/usb-Invented-if00',
  byPath: `/dev/serial/by-path/pci-usb-0:${socket}:1.0`,
  vendorId: '1a86',
  productId: '7523',
  manufacturer: null,
  product: 'USB Serial',
  serialNumber: null,
}));

/** A technician's bench without a machine: whatever a test wants to be found there, in virtual time. */
export class CommandBench {
  readonly time = new VirtualTime(1_000);
  readonly panel = new VirtualPanel();
  readonly announced: Present[] = [];
  said = '';
  result = '';
  refusals: { code: string; message: string; exitCode: number }[] = [];
  person = true;
  #typed: ((character: string | null) => void) | null = null;

  readonly terminal: Terminal;

  constructor() {
    const bench = this;
    this.terminal = {
      get person() {
        return bench.person;
      },
      say: (text) => {
        this.said += text;
      },
      result: (text) => {
        this.result += text;
      },
      typed: (listener) => {
        this.#typed = listener;
        return () => {
          this.#typed = null;
        };
      },
    };
  }

  /** What is typed; null for Ctrl+C. */
  type(character: string | null): void {
    this.#typed?.(character);
  }

  command(tools: Partial<PanelTools> = {}, language: 'fr' | 'en' = 'en'): PanelCommand {
    return {
      tools: { ...this.#tools(), ...tools },
      terminal: this.terminal,
      language,
      configFile: '/etc/gardefil/gardefil.toml',
      refuse: (code, message, exitCode) => {
        const given = exitCode ?? 1;
        this.refusals.push({ code, message, exitCode: given });
        return given as NonNullable<typeof exitCode>;
      },
    };
  }

  #tools(): PanelTools {
    return {
      serialPorts: () => [],
      identify: async () => ({ kind: 'silent' }),
      checkPort: async () => null,
      gpioChips: () => [],
      realPath: (file) => file,
      whoIsThere: async () => [],
      announce: async (tell) => {
        this.announced.push(tell());
        return () => this.announced.pop();
      },
      openPanel: async () => this.panel,
      firmware: (file) => ({ file: file ?? 'panel.hex', image: IMAGE }),
      flash: async () => ({ ok: true }),
      time: { now: () => this.time.now, after: (ms, action) => this.time.after(ms, action) },
      pid: 4711,
    };
  }

  /** Lets what was promised meanwhile happen, and then so much time go by, in steps. */
  async pass(ms = 0): Promise<void> {
    for (let gone = 0; gone <= ms; gone += 10) {
      await new Promise(setImmediate);
      if (gone < ms) this.time.advance(10);
    }
  }

  /** Until the test asks for this, or has ended; a failure after 60 s of its time. */
  async until(text: string): Promise<void> {
    for (let gone = 0; !this.said.includes(text); gone += 50) {
      if (gone > 60_000) throw new Error(`never said: ${text}\n${this.said}`);
      await this.pass(50);
    }
    this.said = this.said.slice(this.said.indexOf(text) + text.length);
    await this.pass();
  }
}
