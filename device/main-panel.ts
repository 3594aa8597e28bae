import { sharedName } from '../firmware-bridge/panel/boards/serial-ports.ts';
import { serialTrouble } from '../firmware-bridge/panel/serial-trouble.ts';
import { VirtualPanel } from '../firmware-bridge/panel/virtual/virtual-panel.ts';
import type { FirmataPanelConfig, GpioPanelConfig, PanelConfig, SerialPanelConfig } from './config/config.ts';
import type { Log } from './log/log.ts';
import type { DeskPanel } from './ports/index.ts';

/** The panel of a unit. */
export interface UnitPanel {
  readonly panel: DeskPanel;
  /** The same, if it is the one that the page draws; null if there is a real one. */
  readonly drawn: VirtualPanel | null;
}

/** Bytes of a line of the serial protocol, more than its longest. */
const LONGEST_LINE = 80;

/** Loads the configured driver, and no other: they need libraries of 20 MB. One that cannot be loaded is a lost panel. */
export async function makePanel(config: PanelConfig, log: Log): Promise<UnitPanel> {
  if (config.driver === 'virtual') {
    const drawn = new VirtualPanel();
    return { panel: drawn, drawn };
  }
  if (config.driver === 'none') return { panel: noPanel('its configuration is faulty'), drawn: null };
  try {
    return { panel: await realPanel(config, log), drawn: null };
  } catch (error) {
    log.error(`the panel's driver cannot be used: ${error instanceof Error ? error.message : error}`, {
      code: 'Panel_NoDriver',
    });
    return { panel: noPanel(error), drawn: null };
  }
}

function realPanel(
  config: GpioPanelConfig | SerialPanelConfig | FirmataPanelConfig,
  log: Log,
): Promise<DeskPanel> {
  switch (config.driver) {
    case 'gpio':
      return gpioPanel(config, log);
    case 'serial':
      return serialPanel(config, log);
    case 'firmata':
      return firmataPanel(config, log);
  }
}

async function gpioPanel({ keys, lamps, hook, hookClosedWhen, buzzer }: GpioPanelConfig, log: Log) {
  const [{ GpioPanel }, { OnoffPins }] = await Promise.all([
    import('../firmware-bridge/panel/gpio/gpio-panel.ts'),
    import('../firmware-bridge/panel/gpio/onoff-pins.ts'),
  ]);
  return new GpioPanel({
    wiring: { keys, lamps, hook, hookClosedWhen, ...(buzzer !== null && { buzzer }) },
    pins: new OnoffPins(),
    onTroubles: (troubles) => {
      if (troubles.length === 0) log.info('nothing is wrong with the panel any more');
      for (const { code, message } of troubles) log.error(message, { code });
    },
  });
}

async function serialPanel({ port }: SerialPanelConfig, log: Log) {
  const { SerialPanel, linkOver, serialPort, systemClock } = await import(
    '../firmware-bridge/panel/serial/index.ts'
  );
  const explain = (text: string) => serialTrouble(text, port).message;
  return new SerialPanel({
    open: linkOver(() => serialPort(port), LONGEST_LINE, explain),
    doubt: () => sharedName(port),
    clock: systemClock,
    nonce: () => Math.floor(Math.random() * 0x1_0000),
    log: ({ level, code, text }) => log[level === 'warning' ? 'warn' : level](text, { code, port }),
  });
}

async function firmataPanel({ driver: _, port, buzzer, ...wiring }: FirmataPanelConfig, log: Log) {
  const { FirmataPanel } = await import('../firmware-bridge/panel/firmata/index.ts');
  return new FirmataPanel({
    settings: { device: port, ...wiring, ...(buzzer && { buzzer }) },
    doubt: () => sharedName(port),
    log: ({ level, code, text }) => log[level === 'warning' ? 'warn' : level](text, { code, port }),
  });
}

/** The phone works without: the page shows that the panel is not connected. */
const noPanel = (why: unknown): DeskPanel => ({
  capabilities: { keys: [], lamps: [], buzzer: false },
  start: async (listener) => listener({ type: 'lost', detail: String(why) }),
  stop: async () => {},
  lamp: () => {},
  buzzer: () => {},
  dueMoments: () => {},
});
