import type { BaresipEvent, CallList, ListedCall } from 'baresip-bindings';
import type { Step } from './plan.ts';

interface ModelCall {
  readonly callId: string;
  readonly line: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly uri: string;
  established: boolean;
  onHold: boolean;
}

const UNTOLD = { diverterUri: null, remoteAudio: null };

/**
 * What baresip does with its calls, as measured, in a few lines: for tests of the reconciling without a baresip.
 * `like: 1.0.0` resumes a held call when another one ends and lists no ids; `like: 1.1.0` does neither, and puts the
 * open call on hold when another one is answered.
 */
export class ModelBaresip {
  private readonly like: '1.0.0' | '1.1.0';
  private calls: ModelCall[] = [];
  private made = 0;
  private said: BaresipEvent[] = [];
  /** Commands that it says ok to and does not carry out. */
  deaf = false;

  constructor(like: '1.0.0' | '1.1.0') {
    this.like = like;
  }

  get heard(): readonly string[] {
    return this.calls.filter((call) => call.established && !call.onHold).map((call) => call.callId);
  }

  /** The events since the last time. */
  takeEvents(): readonly BaresipEvent[] {
    return this.said.splice(0);
  }

  list(): CallList {
    const calls = this.calls.map(
      (call, at): ListedCall => ({
        line: call.line,
        id: this.like === '1.0.0' ? null : call.callId,
        account: null,
        uri: call.uri,
        state: call.established ? 'established' : call.direction === 'incoming' ? 'incoming' : 'ringing',
        onHold: call.onHold,
        current: at === this.calls.length - 1,
        durationSeconds: 0,
      }),
    );
    return { calls, announced: calls.length, recognised: true };
  }

  rings(uri: string): void {
    this.says('CALL_INCOMING', this.add('incoming', uri));
  }

  /** The peer of the call in that place answers an outgoing call. */
  peerAnswers(place: number): void {
    const call = this.at(place);
    if (call?.direction === 'outgoing' && !call.established) this.establish(call);
  }

  peerHangsUp(place: number): void {
    const call = this.at(place);
    if (call !== undefined) this.end(call, 'Connection reset by peer');
  }

  transferEnds(place: number, taken: boolean): void {
    const call = this.at(place);
    if (call === undefined || !call.established) return;
    if (taken) return this.end(call, 'Call transfered');
    this.says('TRANSFER_FAILED', call, '486 Busy Here');
    // 1.x drops the caller without a word.
    this.calls = this.calls.filter((other) => other !== call);
  }

  opensByItself(place: number): void {
    const call = this.at(place);
    if (call !== undefined) call.onHold = false;
  }

  do(step: Step, callId: string | null): void {
    if (this.deaf) return;
    if (step.do === 'dial') return this.says('CALL_RINGING', this.add('outgoing', step.uri));
    const call = this.calls.find((candidate) => candidate.callId === callId);
    if (call === undefined) return;
    if (step.do === 'accept' && !call.established) this.establish(call);
    if (step.do === 'hold') call.onHold = call.established;
    if (step.do === 'resume') call.onHold = false;
    if (step.do === 'hangUp') this.end(call, 'Connection reset by user');
  }

  private add(direction: ModelCall['direction'], uri: string): ModelCall {
    this.made += 1;
    const used = this.calls.map(({ line }) => line);
    const line = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].find((free) => !used.includes(free)) ?? 99;
    const call = { callId: `id${this.made}`, line, direction, uri, established: false, onHold: false };
    this.calls.push(call);
    return call;
  }

  private establish(call: ModelCall): void {
    if (this.like === '1.1.0') for (const other of this.calls) other.onHold ||= other.established;
    call.established = true;
    this.says('CALL_ESTABLISHED', call);
  }

  private end(call: ModelCall, reason: string): void {
    this.calls = this.calls.filter((other) => other !== call);
    this.says('CALL_CLOSED', call, reason);
    const last = this.calls.at(-1);
    if (this.like === '1.0.0' && last?.established === true) last.onHold = false;
  }

  private at(place: number): ModelCall | undefined {
    return this.calls.length === 0 ? undefined : this.calls[place % this.calls.length];
  }

  private says(
    type: 'CALL_INCOMING' | 'CALL_RINGING' | 'CALL_ESTABLISHED' | 'CALL_CLOSED' | 'TRANSFER_FAILED',
    call: ModelCall,
    param = '',
  ): void {
    const { callId, direction, uri } = call;
    const about = { callId, direction, account: 'sip:desk@x', peerUri: uri, peerName: null, ...UNTOLD };
    this.said.push(
      type === 'CALL_CLOSED' || type === 'TRANSFER_FAILED'
        ? { type, ...about, reason: param }
        : { type, ...about, param },
    );
  }
}
