import type {
  BuzzerPattern,
  Cue,
  DeskPanel,
  Key,
  Lamp,
  LampPattern,
  PanelCapabilities,
  PanelEvent,
} from '../../../device/ports/index.ts';
import { BUZZER_RHYTHMS, LAMP_RHYTHMS, RED_PATTERNS, type Rhythm } from '../../../device/ports/index.ts';
import { OwnFault } from '../own-fault.ts';
import { type PanelTime, PatternPlayer, systemPanelTime } from '../pattern-player.ts';
import { Chatter } from './chatter.ts';
import { Contact } from './contact.ts';
import type { FirmataBoard, Introduction } from './firmata-board.ts';
import { Link } from './link.ts';
import { type Libraries, loadLibraries } from './load.ts';
import type { MessageKind } from './messages.ts';
import { faultOf, type OpenPort, type PortFault } from './port.ts';
import { checkPins, type FirmataSettings, type Use, usesOf } from './settings.ts';

export interface FirmataLogEntry {
  readonly level: 'info' | 'warning' | 'error';
  /** As `Firmata_NoPort`. */
  readonly code: string;
  readonly text: string;
}

export interface FirmataPanelParts {
  readonly settings: FirmataSettings;
  readonly log?: (entry: FirmataLogEntry) => void;
  readonly time?: PanelTime;
  /** Loads johnny-five and all that it needs; called on start. */
  readonly load?: (settings: FirmataSettings) => Promise<Libraries>;
  /** The wire to the board, in place of the serial device that the settings name. */
  readonly open?: OpenPort;
  /** Why the device's name may lead to another board than the one meant, or null; asked at each connection. */
  readonly doubt?: () => string | null;
}

/** ms. A push button bounces for 5 at most, the switch of a cradle for longer. */
const KEY_QUIET = 20;
const HOOK_QUIET = 60;

const HOOK = 'hook';

/**
 * A panel on a board with StandardFirmata, by johnny-five. The patterns are played from here, edge by edge: a lamp that
 * stops blinking means a unit that has stopped. The board itself knows no due moments.
 */
export class FirmataPanel implements DeskPanel {
  readonly capabilities: PanelCapabilities;
  readonly #settings: FirmataSettings;
  readonly #uses: readonly Use[];
  readonly #log: (entry: FirmataLogEntry) => void;
  readonly #time: PanelTime;
  readonly #load: (settings: FirmataSettings) => Promise<Libraries>;
  readonly #openInstead: OpenPort | undefined;
  readonly #contacts: ReadonlyMap<string, Contact>;
  readonly #hookChatter: Chatter;
  readonly #fault: OwnFault;
  readonly #doubt: () => string | null;
  readonly #pressed = new Set<Key>();
  readonly #players = new Map<string, PatternPlayer>();
  readonly #lamps = new Map<Lamp, LampPattern>();
  #listener: ((event: PanelEvent) => void) | null = null;
  #link: Link | null = null;
  #board: FirmataBoard | null = null;
  #connected = false;
  #lastFault: string | null = null;
  /** Whether the listener has heard anything yet. */
  #told = false;
  #onFirstOutcome: () => void = () => undefined;

  constructor({ settings, log, time, load, open, doubt }: FirmataPanelParts) {
    this.#settings = settings;
    this.#uses = usesOf(settings);
    this.#log = log ?? (() => undefined);
    this.#time = time ?? systemPanelTime;
    this.#load = load ?? loadLibraries;
    this.#openInstead = open;
    this.#doubt = doubt ?? (() => null);
    this.#hookChatter = new Chatter(this.#time, (chatters) => this.#chatters(chatters));
    this.#fault = new OwnFault(
      () => this.#time.now(),
      (cue) => this.#show('fault', cue),
    );
    const keys = Object.keys(settings.keys) as Key[];
    this.capabilities = {
      keys,
      lamps: Object.keys(settings.lamps) as Lamp[],
      buzzer: settings.buzzer !== undefined,
    };
    this.#contacts = new Map([
      [HOOK, new Contact(this.#time, HOOK_QUIET, (closed) => this.#onHook(closed))] as const,
      ...keys.map((key) => {
        const contact = new Contact(this.#time, KEY_QUIET, (closed) => this.#onKey(key, closed));
        return [`keys.${key}`, contact] as const;
      }),
    ]);
  }

