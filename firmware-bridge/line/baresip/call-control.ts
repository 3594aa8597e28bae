import { type BaresipClient, type BaresipTraits, type Command, commands, type Reply } from 'baresip-bindings';
import { isPlainCallId, type KnownCall } from './line-state.ts';
import { touchesCalls } from './observe.ts';
import type { Step } from './plan.ts';

/** Opening a sound card, or asking the network for a name, may take baresip longer than other answers. */
const SLOW_REPLY_MS = 2_000;
const SELECT_ATTEMPTS = 3;
const NOT_SELECTED: Reply = { ok: false, data: 'the call could not be selected' };

export interface CallKnowledge {
  /** No other call has this Call-ID. */
  readonly unique: boolean;
  /**
   * A list that nothing has happened since shows it as the current call: it need not be selected first. That saves the
   * 40 ms which a reply may wait behind an event, while a caller who believes to be on hold hears us (1.0.0).
   */
  readonly current: boolean;
}

/** Has baresip carry out a step on the very call that is meant. */
export class CallControl {
  private readonly client: BaresipClient;
  private readonly traits: BaresipTraits;

  constructor(client: BaresipClient, traits: BaresipTraits) {
    this.client = client;
    this.traits = traits;
  }

  /** `call`: the one that the step is about. Rejects as the client does. */
  async perform(step: Step, call: KnownCall | undefined, known: CallKnowledge): Promise<Reply> {
    if (step.do === 'dial') return this.client.request(commands.dial(step.uri), { timeoutMs: SLOW_REPLY_MS });
    if (call === undefined) return NOT_SELECTED;
    const id = known.unique && call.callId !== null && isPlainCallId(call.callId) ? call.callId : null;
    const timeoutMs = step.do === 'accept' || step.do === 'resume' ? { timeoutMs: SLOW_REPLY_MS } : {};
    // `transfer` acts on the current call in every version.
    if (id !== null && this.traits.heedsCallIds && step.do !== 'refer') {
      return this.client.request(commandOf(step, id), timeoutMs);
    }
    // 1.1.0 marks a call as current and then says that there is none.
    const selected = known.current && !this.traits.heedsCallIds;
    if (!selected && !(await this.select(call, id))) return NOT_SELECTED;
    return this.client.request(commandOf(step, undefined), timeoutMs);
  }

  /** Makes the call the current one. A call that comes or goes meanwhile changes the current one: once more then. */
  private async select(call: KnownCall, id: string | null): Promise<boolean> {
    for (let attempt = 0; attempt < SELECT_ATTEMPTS; attempt += 1) {
      let disturbed = false;
      const unsubscribe = this.client.onEvent((event) => {
        disturbed ||= touchesCalls(event);
      });
      try {
        const reply = await this.client.request(selectCommand(call, id));
        // 1.0.0 says ok also for a call that it did not find: the text tells.
        if (!/setting current call/iu.test(reply.data)) return false;
      } finally {
        unsubscribe();
      }
      if (!disturbed) return true;
    }
    return false;
  }
}

function selectCommand(call: KnownCall, id: string | null): Command {
  if (id !== null) return commands.callFind(id);
  return { command: 'line', params: String(call.lineNumber ?? 0) };
}

function commandOf(step: Exclude<Step, { do: 'dial' }>, id: string | undefined): Command {
  switch (step.do) {
    case 'refer':
      return commands.transfer(step.uri);
    case 'hangUp':
      return commands.hangup(id);
    case 'hold':
      return commands.hold(id);
    case 'resume':
      return commands.resume(id);
    case 'accept':
      return commands.accept(id);
  }
}
