export type FakeVersion = '1.0.0' | '1.1.0' | '4.10.0';

export interface FakeCall {
  readonly id: string;
  readonly line: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly peerUri: string;
  readonly peerName: string | null;
  state: 'INCOMING' | 'RINGING' | 'ESTABLISHED';
  onHold: boolean;
}

export interface FakeReply {
  readonly ok: boolean;
  readonly data: string;
}

export type RawEvent = Readonly<Record<string, string>>;

const ACCOUNT = '0199000100@127.0.0.1';
const OK: FakeReply = { ok: true, data: '' };

/** Commands that no version knows while there is no call. */
const CALL_COMMANDS = ['hold', 'resume', 'callfind', 'transfer', 'sndcode'];

/** The calls of a fake baresip, with what each version was measured to do wrong. */
export class FakeCalls {
  private readonly version: FakeVersion;
  private readonly emit: (event: RawEvent) => void;
  private list: FakeCall[] = [];
  private currentId: string | null = null;
  private made = 0;

  constructor(version: FakeVersion, emit: (event: RawEvent) => void) {
    this.version = version;
    this.emit = emit;
  }

  get all(): readonly FakeCall[] {
    return this.list;
  }

  /** A peer calls; gives the call's id. */
  ring(peerUri: string, peerName: string | null = null): string {
    const call = this.add('incoming', 'INCOMING', peerUri, peerName);
    this.tell('CALL_INCOMING', call, peerUri);
    return call.id;
  }

  peerAnswers(id: string): void {
    const call = this.find(id);
    if (call === undefined) return;
    call.state = 'ESTABLISHED';
    this.tell('CALL_ESTABLISHED', call, call.peerUri);
  }

  peerHangsUp(id: string, reason = 'Connection reset by peer'): void {
    const call = this.find(id);
    if (call !== undefined) this.end(call, reason);
  }

  transferSucceeds(id: string): void {
    this.peerHangsUp(id, 'Call transfered');
  }

  /** Before 2.0.0 the transferred call is gone then, and nothing tells it. */
  transferFails(id: string, reason = '486 Rejected'): void {
    const call = this.find(id);
    if (call === undefined) return;
    this.tell('TRANSFER_FAILED', call, reason);
    if (this.version !== '4.10.0') this.remove(call);
  }

  /** Runs a command as this version would; null if it is none that has to do with calls. */
  execute(command: string, params: string | null): FakeReply | null {
    if (CALL_COMMANDS.includes(command) && this.list.length === 0) return notFound(command);
    switch (command) {
      case 'listcalls':
        return { ok: true, data: this.text() };
      case 'dial':
        return this.dial(params ?? '');
      case 'callfind':
        return this.callFind(params ?? '');
      case 'accept':
      case 'hangup':
      case 'hold':
      case 'resume':
      case 'transfer':
        return this.act(command, params);
      case 'sndcode':
        return OK;
      default:
        return null;
    }
  }

  private act(
    command: 'accept' | 'hangup' | 'hold' | 'resume' | 'transfer',
    params: string | null,
  ): FakeReply {
    // 1.0.0 does not look at the id; `transfer` has none in any version.
    const named = this.version === '1.0.0' || command === 'transfer' ? null : params;
    const call = named === null ? this.currentFor(command) : this.find(named);
    if (call === undefined) return this.noCall(command, named);
    switch (command) {
      case 'accept':
        return this.accept(call);
      case 'hangup':
        this.end(call, 'Connection reset by user');
        return OK;
      case 'hold':
        return this.hold(call);
      case 'resume':
        return this.resume(call);
      case 'transfer':
        return OK;
    }
  }

  private noCall(command: string, named: string | null): FakeReply {
    if (this.version === '1.0.0') return command === 'accept' ? this.answering() : OK;
    if (named !== null) return { ok: false, data: `call ${named} not found\n` };
    const data = command === 'accept' ? 'could not answer call (Invalid argument)\n' : 'no active call\n';
    return { ok: false, data };
  }

  private accept(call: FakeCall): FakeReply {
    const talking = this.others(call).filter((other) => !other.onHold);
    for (const other of talking) other.onHold = true;
    // 1.1.0 then takes the one that was put on hold for the current call.
    if (this.version === '1.1.0') this.currentId = talking[0]?.id ?? this.currentId;
    call.state = 'ESTABLISHED';
    this.tell('CALL_ESTABLISHED', call, call.peerUri);
    return this.version === '1.0.0' ? this.answering() : OK;
  }

