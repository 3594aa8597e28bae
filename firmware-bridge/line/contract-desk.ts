import { expect, onTestFinished } from 'vitest';
import type { Duration, LineCall, LineCallId, LineEvent, PhoneLine } from '../../device/ports/index.ts';

/** A caller that the suite can command; each promise resolves when the command was given, not when it was observed. */
export interface ContractCaller {
  readonly number: string;
  ring(): Promise<void>;
  hangUp(): Promise<void>;
}

/** A line that was made but not started, and the world around it. */
export interface ContractBench {
  readonly line: PhoneLine;
  readonly callers: readonly [ContractCaller, ContractCaller, ContractCaller];
  /** Numbers as the desk dials them. `answering` answers about 300 ms after it began to ring. */
  readonly recipients: { readonly answering: string; readonly busy: string; readonly ringing: string };
  /** The line is lost, e.g. by killing it; `bringBack` undoes it with no call left. */
  loseLine(): Promise<void>;
  bringBack(): Promise<void>;
  /** Rings the desk with these texts in the From header; null where the driver's peers cannot. */
  ringAs(number: string | null, name: string): Promise<void>;
  /** Lets time go by: virtual time moves, real time is waited for. */
  pass(ms: Duration): Promise<void>;
  close(): Promise<void>;
}

export interface ContractOptions {
  readonly name: string;
  readonly makeBench: () => Promise<ContractBench>;
  /** Opens a held call behind the line's back; null where the real thing never does. */
  readonly openBehindUs: ((bench: ContractBench, held: LineCallId) => Promise<void>) | null;
  /** Whether a transfer that the recipient refuses leaves the caller on the line (baresip 1.x drops it). */
  readonly callerSurvivesRefusedTransfer: boolean;
}

/** How long an event may take to come, in the line's own time. */
const PATIENCE: Duration = 6_000;
/** In which nothing must come. */
export const QUIET: Duration = 200;

/** A started line, what it has said so far, and ways to wait for more. */
export class Desk {
  readonly bench: ContractBench;
  readonly events: LineEvent[] = [];
  private read = 0;
  private readonly opens = new Map<LineCallId, string>();
  private openAtMost = 0;

  constructor(bench: ContractBench) {
    this.bench = bench;
  }

  get line(): PhoneLine {
    return this.bench.line;
  }

  hear(event: LineEvent): void {
    this.events.push(event);
    if (event.type === 'established' || event.type === 'resumed') this.opens.set(event.call, event.type);
    if (event.type === 'held' || event.type === 'ended') this.opens.delete(event.call);
    this.openAtMost = Math.max(this.openAtMost, this.opens.size);
  }

  /** Most calls that were open at the same time, by what the line told. */
  mostOpen(): number {
    return this.openAtMost;
  }

  all<Type extends LineEvent['type']>(type: Type): Extract<LineEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<LineEvent, { type: Type }> => event.type === type);
  }

  order(types: readonly LineEvent['type'][]): string[] {
    return this.events.map(({ type }) => type).filter((type) => types.includes(type));
  }

  states(): Record<LineCallId, LineCall['state']> {
    return Object.fromEntries(this.line.calls().map(({ call, state }) => [call, state]));
  }

  firstUp(): Extract<LineEvent, { type: 'lineUp' }> {
    const [up] = this.all('lineUp');
    if (up === undefined) throw new Error('the line never came up');
    return up;
  }

  /** The next event of that type after those already awaited. */
  async event<Type extends LineEvent['type']>(type: Type): Promise<Extract<LineEvent, { type: Type }>> {
    const find = () => this.events.findIndex((event, at) => at >= this.read && event.type === type);
    await this.until(() => find() >= 0, type);
    const at = find();
    this.read = at + 1;
    return this.events[at] as Extract<LineEvent, { type: Type }>;
  }

  async until(holds: () => boolean, what = 'what was awaited'): Promise<void> {
    for (let waited = 0; !holds(); waited += 10) {
      if (waited > PATIENCE) {
        throw new Error(`${what} did not come; the line said: ${JSON.stringify(this.events, null, 1)}`);
      }
      await this.bench.pass(10);
    }
  }

  async expectQuiet(): Promise<void> {
    const before = this.events.length;
    await this.bench.pass(QUIET);
    expect(this.events.slice(before)).toEqual([]);
  }

  async rungBy(which: 0 | 1 | 2): Promise<LineCallId> {
    await this.bench.callers[which].ring();
    return (await this.event('incoming')).call;
  }

  async talkTo(which: 0 | 1 | 2): Promise<LineCallId> {
    const call = await this.rungBy(which);
    this.line.send({ type: 'answer', call });
    await this.event('established');
    return call;
  }

  async holds(call: LineCallId): Promise<void> {
    this.line.send({ type: 'hold', call });
    await this.event('held');
  }
}

export async function startedDesk(options: ContractOptions, on?: ContractBench): Promise<Desk> {
  const bench = on ?? (await options.makeBench());
  if (on === undefined) onTestFinished(() => bench.close());
  const desk = new Desk(bench);
  await bench.line.start((event) => desk.hear(event));
  await desk.event('lineUp');
  return desk;
}