  async start(listener: (event: PanelEvent) => void): Promise<void> {
    this.#listener = listener;
    try {
      checkPins(this.#uses);
      const libraries = await this.#load(this.#settings);
      await this.#connect(libraries);
    } catch (error) {
      this.#onFailed(faultOf(error));
    }
  }

  /** Resolves at the first outcome, whatever it is. */
  #connect(libraries: Libraries): Promise<void> {
    const link = new Link(this.#openInstead ?? libraries.open, this.#time, {
      greeted: (introduction) => this.#onGreeted(libraries, introduction),
      settled: () => this.#onSettled(),
      message: (kind, bytes) => this.#onMessage(kind, bytes),
      failed: (fault) => this.#onFailed(fault),
    });
    if (this.#listener === null) return Promise.resolve();
    this.#link = link;
    return new Promise((resolve) => {
      this.#onFirstOutcome = resolve;
      link.start();
    });
  }

  async stop(): Promise<void> {
    this.#listener = null;
    this.#onFirstOutcome();
    if (this.#connected) this.#leaveSafe();
    this.#disconnect();
    await this.#link?.stop();
    this.#link = null;
  }

  lamp(lamp: Lamp, cue: Cue<LampPattern>): void {
    if (!this.#connected) return;
    if (lamp === 'fault') this.#fault.desk(cue);
    else this.#show(lamp, cue);
  }

  #show(lamp: Lamp, { pattern, since }: Cue<LampPattern>): void {
    this.#lamps.set(lamp, pattern);
    const pins = this.#settings.lamps[lamp];
    if (typeof pins !== 'object') return this.#play(`lamps.${lamp}`, LAMP_RHYTHMS[pattern], since);
    const [shows, dark] = RED_PATTERNS.includes(pattern) ? ['red', 'amber'] : ['amber', 'red'];
    this.#play(`lamps.${lamp}.${dark}`, LAMP_RHYTHMS.off, since);
    this.#play(`lamps.${lamp}.${shows}`, LAMP_RHYTHMS[pattern], since);
  }

  buzzer({ pattern, since }: Cue<BuzzerPattern>): void {
    if (this.#connected) this.#play('buzzer', BUZZER_RHYTHMS[pattern], since);
  }

  /** A board with StandardFirmata keeps no times: when the daemon is silent, it is too. */
  dueMoments(): void {}

  #play(name: string, rhythm: Rhythm, since: number): void {
    this.#players.get(name)?.play(rhythm, since);
  }

  #onGreeted({ makeBoard }: Libraries, introduction: Introduction): void {
    if (!this.#board?.isLike(introduction)) {
      const board = makeBoard(introduction, (bytes) => this.#link?.write(bytes));
      board.check(this.#uses);
      this.#board = board;
    }
    this.#board.setUp(this.#uses, (name, closed) => {
      if (!this.#connected) return;
      if (name === HOOK) this.#hookChatter.edge();
      this.#contacts.get(name)?.edge(closed);
    });
  }

  #onMessage(kind: MessageKind, bytes: Buffer): void {
    this.#board?.take(kind, bytes);
  }

