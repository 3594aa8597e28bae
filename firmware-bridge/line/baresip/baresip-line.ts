import {
  BaresipClient,
  type BaresipEvent,
  type CallList,
  commands,
  parseListCalls,
  traitsOf,
} from 'baresip-bindings';
import type {
  CommandFailure,
  Duration,
  LineCall,
  LineCapabilities,
  LineCommand,
  LineEvent,
  PhoneLine,
} from '../../../device/ports/index.ts';
import { systemTimers, type Timers } from '../timers.ts';
import { CallControl } from './call-control.ts';
import { JobQueue } from './job-queue.ts';
import { changeCall, findCall, type LineFacts, type LineState, lineCallOf, NO_CALLS } from './line-state.ts';
import { type Observed, observeEvent, touchesCalls } from './observe.ts';
import { adoptList, observeList } from './observe-list.ts';
import { correction, decide, type Step, unwant, want } from './plan.ts';

export interface BaresipLineOptions {
  /** Where baresip's ctrl_tcp listens. Default 127.0.0.1. */
  readonly host?: string;
  readonly controlPort: number;
  /** As it stands in the `line` of each call. */
  readonly lineName: string;
  /** Callers with one of these numbers are internal (rule A5). */
  readonly internalNumbers?: readonly string[];
  /** SIP URIs of numbers that are not at `domain`: `{ '21': 'sip:21@127.0.0.1:5080' }`. */
  readonly numberPlan?: Readonly<Record<string, string>>;
  /** Any other number N is dialled as `sip:N@domain`. Null: baresip completes it with its account's domain. */
  readonly domain?: string | null;
  readonly timers?: Timers;
  /** What the log may say, without numbers or names of peers. */
  readonly log?: (entry: LineLogEntry) => void;
}

export interface LineLogEntry {
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** Between two looks at the list of calls when nothing happens; shows a silent baresip too. */
const LOOK_EVERY: Duration = 1_000;
/** The same while there is no call: a look costs 1 ms of the processor, and an idle unit is to take next to nothing. */
const LOOK_IDLY: Duration = 10_000;
/** A step that did not show is asked for again after this. */
const ASK_AGAIN_AFTER: Duration = 250;
/** Two replies missed in a row and the line counts as down. */
const REPLY_WITHIN: Duration = 500;
const SILENT_AFTER = 2;
/** Not up for so long after `start`: say so. */
const UP_WITHIN: Duration = 2_000;
/** A list during whose making calls came or went is asked for again, so often at most. */
const LIST_ATTEMPTS = 4;

/**
 * The desk's line on a real baresip (1.0.0, 1.1.0, 4.x), over its ctrl_tcp.
 *
 * Wanted and observed state are kept apart (line-state.ts). What is observed comes from baresip's events and, since
 * none of them tells of our own hold, from `listcalls` after each command, after each call event and once a second.
 * What to ask for next is decided from both (plan.ts); here it is done, one request at a time.
 *
 * Limits: 1.0.0 does not tell that the peer holds us. 1.x drops a caller whose transfer was refused, which is reported
 * as `ended` by the line. Only 4.x tells Diversion; before, `internal` comes from the numbers alone.
 */
export class BaresipLine implements PhoneLine {
  readonly capabilities: LineCapabilities = { attendedTransfer: 'consultThenBlind' };
  private readonly options: BaresipLineOptions;
  private readonly facts: LineFacts;
  private readonly timers: Timers;
  private readonly jobs: JobQueue;
  private listener: ((event: LineEvent) => void) | null = null;
  private client: BaresipClient | null = null;
  private control: CallControl | null = null;
  private state: LineState = NO_CALLS;
  private up = false;
  private working = false;
  private stale = false;
  /** Counts events that make a list asked for before them out of date. */
  private touched = 0;
  /** `touched` as it was at the last list. */
  private listed = -1;
  /** Steps asked for a moment ago and not seen to work: not to be asked again at once. */
  private readonly resting = new Set<string>();
  private cancelLook: () => void = () => {};
  private cancelUpDeadline: () => void = () => {};

  constructor(options: BaresipLineOptions) {
    const { lineName, internalNumbers = [], numberPlan = {}, domain = null } = options;
    this.options = options;
    this.facts = { lineName, internalNumbers, numberPlan, domain };
    this.timers = options.timers ?? systemTimers;
    this.jobs = new JobQueue(this.timers, (command, failure) => this.failed(command, failure));
  }

