import { type Command, checkCommand } from './commands.ts';
import { BaresipError, type BaresipErrorCode } from './errors.ts';
import type { Reply } from './messages.ts';
import { encodeNetstring } from './netstring.ts';
import type { After } from './options.ts';

interface Pending {
  readonly command: Command;
  readonly token: string;
  readonly timeoutMs: number;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: BaresipError) => void;
}

export interface RequestsOptions {
  readonly maxQueued: number;
  readonly after: After;
  /** Called when a deadline was missed, with how many in a row. */
  readonly onMissed: (inARow: number) => void;
}

/** The requests of one connection: one in flight, the rest in order behind it, each with a deadline once sent. */
export class Requests {
  private readonly options: RequestsOptions;
  private readonly queue: Pending[] = [];
  private inFlight: Pending | null = null;
  private cancelDeadline: () => void = () => {};
  private send: ((bytes: Buffer) => void) | null = null;
  private lastToken = 0;
  private missedInARow = 0;

  constructor(options: RequestsOptions) {
    this.options = options;
  }

  /** From now on requests go out through `send`. */
  open(send: (bytes: Buffer) => void): void {
    this.send = send;
    this.missedInARow = 0;
  }

  /** Rejects everything that waits; later requests are refused until the next `open`. */
  close(code: BaresipErrorCode, message: string): void {
    this.send = null;
    this.cancelDeadline();
    const waiting = this.inFlight === null ? this.queue.splice(0) : [this.inFlight, ...this.queue.splice(0)];
    this.inFlight = null;
    for (const { command, reject } of waiting)
      reject(new BaresipError(code, `${command.command}: ${message}`));
  }

  add(command: Command, timeoutMs: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      checkCommand(command);
      if (this.send === null) throw refused('Baresip_NotConnected', command, 'not connected to baresip');
      if (this.queue.length >= this.options.maxQueued) {
        throw refused('Baresip_QueueFull', command, `${this.queue.length} requests wait already`);
      }
      this.lastToken += 1;
      this.queue.push({ command, token: String(this.lastToken), timeoutMs, resolve, reject });
      this.next();
    });
  }

  /** Gives the reply to the request in flight; false if it belongs to none. */
  settle(token: string | null, reply: Reply): boolean {
    const request = this.inFlight;
    if (request === null || request.token !== token) return false;
    this.missedInARow = 0;
    this.finish();
    request.resolve(reply);
    this.next();
    return true;
  }

  private next(): void {
    if (this.inFlight !== null || this.send === null) return;
    const request = this.queue.shift();
    if (request === undefined) return;
    this.inFlight = request;
    this.cancelDeadline = this.options.after(request.timeoutMs, () => this.miss(request));
    // Strings only: a numeric token kills baresip 1.x.
    this.send(encodeNetstring(JSON.stringify({ ...request.command, token: request.token })));
  }

  private miss(request: Pending): void {
    this.finish();
    this.missedInARow += 1;
    request.reject(
      refused('Baresip_Timeout', request.command, `no reply from baresip within ${request.timeoutMs} ms`),
    );
    this.options.onMissed(this.missedInARow);
    this.next();
  }

  private finish(): void {
    this.cancelDeadline();
    this.cancelDeadline = () => {};
    this.inFlight = null;
  }
}

function refused(code: BaresipErrorCode, command: Command, why: string): BaresipError {
  return new BaresipError(code, `${command.command}: ${why}`);
}
