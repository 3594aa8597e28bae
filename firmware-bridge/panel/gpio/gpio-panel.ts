import {
  type BuzzerPattern,
  type Cue,
  type DeskPanel,
  type Duration,
  KEYS,
  LAMPS,
  type Lamp,
  type LampPattern,
  type PanelCapabilities,
  type PanelEvent,
} from '../../../device/ports/index.ts';
import { type PanelTime, systemPanelTime } from '../pattern-player.ts';
import { Contacts, type ContactTroubles, NO_TROUBLES } from './contacts.ts';
import { GpioError, type GpioErrorCode } from './gpio-error.ts';
import { type GpioWiring, type UsedPin, usedPins } from './options.ts';
import { Outputs } from './outputs.ts';
import type { OpenPins, Pins } from './pins.ts';

/** ms. After the pins could not be had, or failed. */
export const RETRY_AFTER: Duration = 2_000;

/** What is wrong with the panel, for the log. The phone goes on working. */
export interface GpioTrouble {
  readonly code: GpioErrorCode | 'Gpio_KeyStuck' | 'Gpio_Chattering';
  readonly message: string;
}

export interface GpioPanelParts {
  readonly wiring: GpioWiring;
  /** `new OnoffPins()` on a Pi. */
  readonly pins: Pins;
  readonly time?: PanelTime;
  /** Told all that is wrong whenever that changes; empty when all is well again. */
  readonly onTroubles?: (troubles: readonly GpioTrouble[]) => void;
}

interface Connection {
  readonly pins: OpenPins;
  readonly contacts: Contacts;
  readonly outputs: Outputs;
}

type Listener = (event: PanelEvent) => void;

/**
 * Keys, hook, lamps and an active buzzer on the pins of a Raspberry Pi. Without a processor of its own it cannot cue when
 * the daemon is silent: scripts/panel-safe leaves it safe. The fault lamp is lit, whatever the desk says, while a
 * key is stuck or a contact chatters.
 */
export class GpioPanel implements DeskPanel {
  readonly capabilities: PanelCapabilities;
  readonly #parts: Required<GpioPanelParts>;
  readonly #used: readonly UsedPin[];
  #listener: Listener | null = null;
  #connection: Connection | null = null;
  #fault: Cue<LampPattern> = { pattern: 'off', since: 0 };
  #contactTroubles: ContactTroubles = NO_TROUBLES;
  #pinTrouble: GpioTrouble | null = null;
  /** Of pins that were never there the listener hears once. */
  #told = false;
  #lookedFor: () => void = () => undefined;
  #giveUp: () => void = () => undefined;
  #cancelRetry: () => void = () => undefined;

  /** Throws a `GpioError` if the wiring cannot be: a pin used twice, reserved, or not there. */
  constructor(parts: GpioPanelParts) {
    this.#parts = { time: systemPanelTime, onTroubles: () => undefined, ...parts };
    this.#used = usedPins(parts.wiring);
    const { keys, lamps, buzzer } = parts.wiring;
    this.capabilities = {
      keys: KEYS.filter((key) => keys[key] !== undefined),
      lamps: LAMPS.filter((lamp) => lamps[lamp] !== undefined),
      buzzer: buzzer !== undefined,
    };
  }

  start(listener: Listener): Promise<void> {
    this.#listener = listener;
    return new Promise((resolve) => {
      this.#lookedFor = resolve;
      this.#open();
    });
  }

  async stop(): Promise<void> {
    this.#listener = null;
    this.#cancelRetry();
    this.#giveUp();
    this.#lookedFor();
    this.#connection?.contacts.stop({ release: false });
    this.#connection?.outputs.stop(['fault']);
    this.#connection?.pins.close();
    this.#connection = null;
  }

  lamp(lamp: Lamp, cue: Cue<LampPattern>): void {
    if (!this.#connection) return;
    if (lamp !== 'fault') return this.#connection.outputs.lamp(lamp, cue);
    this.#fault = cue;
    this.#showFault();
  }

  buzzer(cue: Cue<BuzzerPattern>): void {
    this.#connection?.outputs.buzzer(cue);
  }

  /** Of no use to a panel without a processor. */
  dueMoments(): void {}

  #open(): void {
    this.#giveUp = this.#parts.pins.open(this.#used, {
      opened: (pins) => {
        this.#connect(pins);
        this.#lookedFor();
      },
      failed: (error) => {
        this.#lose(error);
        this.#lookedFor();
      },
      edge: (bcm, level) => this.#connection?.contacts.edge(bcm, level),
    });
  }

  #connect(pins: OpenPins): void {
    const { wiring, time } = this.#parts;
    const contacts = new Contacts(wiring, pins, time, {
      event: (event) => this.#listener?.(event),
      troubles: (troubles) => this.#contactsTrouble(troubles),
    });
    this.#connection = { pins, contacts, outputs: new Outputs(wiring, pins, time) };
    this.#fault = { pattern: 'off', since: 0 };
    if (this.#pinTrouble) this.#trouble(null);
    this.#told = true;
    this.#listener?.({ type: 'connected', hook: contacts.hook });
    contacts.begin();
  }

  #lose(error: Error): void {
    const lost = this.#connection;
    this.#connection = null;
    lost?.contacts.stop({ release: true });
    // Whatever can still be written: the buzzer must not sound on.
    lost?.outputs.stop([]);
    lost?.pins.close();
    this.#contactTroubles = NO_TROUBLES;
    if (lost || !this.#told) this.#listener?.({ type: 'lost', detail: error.message });
    this.#told = true;
    this.#trouble(troubleOf(error));
    if (this.#listener) {
      this.#cancelRetry = this.#parts.time.after(RETRY_AFTER, () => this.#open());
    }
  }

  /** Said again only when it is another. */
  #trouble(trouble: GpioTrouble | null): void {
    if (trouble?.code === this.#pinTrouble?.code && trouble?.message === this.#pinTrouble?.message) return;
    this.#pinTrouble = trouble;
    this.#tellTroubles();
  }

  #contactsTrouble(troubles: ContactTroubles): void {
    this.#contactTroubles = troubles;
    this.#showFault();
    this.#tellTroubles();
  }

  #showFault(): void {
    const { stuck, chattering } = this.#contactTroubles;
    const own = stuck.length + chattering.length > 0;
    const cue: Cue<LampPattern> =
      own && this.#fault.pattern === 'off'
        ? { pattern: 'fault', since: this.#parts.time.now() }
        : this.#fault;
    this.#connection?.outputs.lamp('fault', cue);
  }

  #tellTroubles(): void {
    const { stuck, chattering } = this.#contactTroubles;
    const contacts = [...stuck.map(stuckTrouble), ...chattering.map(chatterTrouble)];
    this.#parts.onTroubles(this.#pinTrouble ? [this.#pinTrouble, ...contacts] : contacts);
  }
}

function troubleOf(error: Error): GpioTrouble {
  return { code: error instanceof GpioError ? error.code : 'Gpio_PinFailed', message: error.message };
}

function stuckTrouble(name: string): GpioTrouble {
  return {
    code: 'Gpio_KeyStuck',
    message: `The key ${name} was down when the panel was started: it counts again once it has been released. Is it stuck, or its wire at ground? Is its pull-up there?`,
  };
}

function chatterTrouble(name: string): GpioTrouble {
  return {
    code: 'Gpio_Chattering',
    message: `The contact ${name} chatters: it is taken for closed until it is quiet. Look at its wire, its solder and its pull-up.`,
  };
}