  #onSettled(): void {
    const board = this.#board;
    const mute = [...this.#contacts.keys()].find((name) => board?.closed(name) === null);
    if (board === null || mute !== undefined) {
      return this.#link?.fail({
        reason: 'unusable',
        code: 'Firmata_NoFirmware',
        message: `the board does not say how its pins stand (${mute}): load StandardFirmata onto it`,
      });
    }
    for (const [name, contact] of this.#contacts) contact.reset(board.closed(name) === true);
    for (const { name, needs } of this.#uses) {
      if (needs === 'input') continue;
      this.#players.set(name, new PatternPlayer(this.#time, (on) => board.show(name, on)));
    }
    this.#connected = true;
    this.#lastFault = null;
    const text = `the panel on ${this.#settings.device} is connected`;
    this.#log({ level: 'info', code: 'Firmata_Connected', text });
    this.#fault.reset();
    this.#tell({ type: 'connected', hook: this.#hook(board.closed(HOOK) === true) });
    this.#tellTroubles(board);
    this.#onFirstOutcome();
  }

  /** A key that is down already was not pressed for us: it counts once it has been let go. */
  #tellTroubles(board: FirmataBoard): void {
    for (const name of this.#contacts.keys()) {
      if (name === HOOK || !board.closed(name)) continue;
      const text = `${name} is down since the panel was connected: it counts once it is let go; is it stuck?`;
      this.#trouble(name, true, { code: 'Firmata_KeyStuck', text });
    }
    const doubt = this.#doubt();
    if (doubt !== null) this.#trouble('port', true, { code: 'Firmata_SharedName', text: doubt });
  }

  #chatters(chatters: boolean): void {
    const text = 'the contact of the hook chatters: look at its wire, its solder and its pull-up';
    this.#trouble(HOOK, chatters, chatters ? { code: 'Firmata_HookChatters', text } : undefined);
  }

  /** The phone goes on working: the log says what is wrong, and the fault lamp that something is. */
  #trouble(name: string, isThere: boolean, note?: Pick<FirmataLogEntry, 'code' | 'text'>): void {
    if (note) this.#log({ level: 'warning', ...note });
    if (this.#connected) this.#fault.trouble(name, isThere);
  }

  #onFailed(fault: PortFault): void {
    const wasConnected = this.#connected;
    this.#disconnect();
    const news = fault.message !== this.#lastFault;
    this.#lastFault = fault.message;
    const code = fault.code ?? (fault.reason === 'closed' ? 'Firmata_Lost' : 'Firmata_Unusable');
    if (news) this.#log({ level: wasConnected ? 'error' : 'warning', code, text: fault.message });
    // Whether it was ever there or not; and of one that is there and of no use everyone must hear why.
    const worthTelling = news && (fault.reason !== 'absent' || !this.#told);
    if (wasConnected || worthTelling) this.#tell({ type: 'lost', detail: fault.message });
    this.#onFirstOutcome();
  }

  #disconnect(): void {
    this.#connected = false;
    for (const player of this.#players.values()) player.stop();
    this.#players.clear();
    this.#lamps.clear();
    for (const contact of this.#contacts.values()) contact.reset(false);
    this.#hookChatter.forget();
    for (const key of [...this.#pressed]) this.#onKey(key, false);
    this.#board?.letGo();
  }

  /** Buzzer silent, every lamp off but `fault`, which stands still from now on. */
  #leaveSafe(): void {
    for (const player of this.#players.values()) player.stop();
    const fault = this.#lamps.get('fault') ?? 'off';
    for (const { name, needs } of this.#uses) {
      if (needs !== 'input') this.#board?.show(name, false);
    }
    if (fault === 'off') return;
    const pins = this.#settings.lamps.fault;
    this.#board?.show(typeof pins === 'object' ? 'lamps.fault.red' : 'lamps.fault', true);
  }

  #onKey(key: Key, closed: boolean): void {
    if (!closed) this.#trouble(`keys.${key}`, false);
    if (closed) {
      this.#pressed.add(key);
      this.#tell({ type: 'pressed', key });
    } else if (this.#pressed.delete(key)) this.#tell({ type: 'released', key });
  }

  #onHook(closed: boolean): void {
    this.#tell({ type: 'hook', hook: this.#hook(closed) });
  }

  #hook(closed: boolean): 'up' | 'down' {
    return closed === (this.#settings.hookClosedWhen !== 'down') ? 'up' : 'down';
  }

  #tell(event: PanelEvent): void {
    this.#told = true;
    this.#listener?.(event);
  }
}
