import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type DeskPanel,
  type Key,
  LAMP_RHYTHMS,
  type Lamp,
  type LampPattern,
  type PanelEvent,
  type Rhythm,
} from '../../../../device/ports/index.ts';
import { VirtualTime } from '../../../line/simulated/virtual-time.ts';
import type { PanelTime } from '../../pattern-player.ts';
import { type FirmataLogEntry, FirmataPanel } from '../firmata-panel.ts';
import { type Libraries, loadLibraries } from '../load.ts';
import type { FirmataSettings, Pin } from '../settings.ts';
import { FakeBoard } from './fake-board.ts';

export const SETTINGS: FirmataSettings = {
  device: '/dev/serial/by-id/usb-Invented_board-if00',
  hook: 2,
  hookClosedWhen: 'down',
  keys: {
    hold: 3,
    transfer: 4,
    message: 7,
    callBack: 8,
    satisfied: 12,
    mute: 'A0',
    line1: 'A1',
    line2: 'A2',
  },
  lamps: { hold: { amber: 9, red: 10 }, line1: 11, line2: 'A3', fault: 13 },
  buzzer: { pin: 6, kind: 'passive' },
};

/** ms of virtual time: two rounds of the longest rhythm. */
const LONG_LOOK = 25_000;
const CONTACT_SETTLES = 100;

/** A panel on a fake board, in virtual time. */
export class FirmataBench {
  readonly virtual = new VirtualTime(1000);
  readonly time: PanelTime;
  readonly board: FakeBoard;
  readonly firmata: FirmataPanel;
  readonly events: PanelEvent[] = [];
  readonly log: FirmataLogEntry[] = [];
  /** How many boards johnny-five was asked for. */
  boardsMade = 0;
  /** The panel; its start and stop let time go on until they are done. */
  readonly panel: DeskPanel;
  readonly #settings: FirmataSettings;