  async start(listener: (event: LineEvent) => void): Promise<void> {
    if (this.client !== null) throw new Error('this line was started already: stop it first');
    this.listener = listener;
    const { host = '127.0.0.1', controlPort: port } = this.options;
    const client = new BaresipClient({
      host,
      port,
      requestTimeoutMs: REPLY_WITHIN,
      silentAfter: SILENT_AFTER,
      reconnect: { firstMs: 100, maxMs: 1_000 },
    });
    this.client = client;
    client.onEvent((event) => this.hear(event));
    client.onNoise(({ kind }) => this.log('warning', `baresip sent what could not be read: ${kind}`));
    client.onConnection((change) => {
      if (change.state === 'connected') void this.comeUp(client);
      else this.goDown(change.reason);
    });
    this.cancelUpDeadline = this.timers.after(UP_WITHIN, () => {
      if (!this.up) this.tell({ type: 'lineDown', detail: `no baresip answers on ${host}:${port}` });
    });
    client.start();
  }

  async stop(): Promise<void> {
    const { client } = this;
    this.listener = null;
    this.client = null;
    this.control = null;
    this.up = false;
    this.cancelLook();
    this.cancelUpDeadline();
    this.jobs.clear();
    await client?.stop();
  }

  send(command: LineCommand): void {
    if (this.listener === null) return;
    this.jobs.add(command);
    queueMicrotask(() => (this.up ? void this.work() : this.jobs.failAll(LINE_DOWN)));
  }

  calls(): readonly LineCall[] {
    return this.state.calls.map((call) => lineCallOf(call, this.facts));
  }

  private async comeUp(client: BaresipClient): Promise<void> {
    try {
      const version = await client.version();
      const list = version === null ? null : await this.list(client);
      if (client !== this.client || this.up) return;
      if (version === null || list === null || !list.recognised) return this.tryAgainSoon(client);
      this.control = new CallControl(client, traitsOf(version));
      this.state = adoptList(this.state, list, this.facts);
      this.up = true;
      this.cancelUpDeadline();
      this.log('info', `baresip ${version.text} answers, ${list.calls.length} calls`);
      this.tell({ type: 'lineUp', calls: this.calls() });
      this.lookLater();
      void this.work();
    } catch (error) {
      // Missed replies in a row end the connection, and with the next one we are here again.
      this.log('warning', `baresip does not answer: ${messageOf(error)}`);
      if (client.connected) this.tryAgainSoon(client);
    }
  }

  private tryAgainSoon(client: BaresipClient): void {
    this.cancelLook();
    this.cancelLook = this.timers.after(LOOK_EVERY, () => {
      if (client === this.client && client.connected && !this.up) void this.comeUp(client);
    });
  }

  private goDown(reason: string): void {
    this.cancelLook();
    if (!this.up) return;
    this.up = false;
    this.control = null;
    this.resting.clear();
    this.log('error', `line down: ${reason}`);
    this.tell({ type: 'lineDown', detail: reason });
    this.jobs.failAll(LINE_DOWN);
  }

  private hear(event: BaresipEvent): void {
    if (touchesCalls(event)) this.touched += 1;
    if (!this.up) return;
    this.observed(observeEvent(this.state, event, this.facts));
    if (!touchesCalls(event)) return;
    this.stale = true;
    void this.work();
  }

  private observed({ state, events }: Observed): void {
    this.state = state;
    for (const event of events) {
      if (event.type === 'resumed' && event.behindUs) {
        this.log('warning', 'baresip opened a held call by itself: it is put on hold again');
      }
      if (event.type === 'held') this.resting.delete(keyOf({ do: 'hold', call: event.call }));
      if (event.type === 'resumed') this.resting.delete(keyOf({ do: 'resume', call: event.call }));
      this.tell(event);
    }
  }

  /** Does what there is to do, one thing after the other, until there is nothing or only waiting. */
  private async work(): Promise<void> {
    const { client } = this;
    if (this.working || client === null) return;
    this.working = true;
    try {
      while (this.up && client === this.client) {
        const step = this.stale ? null : this.nextStep();
        if (step !== null) await this.perform(step);
        else if (this.stale) await this.look(client);
        else break;
      }
    } catch (error) {
      this.stale = true;
      this.log('warning', messageOf(error));
      if (this.up) this.timers.after(0, () => void this.work());
    } finally {
      this.working = false;
    }
  }