  private hold(call: FakeCall): FakeReply {
    call.onHold = true;
    if (this.version !== '1.0.0') this.tell('CALL_ANSWERED', call, call.peerUri);
    return OK;
  }

  private resume(call: FakeCall): FakeReply {
    call.onHold = false;
    if (this.version === '1.0.0') return OK;
    const talking = this.others(call).filter((other) => !other.onHold);
    for (const other of talking) other.onHold = true;
    this.tell('CALL_ANSWERED', call, call.peerUri);
    const wronglyRefused = this.version === '1.1.0' && talking.length === 0;
    return wronglyRefused ? { ok: false, data: 'Invalid argument' } : OK;
  }

  private dial(peerUri: string): FakeReply {
    const call = this.add('outgoing', 'RINGING', peerUri, null);
    this.tell('CALL_RINGING', call, peerUri);
    return this.version === '1.0.0' ? OK : { ok: true, data: `call id: ${call.id}\n` };
  }

  private callFind(id: string): FakeReply {
    const call = this.find(id);
    if (call === undefined) return { ok: this.version === '1.0.0', data: `call not found (id=${id})\n` };
    this.currentId = id;
    return { ok: true, data: `setting current call: ${id}\n` };
  }

  private end(call: FakeCall, reason: string): void {
    this.remove(call);
    this.tell('CALL_CLOSED', call, reason);
    const next = this.find(this.currentId ?? '');
    // 1.0.0 takes the held caller back by itself, without an event.
    if (this.version === '1.0.0' && next !== undefined) next.onHold = false;
  }

  private remove(call: FakeCall): void {
    this.list = this.list.filter((other) => other !== call);
    if (this.currentId === call.id) this.currentId = this.list.at(-1)?.id ?? null;
  }

  private add(
    direction: FakeCall['direction'],
    state: FakeCall['state'],
    peerUri: string,
    peerName: string | null,
  ): FakeCall {
    this.made += 1;
    const lines = this.list.map((call) => call.line);
    let line = 1;
    while (lines.includes(line)) line += 1;
    const id = this.made.toString(16).padStart(16, '0');
    const call: FakeCall = { id, line, direction, peerUri, peerName, state, onHold: false };
    this.list.push(call);
    this.currentId = call.id;
    return call;
  }

  private currentFor(command: string): FakeCall | undefined {
    const current = this.find(this.currentId ?? '');
    if (command !== 'accept' || current?.state === 'INCOMING') return current;
    return this.list.find((call) => call.state === 'INCOMING');
  }

  private find(id: string): FakeCall | undefined {
    return this.list.find((call) => call.id === id);
  }

  private others(call: FakeCall): FakeCall[] {
    return this.list.filter((other) => other !== call && other.state === 'ESTABLISHED');
  }

  private answering(): FakeReply {
    return { ok: true, data: `sip:${ACCOUNT}: Answering incoming call\n` };
  }

  private tell(type: string, call: FakeCall, param: string): void {
    const name = call.peerName === null ? {} : { peerdisplayname: call.peerName };
    this.emit({
      type,
      class: 'call',
      accountaor: `sip:${ACCOUNT}`,
      direction: call.direction,
      peeruri: call.peerUri,
      ...name,
      id: call.id,
      param,
    });
  }

  private text(): string {
    const heading = this.version === '1.0.0' ? '\n' : `\nUser-Agent: ${ACCOUNT}\n`;
    const lines = this.list.map((call) => {
      const mark = call.id === this.currentId ? '>' : ' ';
      const id = this.version === '1.0.0' ? '' : `, id ${call.id}`;
      const hold = call.onHold ? '(on hold)' : '         ';
      return `${mark} [line ${call.line}${id}]  0:00:00  ${call.state.padStart(9)}  ${hold}  ${call.peerUri}\n`;
    });
    return `${heading}--- Active calls (${this.list.length}) ---\n${lines.join('')}\n`;
  }
}

export function notFound(command: string): FakeReply {
  return { ok: false, data: `command not found (${command})\n` };
}