  constructor(settings: FirmataSettings = SETTINGS, doubt: string | null = null) {
    this.#settings = settings;
    const { virtual } = this;
    this.time = { now: () => virtual.now, after: (ms, action) => virtual.after(ms, action) };
    this.board = new FakeBoard(this.time);
    this.firmata = new FirmataPanel({
      settings,
      time: this.time,
      load: async (of) => {
        const { makeBoard, ...rest } = await loadLibraries(of);
        const counted: Libraries['makeBoard'] = (introduction, write) => {
          this.boardsMade += 1;
          return makeBoard(introduction, write);
        };
        return { ...rest, makeBoard: counted };
      },
      open: (events) => this.board.open(events),
      log: (entry) => this.log.push(entry),
      doubt: () => doubt,
    });
    // A hook whose contact is closed is down.
    this.board.close(this.#number(settings.hook), true);
    this.panel = this.#pumped();
  }

  #pumped(): DeskPanel {
    const { firmata } = this;
    return {
      capabilities: firmata.capabilities,
      start: (listener) =>
        this.#pump(
          firmata.start((event) => {
            this.events.push(event);
            listener(event);
          }),
        ),
      stop: () => this.#pump(firmata.stop()),
      lamp: (lamp, cue) => firmata.lamp(lamp, cue),
      buzzer: (cue) => firmata.buzzer(cue),
      dueMoments: () => firmata.dueMoments(),
    };
  }

  async #pump(done: Promise<void>): Promise<void> {
    let over = false;
    const end = done.finally(() => {
      over = true;
    });
    while (!over) {
      this.virtual.advance(10);
      // The libraries are loaded from the disk meanwhile.
      await new Promise(setImmediate);
    }
    await end;
  }

  /** Lets so much time go by, and what was promised meanwhile happen. */
  async pass(ms: number): Promise<void> {
    for (let gone = 0; gone < ms; gone += 10) {
      this.virtual.advance(10);
      await Promise.resolve();
    }
  }

  press(key: Key): void {
    this.board.close(this.#key(key), true);
  }

  release(key: Key): void {
    this.board.close(this.#key(key), false);
    this.virtual.advance(CONTACT_SETTLES);
  }

  /** An edge each ms, seven times to and fro. */
  bounce(key: Key): void {
    for (const closed of [true, false]) {
      for (let time = 0; time < 7; time += 1) {
        this.board.close(this.#key(key), time % 2 === 0 ? closed : !closed);
        this.virtual.advance(1);
      }
      this.virtual.advance(CONTACT_SETTLES);
    }
  }

  tap(key: Key): void {
    this.press(key);
    this.virtual.advance(15);
    this.release(key);
  }

  /** Of a port and of a pin that no board has. */
  lie(): void {
    this.board.say([0x9f, 127, 1]);
    this.board.say([0xf0, 0x6e, 99, 1, 1, 0xf7]);
    this.virtual.advance(CONTACT_SETTLES);
  }

  moveHook(hook: 'up' | 'down'): void {
    this.board.close(this.#number(this.#settings.hook), hook === 'down');
    this.virtual.advance(CONTACT_SETTLES);
  }

  unplug(): void {
    this.board.unplug();
    this.virtual.advance(1);
  }

  /** Until the panel has noticed, 20 s at most. */
  plugIn(): void {
    this.board.plugIn();
    const before = this.events.length;
    for (let waited = 0; waited < 20_000 && this.events.length === before; waited += 10) {
      this.virtual.advance(10);
    }
  }

  shows(lamp: Lamp): LampPattern {
    const pins = this.#settings.lamps[lamp];
    if (pins === undefined) throw new Error(`no lamp ${lamp}`);
    const both = typeof pins === 'object' ? [pins.amber, pins.red] : [pins];
    const named = this.#rhythmOn(both.map((pin) => this.#number(pin)));
    if (named === 'on') return lamp === 'fault' ? 'fault' : 'inUse';
    return named === 'off' ? 'off' : nameOf(LAMP_RHYTHMS, named);
  }

  plays(): BuzzerPattern {
    const pin = this.#settings.buzzer?.pin;
    if (pin === undefined) throw new Error('no buzzer');
    const named = this.#rhythmOn([this.#number(pin)]);
    if (named === 'on') throw new Error('the buzzer does not stop');
    return named === 'off' ? 'silent' : nameOf(BUZZER_RHYTHMS, named);
  }

  /** Looks long enough to know a rhythm: lengths of the steps, beginning with on. */
  #rhythmOn(pins: readonly number[]): readonly number[] | 'on' | 'off' {
    const from = this.virtual.now;
    this.virtual.advance(LONG_LOOK);
    const changes = this.board.changes.filter(({ at, pin }) => at >= from && pins.includes(pin));
    if (changes.length === 0) return pins.some((pin) => this.board.level(pin)) ? 'on' : 'off';
    // The step that was on at the beginning was seen in part.
    const on = changes.flatMap(({ level }, index) => (level ? [index] : []));
    const times = changes.slice(on[1] ?? on[0] ?? 0).map(({ at }) => at);
    return times.slice(1).map((at, index) => at - (times[index] ?? 0));
  }

  #key(key: Key): number {
    const pin = this.#settings.keys[key];
    if (pin === undefined) throw new Error(`no key ${key}`);
    return this.#number(pin);
  }

  #number(pin: Pin): number {
    return typeof pin === 'number' ? pin : 14 + Number(pin.slice(1));
  }
}

/** The rhythm that was seen began at any of its steps that are on. */
function nameOf<Name extends string>(rhythms: Readonly<Record<Name, Rhythm>>, seen: readonly number[]): Name {
  for (const name of Object.keys(rhythms) as Name[]) {
    const { steps, again } = rhythms[name];
    if (!again) continue;
    for (let first = 0; first < steps.length; first += 2) {
      if (seen.every((length, index) => length === steps[(first + index) % steps.length])) return name;
    }
  }
  throw new Error(`no rhythm has the steps ${seen.join(', ')}`);
}