  private async look(client: BaresipClient): Promise<void> {
    const list = await this.list(client);
    if (!this.up || client !== this.client) return;
    this.stale = false;
    this.lookLater();
    if (list === null) return;
    this.listed = this.touched;
    this.observed(observeList(this.state, list, this.facts));
  }

  /** A list that no event has overtaken; null if calls come and go too fast for one, until the next look. */
  private async list(client: BaresipClient): Promise<CallList | null> {
    for (let attempt = 0; attempt < LIST_ATTEMPTS; attempt += 1) {
      const before = this.touched;
      const reply = await client.request(commands.listCalls());
      if (before === this.touched) return parseListCalls(reply.data);
    }
    return null;
  }

  private lookLater(): void {
    const busy = this.state.calls.length > 0 || this.jobs.current !== undefined;
    this.cancelLook();
    this.cancelLook = this.timers.after(busy ? LOOK_EVERY : LOOK_IDLY, () => {
      this.stale = true;
      void this.work();
      // Armed again here too: a look that fails must not be the last one.
      this.lookLater();
    });
  }

  /** Settles commands that are done or cannot be; gives the next thing to ask of baresip. */
  private nextStep(): Step | null {
    const correct = correction(this.state);
    if (correct !== null && !this.isResting(correct)) return correct;
    for (let current = this.jobs.current; current !== undefined; current = this.jobs.current) {
      const { job, begun } = current;
      const decision = decide(this.state, job, this.facts);
      if (decision.type === 'fail') this.jobs.fail(decision.failure);
      else if (decision.type === 'done') this.jobs.done();
      else if (decision.type === 'notYet') return null;
      else if (!begun) this.begin(job.command);
      else if (decision.type === 'ask' && !this.isResting(decision.step)) return decision.step;
      else return null;
    }
    return null;
  }

  private begin(command: LineCommand): void {
    const consultation =
      command.type === 'transferAttended' ? findCall(this.state, command.consultation) : undefined;
    this.state = want(this.state, command);
    this.jobs.begin(consultation?.uri ?? null);
  }

  private async perform(step: Step): Promise<void> {
    const { control, state } = this;
    const command = this.jobs.current?.job.command;
    if (control === null) return;
    this.rest(step);
    this.jobs.asked(step.do);
    this.markAsked(step, command);
    const call = step.do === 'dial' ? undefined : findCall(state, step.call);
    const unique = state.calls.filter((other) => other.callId === call?.callId).length === 1;
    const current = call !== undefined && state.current === call.id && this.listed === this.touched;
    this.stale = true;
    const reply = await control.perform(step, call, { unique, current });
    // `ok` is a hint, but a dial or a transfer that was refused leaves nothing to be observed.
    const final = step.do === 'dial' || step.do === 'refer';
    if (!reply.ok && final && this.jobs.current?.job.command === command)
      this.jobs.refused(reply.data.trim());
  }

  private markAsked(step: Step, command: LineCommand | undefined): void {
    if (step.do === 'dial')
      this.state = { ...this.state, dialling: { request: step.request, uri: step.uri } };
    if (step.do !== 'hangUp') return;
    const asked = command?.type === 'transferAttended' ? 'transfer' : 'hangUp';
    this.state = changeCall(this.state, step.call, { asked });
  }

  private isResting(step: Step): boolean {
    return this.resting.has(keyOf(step));
  }

  private rest(step: Step): void {
    const key = keyOf(step);
    this.resting.add(key);
    this.timers.after(ASK_AGAIN_AFTER, () => {
      this.resting.delete(key);
      void this.work();
    });
  }

  private failed(command: LineCommand, failure: CommandFailure): void {
    this.state = unwant(this.state, command);
    if (command.type === 'dial') this.state = { ...this.state, dialling: null };
    this.tell({ type: 'commandFailed', command, failure });
    queueMicrotask(() => void this.work());
  }

  private tell(event: LineEvent): void {
    this.listener?.(event);
  }

  private log(level: LineLogEntry['level'], text: string): void {
    this.options.log?.({ level, text });
  }
}

const LINE_DOWN: CommandFailure = {
  code: 'lineDown',
  message: 'the line is down: it comes back by itself once baresip answers',
};

function keyOf(step: Step): string {
  return step.do === 'dial' ? `dial ${step.request}` : `${step.do} ${step.call}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
