import type { FakeBaresip } from 'baresip-bindings/testing';
import type { Child } from '../system/processes.ts';
import { monotonic } from '../system/timed-panel.ts';
import type { Move, Told } from './unit-child.ts';

/** ms */
export interface Times {
  /** From a key or the hook to the bytes of the command at baresip. */
  readonly commands: number[];
  /** From an event of baresip to the panel being told. */
  readonly cues: number[];
  /** Of a bare round trip over TCP between the same two processes. */
  readonly roundTrips: number[];
}

/** Commands that look, and do nothing to a call. */
const LOOKS = ['listcalls', 'reginfo', 'about', 'callfind'];
const PATIENCE = 10_000;

/** Both ends of one unit: baresip's side of its line, and the hand on its panel. */
export class DeskHand {
  readonly times: Times = { commands: [], cues: [], roundTrips: [] };
  readonly #baresip: FakeBaresip;
  readonly #unit: Child;
  /** When the first command came that does something, since it was last asked for. */
  #commandAt: number | null = null;
  #onCommand: () => void = () => {};

  constructor(baresip: FakeBaresip, unit: Child) {
    this.#baresip = baresip;
    this.#unit = unit;
    baresip.behave(({ command }) => {
      if (LOOKS.includes(command)) return false;
      this.#commandAt ??= monotonic();
      this.#onCommand();
      return false;
    });
  }

  /** Rings, is answered, put on hold, taken back; then the handset goes down. */
  async call(): Promise<void> {
    const rung = monotonic();
    this.#baresip.calls.ring('sip:0199001234@127.0.0.1', 'Mme Marin');
    this.times.cues.push((await this.#lamp('ringing')) - rung);
    await this.#move({ move: 'hook', hook: 'up' });
    // The command's reply is preceded by the event that the call is established.
    const answered = this.#lastCommand();
    this.times.cues.push((await this.#lamp('inUse')) - answered);
    await this.#move({ move: 'press', key: 'hold' });
    await this.#lamp('waiting');
    await this.#move({ move: 'press', key: 'line1' });
    await this.#lamp('inUse');
    await this.#move({ move: 'hook', hook: 'down' });
    const closed = this.#lastCommand();
    this.times.cues.push((await this.#lamp('off')) - closed);
  }

  async roundTrip(): Promise<void> {
    this.#unit.send({ move: 'echo' } satisfies Move);
    const told = await this.#told('echoed');
    this.times.roundTrips.push(told.after);
  }

  /** Makes the move a moment later, for a hand knows nothing of the line's rhythm; waits until its command has come. */
  async #move(move: Move): Promise<void> {
    await sleep(Math.random() * 20);
    this.#commandAt = null;
    this.#unit.send(move);
    const { at } = await this.#told('moved');
    if (this.#commandAt === null) await this.#command(move);
    this.times.commands.push(this.#lastCommand() - at);
  }

  #command(move: Move): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`no command came after ${JSON.stringify(move)} in 10 s`));
      const timer = setTimeout(late, PATIENCE);
      this.#onCommand = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #lastCommand(): number {
    if (this.#commandAt === null) throw new Error('no command has come');
    return this.#commandAt;
  }

  /** When the lamp of line 1 was told to show that. */
  async #lamp(pattern: string): Promise<number> {
    for (;;) {
      const told = await this.#told('lamp');
      if (told.lamp === 'line1' && told.pattern === pattern) return told.at;
    }
  }

  /** What is told meanwhile of other kinds is kept back: a lamp may be lit before the move that did it is confirmed. */
  readonly #kept: Told[] = [];

  async #told<Kind extends Told['told']>(kind: Kind): Promise<Extract<Told, { told: Kind }>> {
    const isWanted = (told: Told): told is Extract<Told, { told: Kind }> => told.told === kind;
    for (;;) {
      const kept = this.#kept.find(isWanted);
      if (kept) {
        this.#kept.splice(this.#kept.indexOf(kept), 1);
        return kept;
      }
      this.#kept.push(await this.#unit.next<Told>());
    }
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
