import type {
  BuzzerPattern,
  Cue,
  DeskPanel,
  Duration,
  Instant,
  Key,
  Lamp,
  LampPattern,
  PanelCapabilities,
  PanelEvent,
} from '../../../device/ports/index.ts';
import { OwnFault } from '../own-fault.ts';
import type { DriverClock } from './clock.ts';
import type { OpenLink, PanelLink } from './link.ts';
import { DARK, type Hello, PANEL_KEYS, PANEL_LAMPS, type PanelLamp, type PanelMove } from './messages.ts';
import { Session } from './session.ts';

export interface SerialPanelParts {
  readonly open: OpenLink;
  readonly clock: DriverClock;
  /** Any number, another one at each call. */
  readonly nonce: () => number;
  readonly log: (entry: SerialPanelNote) => void;
  /** Why the port's name may lead to another board than the one meant, or null; asked at each connection. */
  readonly doubt?: () => string | null;
}

export interface SerialPanelNote {
  readonly level: 'info' | 'warning' | 'error';
  readonly code:
    | 'Panel_Connected'
    | 'Panel_Lost'
    | 'Panel_NoPort'
    | 'Panel_OtherProtocol'
    | 'Panel_KeyStuck'
    | 'Panel_HookChatters'
    | 'Panel_SharedName'
    | 'Panel_Refused';
  readonly text: string;
}

const FIRST_RETRY: Duration = 100;
const LAST_RETRY: Duration = 1_000;
/** `start` waits no longer: a board that is in its bootloader is connected later. */
const START_WITHIN: Duration = 1_500;
const STOP_WITHIN: Duration = 300;
/** A key that is down at a greeting may be somebody's finger; then it is one no more. */
const STUCK_AFTER: Duration = 3_000;

/**
 * The serial panel with its own firmware (firmware-bridge/firmware). Opens its port again and again, waiting longer each
 * time, until a panel answers there; takes it for lost when the port closes or the panel is silent for 2 s.
 */
export class SerialPanel implements DeskPanel {
  readonly capabilities: PanelCapabilities = { keys: PANEL_KEYS, lamps: PANEL_LAMPS, buzzer: true };
  readonly #parts: SerialPanelParts;
  #listener: ((event: PanelEvent) => void) | null = null;
  #link: PanelLink | null = null;
  #session: Session | null = null;
  #hello: Hello | null = null;
  #hook: 'up' | 'down' = 'down';
  readonly #pressed = new Set<Key>();
  readonly #held = new Set<Key>();
  readonly #fault: OwnFault;
  #cancelStuck = (): void => {};
  #retry = FIRST_RETRY;
  #cancelRetry = (): void => {};
  #onLookedFor = (): void => {};
  /** What was last logged of a port that cannot be opened: said once, not at each try. */
  #complaint = '';
  #noise = 0;
  /** Of a panel that was never there the listener hears once. */
  #told = false;

