import type {
  CommandFailure,
  Duration,
  EndedBy,
  EndReason,
  LineCall,
  LineCallId,
  LineCapabilities,
  LineCommand,
  LineEvent,
  Peer,
  PhoneLine,
} from '../../../device/ports/index.ts';
import { isTelephoneNumber, safePeerText } from '../peer-text.ts';
import type { RecipientBehaviour } from '../recipient-behaviour.ts';
import type { Timers } from '../timers.ts';
import { type SimulatedCall, SimulatedCalls } from './simulated-calls.ts';

export interface SimulatedLineOptions {
  /** Virtual time in tests, `systemTimers` in a demo. */
  readonly timers: Timers;
  /** As it stands in the `line` of each call. Default `desk`. */
  readonly lineName?: string;
  readonly internalNumbers?: readonly string[];
  /** Who can be dialled; any other number is unreachable. More by `setRecipient`. */
  readonly recipients?: Readonly<Record<string, RecipientBehaviour>>;
}

/** A caller at the other end, under a test's command. */
export interface SimulatedCaller {
  readonly peer: Peer;
  /** The call as the line names it; null before it has rung and after it has ended. */
  readonly call: LineCallId | null;
  readonly state: 'idle' | LineCall['state'];
  /** Rings the desk. Throws if it is ringing or talking already. */
  ring(): void;
  hangUp(): void;
  /** Puts us on hold. */
  hold(): void;
  resume(): void;
}

type Misbehaviour = { readonly does: 'refuse'; readonly message: string } | { readonly does: 'ignore' };
type CommandOf<Type extends LineCommand['type']> = Extract<LineCommand, { type: Type }>;

/** Longest time until a command has failed. */
const COMMAND_DEADLINE: Duration = 5_000;
/** How long a recipient who refuses lets it ring. */
const REFUSES_AFTER: Duration = 1_000;

/**
 * A phone line without a phone: it keeps the port's contract to the letter, with a little world of callers and
 * recipients around it that tests and demos command. Misbehaves as real lines do, on demand.
 *
 * A command is carried out at the next turn of the timers, never inside `send`.
 */
export class SimulatedLine implements PhoneLine {
  readonly capabilities: LineCapabilities = { attendedTransfer: 'consultThenBlind' };
  /** Every command it was given, in order. */
  readonly sent: LineCommand[] = [];
  private readonly options: SimulatedLineOptions;
  private readonly network: SimulatedCalls;
  private readonly recipients: Map<string, RecipientBehaviour>;
  private readonly misbehaviours = new Map<LineCommand['type'], Misbehaviour>();
  private listener: ((event: LineEvent) => void) | null = null;
  private plugged = true;
  private observed: readonly LineCall[] = [];
  /** Counts starts and stops, so that what was asked before a stop does not happen after it. */
  private era = 0;

  constructor(options: SimulatedLineOptions) {
    this.options = options;
    this.network = new SimulatedCalls(options.lineName ?? 'desk');
    this.recipients = new Map(Object.entries(options.recipients ?? {}));
  }

  async start(listener: (event: LineEvent) => void): Promise<void> {
    this.listener = listener;
    this.era += 1;
    this.soon(() => (this.plugged ? this.comeUp() : this.tell({ type: 'lineDown', detail: 'unplugged' })));
  }

  async stop(): Promise<void> {
    this.listener = null;
    this.era += 1;
  }

  send(command: LineCommand): void {
    this.sent.push(command);
    const misbehaviour = this.misbehaviours.get(command.type);
    this.misbehaviours.delete(command.type);
    if (misbehaviour?.does === 'ignore') {
      this.later(COMMAND_DEADLINE, () =>
        this.fail(command, 'timedOut', 'the line did not carry it out in 5 s'),
      );
    } else if (misbehaviour?.does === 'refuse') {
      this.soon(() => this.fail(command, 'refused', misbehaviour.message));
    } else {
      this.soon(() => this.carryOut(command));
    }
  }

  calls(): readonly LineCall[] {
    return this.observed;
  }

  /** Makes a caller. `peer.number` null: an anonymous one. */
  caller(peer: Peer): SimulatedCaller {
    const network = this.network;
    let id: LineCallId | null = null;
    const find = () => (id === null ? undefined : network.find(id));
    return {
      peer,
      get call() {
        return find()?.id ?? null;
      },
      get state() {
        return find()?.state ?? 'idle';
      },
      ring: () => {
        if (find() !== undefined) throw new Error('this caller is in a call already: hang up first');
        id = this.rings(peer);
      },
      hangUp: () => this.peerEnds(find()),
      hold: () => this.peerTells(find(), 'heldByPeer'),
      resume: () => this.peerTells(find(), 'resumedByPeer'),
    };
  }

