import type { LineCall, LineCommand, LineEvent } from '../line.ts';

type Kept = { -readonly [Field in keyof LineCall]: LineCall[Field] };

/**
 * A phone line as its contract has it, without time: it is told what peers do and carries out what the desk asks for,
 * and says what is to be observed. Nothing happens by itself.
 */
export class LineModel {
  /** The test carries out commands by `next`. */
  slow = false;
  /** The far end refuses each transfer: the caller stays, on hold. */
  refusesTransfers = false;
  readonly calls = new Map<string, Kept>();
  private readonly asked: LineCommand[] = [];
  private readonly coming: LineEvent[] = [];
  private count = 0;

  send(command: LineCommand): void {
    this.asked.push(command);
  }

  get pending(): readonly LineCommand[] {
    return this.asked;
  }

  /** The next event that the commands so far bring about, or null when there is nothing left to do. */
  next(): LineEvent | null {
    while (this.coming.length === 0) {
      const command = this.asked.shift();
      if (!command) return null;
      this.coming.push(...this.carryOut(command));
    }
    return this.coming.shift() ?? null;
  }

  /** Refuses the oldest command instead of carrying it out. */
  refuse(): LineEvent | null {
    const command = this.asked.shift();
    return command
      ? { type: 'commandFailed', command, failure: { code: 'refused', message: 'not now' } }
      : null;
  }

  rings(call: string): readonly LineEvent[] {
    if (this.calls.has(call)) return [];
    const peer = { number: '0199000001', name: call };
    this.calls.set(call, {
      call,
      line: 'line',
      direction: 'incoming',
      peer,
      internal: false,
      state: 'ringing',
    });
    return [{ type: 'incoming', call, line: 'line', peer, internal: false }];
  }

  answers(call: string): readonly LineEvent[] {
    const found = this.calls.get(call);
    if (found?.direction !== 'outgoing' || found.state !== 'ringing') return [];
    const held = this.holdOpen();
    found.state = 'open';
    return [...held, { type: 'established', call }];
  }

  ends(call: string, reason: 'hungUp' | 'busy' | 'transferred' = 'hungUp'): readonly LineEvent[] {
    if (!this.calls.delete(call)) return [];
    return [{ type: 'ended', call, by: 'peer', reason, detail: '' }];
  }

  /** All calls as they are now. What was still to be observed is in it. */
  list(): readonly LineCall[] {
    this.coming.length = 0;
    return [...this.calls.values()].map((call) => ({ ...call }));
  }

  opensBehindUs(call: string): readonly LineEvent[] {
    const found = this.calls.get(call);
    if (found?.state !== 'held') return [];
    return [
      { type: 'resumed', call, behindUs: true },
      { type: 'held', call },
    ];
  }

  private carryOut(command: LineCommand): readonly LineEvent[] {
    if (command.type === 'dial') return this.dial(command.request, command.number);
    const call = this.calls.get(command.call);
    if (!call) {
      return [{ type: 'commandFailed', command, failure: { code: 'noSuchCall', message: 'no such call' } }];
    }
    switch (command.type) {
      case 'answer':
        return call.state === 'ringing' ? [...this.holdOpen(), ...this.open(call, 'established')] : [];
      case 'resume':
        return call.state === 'held' ? [...this.holdOpen(), ...this.open(call, 'resumed')] : [];
      case 'hold':
        return call.state === 'open' ? this.hold(call) : [];
      case 'hangUp':
        return this.remove(call, 'hungUp');
      case 'transferBlind':
        return this.refusesTransfers ? this.failTransfer(call) : this.remove(call, 'transferred');
      case 'transferAttended':
        return this.refusesTransfers
          ? this.failTransfer(call)
          : [...this.removeNamed(command.consultation), ...this.remove(call, 'transferred')];
    }
  }

  private dial(request: string, number: string): readonly LineEvent[] {
    this.count += 1;
    const call = `out${this.count}`;
    const peer = { number, name: null };
    this.calls.set(call, {
      call,
      line: 'line',
      direction: 'outgoing',
      peer,
      internal: false,
      state: 'ringing',
    });
    return [
      ...this.holdOpen(),
      { type: 'outgoing', call, line: 'line', peer, request },
      { type: 'ringing', call },
    ];
  }

  private holdOpen(): readonly LineEvent[] {
    return [...this.calls.values()]
      .filter((call) => call.state === 'open')
      .flatMap((call) => this.hold(call));
  }

  private hold(call: Kept): readonly LineEvent[] {
    call.state = 'held';
    return [{ type: 'held', call: call.call }];
  }

  private open(call: Kept, type: 'established' | 'resumed'): readonly LineEvent[] {
    call.state = 'open';
    return [type === 'resumed' ? { type, call: call.call, behindUs: false } : { type, call: call.call }];
  }

  private failTransfer(call: Kept): readonly LineEvent[] {
    const held = call.state === 'open' ? this.hold(call) : [];
    return [...held, { type: 'transferFailed', call: call.call, detail: '603 Decline' }];
  }

  private removeNamed(name: string): readonly LineEvent[] {
    const call = this.calls.get(name);
    return call ? this.remove(call, 'transferred') : [];
  }

  private remove(call: Kept, reason: 'hungUp' | 'transferred'): readonly LineEvent[] {
    this.calls.delete(call.call);
    return [{ type: 'ended', call: call.call, by: 'desk', reason, detail: '' }];
  }
}