  constructor(parts: SerialPanelParts) {
    this.#parts = parts;
    this.#fault = new OwnFault(
      () => parts.clock.now(),
      (cue) => this.#session?.lamp('fault', cue),
    );
  }

  /** Of the panel that is connected, or null. */
  get hello(): Hello | null {
    return this.#hello;
  }

  /** Lines so far that one of the two could not read. */
  get noise(): number {
    return this.#noise;
  }

  start(listener: (event: PanelEvent) => void): Promise<void> {
    this.#listener = listener;
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(START_WITHIN, resolve);
      this.#onLookedFor = () => {
        cancel();
        resolve();
      };
      this.#open();
    });
  }

  async stop(): Promise<void> {
    this.#listener = null;
    this.#cancelRetry();
    this.#cancelStuck();
    this.#onLookedFor();
    const session = this.#session;
    if (session && this.#hello) await this.#leaveSafe(session);
    session?.end();
    this.#session = null;
    this.#hello = null;
    this.#pressed.clear();
    await new Promise<void>((resolve) => (this.#link ? this.#link.close(resolve) : resolve()));
    this.#link = null;
  }

  lamp(lamp: Lamp, cue: Cue<LampPattern>): void {
    if (!this.#hello || !isPanelLamp(lamp)) return;
    if (lamp === 'fault') this.#fault.desk(cue);
    else this.#session?.lamp(lamp, cue);
  }

  buzzer(cue: Cue<BuzzerPattern>): void {
    const session = this.#session;
    if (this.#hello && session) session.show({ ...session.shown, buzzer: cue });
  }

  dueMoments(moments: readonly Instant[]): void {
    if (this.#hello) this.#session?.dueMoments(moments);
  }

  /** Dark but for the fault lamp, nothing due: or the panel would go on cueing for a unit that was stopped on purpose. */
  #leaveSafe(session: Session): Promise<void> {
    const { fault } = session.shown.lamps;
    session.show({ ...DARK, lamps: { ...DARK.lamps, fault } });
    session.dueMoments([]);
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(STOP_WITHIN, resolve);
      session.whenSettled(() => {
        cancel();
        resolve();
      });
    });
  }

  #open(): void {
    const link = this.#parts.open({
      onOpen: () => this.#opened(),
      onLine: (line) => this.#session?.line(line),
      onOverlong: () => this.#countNoise(),
      onClosed: (why) => this.#closed(why),
    });
    this.#link = link;
  }

  #opened(): void {
    this.#session = new Session({
      clock: this.#parts.clock,
      nonce: this.#parts.nonce,
      write: (line) => this.#link?.write(line),
      onHello: (hello) => this.#greeted(hello),
      onMove: (move) => this.#moved(move),
      onAnew: (why) => this.#lost(why),
      onDead: (why) => this.#dead(why),
      onNoise: () => this.#countNoise(),
      onRefused: (what, why) => this.#refused(what, why),
    });
    this.#session.start();
  }

  #countNoise(): void {
    this.#noise += 1;
  }

  #greeted(hello: Hello): void {
    this.#hello = hello;
    this.#hook = hello.hook;
    this.#retry = FIRST_RETRY;
    this.#complaint = '';
    const image = hello.flashCrc.toString(16).padStart(4, '0');
    this.#note('info', 'Panel_Connected', `panel with firmware ${hello.firmware} (image ${image})`);
    this.#cancelStuck();
    this.#fault.reset();
    this.#told = true;
    this.#listener?.({ type: 'connected', hook: hello.hook });
    this.#tellTroubles(hello);
    this.#onLookedFor();
  }

  /** The phone goes on working: the log says what is wrong, and the fault lamp that something is. */
  #tellTroubles({ held }: Hello): void {
    this.#held.clear();
    for (const key of held) {
      this.#held.add(key);
      const text = `key ${key} is held down since the panel was connected: it counts once it is let go; is it stuck?`;
      this.#note('warning', 'Panel_KeyStuck', text);
    }
    this.#cancelStuck = this.#parts.clock.after(STUCK_AFTER, () => {
      for (const key of this.#held) this.#trouble(`keys.${key}`, true);
    });
    const doubt = this.#parts.doubt?.() ?? null;
    if (doubt !== null) this.#trouble('port', true, { code: 'Panel_SharedName', text: doubt });
  }

  #trouble(name: string, isThere: boolean, note?: Pick<SerialPanelNote, 'code' | 'text'>): void {
    if (note) this.#note('warning', note.code, note.text);
    if (this.#hello) this.#fault.trouble(name, isThere);
  }

  #moved(move: PanelMove): void {
    if (move.type === 'hook') {
      if (move.hook === this.#hook) return;
      this.#hook = move.hook;
    } else if (move.type === 'chatter') {
      return this.#chatters(move.chatters);
    } else if (move.type === 'pressed') {
      if (this.#pressed.has(move.key)) return;
      this.#pressed.add(move.key);
    } else {
      this.#held.delete(move.key);
      this.#trouble(`keys.${move.key}`, false);
      if (!this.#pressed.delete(move.key)) return;
    }
    this.#listener?.(move);
  }

  #chatters(chatters: boolean): void {
    const text = 'the contact of the hook chatters: look at its wire, its solder and its pull-up';
    this.#trouble('hook', chatters, chatters ? { code: 'Panel_HookChatters', text } : undefined);
  }

  #lost(why: string): void {
    if (!this.#hello) return;
    this.#hello = null;
    this.#cancelStuck();
    for (const key of this.#pressed) this.#listener?.({ type: 'released', key });
    this.#pressed.clear();
    this.#note('warning', 'Panel_Lost', `the panel is lost: ${why}`);
    this.#listener?.({ type: 'lost', detail: why });
  }

  /** The port is there, but nobody answers on it. */
  #dead(why: string): void {
    const link = this.#link;
    this.#link = null;
    this.#session = null;
    if (!this.#hello) this.#complain(`nobody answers on the panel's port (${why}): is its firmware flashed?`);
    this.#lost(why);
    link?.close(() => this.#openLater());
  }

  #closed(why: string): void {
    this.#session?.end();
    this.#session = null;
    this.#link = null;
    if (!this.#hello) this.#complain(`the panel's port cannot be used: ${why}`);
    this.#lost(why);
    this.#onLookedFor();
    this.#openLater();
  }

  #openLater(): void {
    if (!this.#listener) return;
    this.#cancelRetry();
    this.#cancelRetry = this.#parts.clock.after(this.#retry, () => this.#open());
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
  }

  #refused(what: string, why: string): void {
    const [, version] = /^version (\d+)$/.exec(why) ?? [];
    if (version === undefined) {
      return this.#note('error', 'Panel_Refused', `the panel refused "${what}": ${why}`);
    }
    const text = `the panel speaks version ${version} of the protocol, this unit version 1: flash the panel's firmware anew`;
    this.#complain(text, 'Panel_OtherProtocol');
  }

  #complain(text: string, code: SerialPanelNote['code'] = 'Panel_NoPort'): void {
    if (this.#complaint !== text) this.#note('error', code, text);
    this.#complaint = text;
    if (!this.#told) this.#listener?.({ type: 'lost', detail: text });
    this.#told = true;
  }

  #note(level: SerialPanelNote['level'], code: SerialPanelNote['code'], text: string): void {
    this.#parts.log({ level, code, text });
  }
}

function isPanelLamp(lamp: Lamp): lamp is PanelLamp {
  return PANEL_LAMPS.some((own) => own === lamp);
}