  /** From now on `number` meets calls so. Also decides what becomes of a transfer to it. */
  setRecipient(number: string, behaviour: RecipientBehaviour): void {
    this.recipients.set(number, behaviour);
  }

  /** The recipient of an outgoing call hangs up. */
  recipientHangsUp(number: string): void {
    this.peerEnds(this.network.to(number));
  }

  /** The line is lost: `lineDown`. The peers' calls go on, and change, without us. */
  unplug(detail = 'unplugged'): void {
    if (!this.plugged) return;
    this.tell({ type: 'lineDown', detail });
    this.plugged = false;
  }

  /** The line is back: `lineUp` with what is still there. `dropCalls`: nothing is, as after a restart of the phone. */
  plugIn(how: { readonly dropCalls?: boolean } = {}): void {
    if (this.plugged) return;
    if (how.dropCalls === true) this.network.clear();
    this.plugged = true;
    this.comeUp();
  }

  /** Opens a held call behind our back, as baresip 1.0.0 does; the line reports it and holds it again. */
  openBehindUs(id: LineCallId): void {
    const call = this.network.find(id);
    if (call?.state !== 'held')
      throw new Error(`${id} is not held: only a held call can be opened behind us`);
    call.state = 'open';
    this.tell({ type: 'resumed', call: id, behindUs: true });
    this.soon(() => {
      if (call.state === 'open') this.holds(call);
    });
  }

  /** The next command of that type fails as `refused`. */
  refuseNext(type: LineCommand['type'], message = 'refused by the line'): void {
    this.misbehaviours.set(type, { does: 'refuse', message });
  }

  /** The next command of that type is never carried out: `commandFailed` with `timedOut` after 5 s. */
  ignoreNext(type: LineCommand['type']): void {
    this.misbehaviours.set(type, { does: 'ignore' });
  }

  private carryOut(command: LineCommand): void {
    if (!this.plugged) return this.fail(command, 'lineDown', 'the line is down');
    if (command.type === 'dial') return this.dial(command);
    const call = this.network.find(command.call);
    if (call === undefined) return this.fail(command, 'noSuchCall', `there is no call ${command.call}`);
    switch (command.type) {
      case 'hangUp':
        return this.hangUp(call);
      case 'answer':
        if (call.state !== 'ringing') return;
        if (call.direction === 'outgoing')
          return this.fail(command, 'refused', 'an outgoing call: wait for its answer');
        return this.establish(call);
      case 'transferAttended':
        return this.transferAttended(command, call);
      case 'transferBlind':
        return this.transfer(command, call, command.number);
    }
    if (call.state === 'ringing')
      return this.fail(command, 'refused', 'the call still rings: answer it first');
    if (command.type === 'hold' && call.state === 'open') this.holds(call);
    if (command.type === 'resume' && call.state === 'held') this.opens(call);
  }

  private rings(peer: Peer): LineCallId {
    const safe: Peer = { number: safePeerText(peer.number), name: safePeerText(peer.name) };
    const internal = safe.number !== null && (this.options.internalNumbers ?? []).includes(safe.number);
    const call = this.network.add({ direction: 'incoming', peer: safe, internal, to: null });
    this.tell({ type: 'incoming', call: call.id, line: this.lineName, peer: safe, internal });
    return call.id;
  }

  private dial(command: CommandOf<'dial'>): void {
    const { number, request } = command;
    if (!isDialable(number)) return this.fail(command, 'wrongNumber', `${number} cannot be dialled`);
    const peer: Peer = { number: isTelephoneNumber(number) ? number : null, name: null };
    const internal = (this.options.internalNumbers ?? []).includes(number);
    const call = this.network.add({ direction: 'outgoing', peer, internal, to: number });
    this.tell({ type: 'outgoing', call: call.id, line: this.lineName, peer, request });
    call.cancelPending = this.recipientMeets(number, {
      rings: () => this.tell({ type: 'ringing', call: call.id }),
      answers: () => this.establish(call),
      refuses: (reason, detail) =>
        this.ends(call, reason === 'unreachable' ? 'line' : 'peer', reason, detail),
    });
  }

  private establish(call: SimulatedCall): void {
    this.holdOther(call);
    call.state = 'open';
    this.tell({ type: 'established', call: call.id });
  }

