import { createServer, type Server, type Socket } from 'node:net';
import { MAX_COMMAND_BYTES } from '../commands.ts';
import { encodeNetstring, NetstringDecoder } from '../netstring.ts';
import { FakeCalls, type FakeReply, type FakeVersion, notFound, type RawEvent } from './fake-calls.ts';

export interface FakeRequest {
  readonly command: string;
  readonly params: string | null;
  readonly token: string | null;
}

/** Looks at a request before the fake does; true if it has dealt with it, so that nothing else happens. */
export type Behaviour = (request: FakeRequest, fake: FakeBaresip) => boolean;

export interface FakeBaresipOptions {
  /** Default 1.1.0. */
  readonly version?: FakeVersion;
  /** Default: any free port. */
  readonly port?: number;
}

/**
 * Stands in for a baresip's ctrl_tcp on 127.0.0.1: takes one client at a time, answers as the chosen version was
 * measured to, and misbehaves on demand. It keeps what it was asked in `requests`.
 */
export class FakeBaresip {
  readonly version: FakeVersion;
  readonly requests: FakeRequest[] = [];
  readonly calls: FakeCalls;
  /** Connections taken so far. */
  connections = 0;
  private readonly server: Server;
  private readonly behaviours: Behaviour[] = [];
  private client: Socket | null = null;

  private constructor(version: FakeVersion) {
    this.version = version;
    this.calls = new FakeCalls(version, (event) => this.sendEvent(event));
    this.server = createServer((socket) => this.take(socket));
  }

  static async start({ version = '1.1.0', port = 0 }: FakeBaresipOptions = {}): Promise<FakeBaresip> {
    const fake = new FakeBaresip(version);
    await new Promise<void>((resolve, reject) => {
      fake.server.once('error', reject);
      fake.server.listen(port, '127.0.0.1', resolve);
    });
    return fake;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the fake baresip does not listen');
    return address.port;
  }

  /** Puts a behaviour in front of those there already; calling what it gives takes it away. */
  behave(behaviour: Behaviour): () => void {
    this.behaviours.unshift(behaviour);
    return () => this.behaviours.splice(this.behaviours.indexOf(behaviour), 1);
  }

  reply({ token }: FakeRequest, { ok, data }: FakeReply): void {
    this.sendText(JSON.stringify({ response: true, ok, data, ...(token === null ? {} : { token }) }));
  }

  sendEvent(event: RawEvent): void {
    this.sendText(JSON.stringify({ event: true, ...event }));
  }

  sendText(text: string): void {
    this.sendBytes(encodeNetstring(text));
  }

  sendBytes(bytes: Buffer): void {
    this.client?.write(bytes);
  }

  /** Closes the client's connection, as when another client comes. */
  disconnect(): void {
    this.client?.end();
    this.client = null;
  }

  /** Goes as a killed process does: no connection, no port. */
  crash(): Promise<void> {
    this.client?.destroy();
    this.client = null;
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(socket: Socket): void {
    this.connections += 1;
    this.disconnect();
    this.client = socket;
    const decoder = new NetstringDecoder();
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const decoded of decoder.push(chunk)) {
        if (decoded.kind === 'frame') this.receive(decoded.text);
      }
    });
  }

  private receive(text: string): void {
    const request = this.read(text);
    if (request === null) return;
    this.requests.push(request);
    if (this.behaviours.some((behaviour) => behaviour(request, this))) return;
    this.reply(request, this.answer(request));
  }

  /** Invalid JSON gets no reply; a token that is no string ends the process; long commands are cut. */
  private read(text: string): FakeRequest | null {
    const raw = parse(text);
    if (raw === null || typeof raw.command !== 'string') return null;
    if (raw.token !== undefined && typeof raw.token !== 'string') {
      void this.crash();
      return null;
    }
    const params = typeof raw.params === 'string' ? raw.params : null;
    const token = raw.token ?? null;
    if (params === null) return { command: raw.command, params, token };
    const room = MAX_COMMAND_BYTES - Buffer.byteLength(raw.command) - 1;
    return { command: raw.command, params: Buffer.from(params).toString('utf8', 0, room), token };
  }

  private answer({ command, params }: FakeRequest): FakeReply {
    if (command === 'about') {
      return {
        ok: true,
        data: `|        \u001b[34;1mbare\u001b[31;1msip\u001b[;m ${this.version}        |\n`,
      };
    }
    if (command === 'reginfo') {
      const mark = this.version === '1.0.0' ? '> ' : '0 - ';
      return { ok: true, data: `\n--- User Agents (1) ---\n${mark}sip:0199000100@127.0.0.1   \n\n` };
    }
    return this.calls.execute(command, params) ?? notFound(command);
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
