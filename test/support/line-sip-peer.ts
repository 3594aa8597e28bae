import { createSocket, type Socket } from 'node:dgram';

/** Somewhere nobody has that number: answers each INVITE with 404. Gives its port, and what ends it. */
export async function nobodyThere(): Promise<{ port: number; close(): void }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  socket.on('message', (message, from) => {
    const request = message.toString();
    if (!request.startsWith('INVITE ')) return;
    const copied = request.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/iu.test(line));
    const reply = ['SIP/2.0 404 Not Found', ...copied, 'Content-Length: 0', '', ''];
    socket.send(reply.join('\r\n'), from.port, from.address);
  });
  return { port: socket.address().port, close: () => socket.close() };
}

/** A new offer of the desk's baresip within the call: from then on it sends us sound, or not. */
export interface Offer {
  /** On the clock of `performance.now`. */
  readonly at: number;
  readonly sendsSound: boolean;
}

/**
 * A caller that speaks just enough SIP to be held and resumed, and notes to the moment when the desk's baresip says that
 * it does so: a baresip as the peer would tell late.
 */
export class SipPeer {
  readonly offers: Offer[] = [];
  private readonly socket: Socket = createSocket('udp4');
  private readonly desk: string;
  private readonly callId = `sip-peer-${process.pid}-${Math.round(performance.now() * 1000)}`;
  private readonly number: string;
  private port = 0;

  constructor(desk: string, number: string) {
    this.desk = desk;
    this.number = number;
  }

  async ring(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.bind(0, '127.0.0.1', resolve));
    this.port = this.socket.address().port;
    this.socket.on('message', (message) => this.receive(message.toString()));
    this.send([
      `INVITE ${this.desk} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bK-invite`,
      ...this.dialog(`To: <${this.desk}>`),
      'CSeq: 1 INVITE',
      ...this.body(),
    ]);
  }

  close(): void {
    this.socket.close();
  }

  private receive(message: string): void {
    const [first = ''] = message.split('\r\n', 1);
    if (/^SIP\/2\.0 200 /u.test(first) && /^CSeq: 1 INVITE/mu.test(message)) {
      const to = /^To: .*$/mu.exec(message)?.[0] ?? '';
      const target = /^Contact: <([^>]+)>/mu.exec(message)?.[1] ?? this.desk;
      const via = `Via: SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bK-ack`;
      this.send([
        `ACK ${target} SIP/2.0`,
        via,
        ...this.dialog(to),
        'CSeq: 1 ACK',
        'Content-Length: 0',
        '',
        '',
      ]);
    }
    if (/^INVITE /u.test(first)) {
      this.offers.push({ at: performance.now(), sendsSound: !/^a=(?:sendonly|inactive)\b/mu.test(message) });
      this.answer(message, this.body());
    }
    if (/^(?:BYE|CANCEL) /u.test(first)) this.answer(message, ['Content-Length: 0', '', '']);
  }

  private answer(request: string, rest: readonly string[]): void {
    const copied = request.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/iu.test(line));
    this.send(['SIP/2.0 200 OK', ...copied, ...rest]);
  }

  private dialog(to: string): string[] {
    return [
      `From: <sip:${this.number}@127.0.0.1:${this.port}>;tag=peer`,
      to,
      `Call-ID: ${this.callId}`,
      'Max-Forwards: 70',
    ];
  }

  private body(): string[] {
    const sdp = `v=0\r\no=p 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${this.port} RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n`;
    return [
      `Contact: <sip:${this.number}@127.0.0.1:${this.port}>`,
      'Content-Type: application/sdp',
      `Content-Length: ${sdp.length}`,
      '',
      sdp,
    ];
  }

  private send(lines: readonly string[]): void {
    const [, host = '', port = ''] = /@([^:]+):(\d+)/u.exec(this.desk) ?? [];
    this.socket.send(lines.join('\r\n'), Number(port), host);
  }
}