  private opens(call: SimulatedCall): void {
    this.holdOther(call);
    call.state = 'open';
    this.tell({ type: 'resumed', call: call.id, behindUs: false });
  }

  /** At most one call is open: the one that is makes way. */
  private holdOther(call: SimulatedCall): void {
    const { open } = this.network;
    if (open !== undefined && open !== call) this.holds(open);
  }

  private holds(call: SimulatedCall): void {
    call.state = 'held';
    this.tell({ type: 'held', call: call.id });
  }

  private hangUp(call: SimulatedCall): void {
    if (call.state !== 'ringing') return this.ends(call, 'desk', 'hungUp', 'hung up by the desk');
    const reason = call.direction === 'incoming' ? 'refused' : 'noAnswer';
    this.ends(call, 'desk', reason, 'hung up by the desk while it rang');
  }

  private transferAttended(command: CommandOf<'transferAttended'>, call: SimulatedCall): void {
    const consultation = this.network.find(command.consultation);
    if (consultation === undefined || consultation.to === null) {
      return this.fail(command, 'noSuchCall', `there is no consultation call ${command.consultation}`);
    }
    if (call.state === 'ringing')
      return this.fail(command, 'refused', 'the caller still rings: answer first');
    this.ends(consultation, 'desk', 'transferred', 'hung up to transfer the caller');
    this.transfer(command, call, consultation.to);
  }

  private transfer(command: LineCommand, call: SimulatedCall, number: string): void {
    if (!isDialable(number)) return this.fail(command, 'wrongNumber', `${number} cannot be dialled`);
    if (call.state === 'ringing')
      return this.fail(command, 'refused', 'the call still rings: answer it first');
    if (call.state === 'open') this.holds(call);
    call.cancelPending();
    call.cancelPending = this.recipientMeets(number, {
      rings: () => {},
      answers: () => this.ends(call, 'desk', 'transferred', `transferred to ${number}`),
      refuses: (_reason, detail) => this.tell({ type: 'transferFailed', call: call.id, detail }),
    });
  }

  /** Plays the recipient's part; calling what it returns ends it. */
  private recipientMeets(
    number: string,
    then: {
      readonly rings: () => void;
      readonly answers: () => void;
      readonly refuses: (reason: EndReason, detail: string) => void;
    },
  ): () => void {
    const { timers } = this.options;
    const behaviour = this.recipients.get(number);
    if (behaviour === undefined) return timers.after(0, () => then.refuses('unreachable', '404 Not Found'));
    if (behaviour.does === 'busy') return timers.after(0, () => then.refuses('busy', '486 Busy Here'));
    then.rings();
    if (behaviour.does === 'answers') return timers.after(behaviour.afterMs, then.answers);
    if (behaviour.does === 'refuses') {
      return timers.after(REFUSES_AFTER, () => then.refuses('refused', '603 Decline'));
    }
    return () => {};
  }

  private peerEnds(call: SimulatedCall | undefined): void {
    if (call === undefined) return;
    this.ends(call, 'peer', call.state === 'ringing' ? 'noAnswer' : 'hungUp', 'hung up by the peer');
  }

  private peerTells(call: SimulatedCall | undefined, type: 'heldByPeer' | 'resumedByPeer'): void {
    if (call !== undefined && call.state !== 'ringing') this.tell({ type, call: call.id });
  }

  private ends(call: SimulatedCall, by: EndedBy, reason: EndReason, detail: string): void {
    this.network.remove(call);
    this.tell({ type: 'ended', call: call.id, by, reason, detail });
  }

  private comeUp(): void {
    this.observed = this.network.seen();
    this.tell({ type: 'lineUp', calls: this.observed });
  }

  private fail(command: LineCommand, code: CommandFailure['code'], message: string): void {
    this.listener?.({ type: 'commandFailed', command, failure: { code, message } });
  }

  private tell(event: LineEvent): void {
    if (!this.plugged) return;
    this.observed = this.network.seen();
    this.listener?.(event);
  }

  private soon(action: () => void): void {
    this.later(0, action);
  }

  private later(ms: Duration, action: () => void): void {
    const { era } = this;
    this.options.timers.after(ms, () => {
      if (this.era === era) action();
    });
  }

  private get lineName(): string {
    return this.options.lineName ?? 'desk';
  }
}

/** The shape that any line can dial. */
function isDialable(number: string): boolean {
  return isTelephoneNumber(number) || /^sips?:[\w.+%-]{1,64}@[\w.:-]{1,253}$/u.test(number);
}
