import type { LineCall, LineCallId, Peer } from '../../../device/ports/index.ts';

/** One call as the simulated network has it, whether the line is up to see it or not. */
export interface SimulatedCall {
  readonly id: LineCallId;
  readonly direction: LineCall['direction'];
  readonly peer: Peer;
  readonly internal: boolean;
  /** Number of the recipient; null for a caller. */
  readonly to: string | null;
  state: LineCall['state'];
  /** Stops what this call still waits for: a recipient's answer, a transfer's end. */
  cancelPending: () => void;
}

/** The calls that exist, in the order in which they began. */
export class SimulatedCalls {
  private readonly lineName: string;
  private list: SimulatedCall[] = [];
  private made = 0;

  constructor(lineName: string) {
    this.lineName = lineName;
  }

  add(call: Pick<SimulatedCall, 'direction' | 'peer' | 'internal' | 'to'>): SimulatedCall {
    this.made += 1;
    const added: SimulatedCall = {
      ...call,
      id: `simulated-${this.made}`,
      state: 'ringing',
      cancelPending: () => {},
    };
    this.list.push(added);
    return added;
  }

  remove(call: SimulatedCall): void {
    call.cancelPending();
    this.list = this.list.filter((other) => other !== call);
  }

  clear(): readonly SimulatedCall[] {
    const removed = this.list;
    for (const call of removed) this.remove(call);
    return removed;
  }

  find(id: LineCallId): SimulatedCall | undefined {
    return this.list.find((call) => call.id === id);
  }

  /** The one call that is neither held nor ringing. */
  get open(): SimulatedCall | undefined {
    return this.list.find((call) => call.state === 'open');
  }

  to(number: string): SimulatedCall | undefined {
    return this.list.find((call) => call.to === number);
  }

  seen(): readonly LineCall[] {
    return this.list.map(({ id, direction, peer, internal, state }) => ({
      call: id,
      line: this.lineName,
      direction,
      peer,
      internal,
      state,
    }));
  }
}
