import type { WallTime } from '../../desk/words.ts';
import type { AreaMeans } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { byUnit, FollowUpBook, type Signed } from '../follow-up/book.ts';
import { causeOfOutcome } from '../follow-up/from-calls.ts';
import type { EventType } from '../outbox/outbox.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import type { Details, MessageEventType, MessageState, Saved } from './message.ts';
import { MessageDates } from './message-dates.ts';
import { type BookMessage, prepareMessages } from './message-statements.ts';
import type { Told } from './message-text.ts';
import type { Recipient, Recipients } from './recipients.ts';
import type { SaveInput } from './written.ts';

/** Messages as they are written, sent, seen and acknowledged. Every step has its event: who, when, and how. */
export class MessageBook {
  readonly #run;
  readonly #means: AreaMeans;
  readonly #recipients: Recipients;
  readonly #followUps: FollowUpBook;
  readonly #dates: MessageDates;

  constructor(means: AreaMeans, recipients: Recipients) {
    this.#means = means;
    this.#recipients = recipients;
    this.#run = prepareMessages(means.db);
    this.#followUps = new FollowUpBook(means);
    this.#dates = new MessageDates(settingsQuery(means.db));
  }

  byId(id: string): BookMessage | undefined {
    return this.#run.byId.get(id);
  }

  byDraft(draft: string): BookMessage | undefined {
    return this.#run.byDraft.get(draft);
  }

  /** As it is told to somebody outside of the page. */
  told(message: BookMessage): Told {
    const details = JSON.parse(message.details) as Details;
    return { ...message, details, added: this.#run.additions.all(message.id) };
  }

  /** Whether anybody knows what it says: what was added since then does not unlock it. */
  wasSeen(id: string): boolean {
    return this.#run.wasSeen.get(id) === 1;
  }

  /** Whoever changed it last. */
  lastChange(id: string) {
    return this.#run.lastChange.get(id);
  }

  /** Whether that is what stands there already: the answer to whoever wrote it was lost. */
  isSaved(known: BookMessage, input: SaveInput): boolean {
    if (isOut(known) !== input.send || known.state === 'discarded') return false;
    const columns = this.#columns(input, isOut(known) ? known : null, known.made);
    return Object.entries(columns).every(([name, value]) => known[name as keyof BookMessage] === value);
  }

  /** Whether it is as that user has written it for the first time, and nobody has touched it since. */
  isNewOf(user: string, { id }: BookMessage): boolean {
    const [first, second] = this.#run.people.all(id);
    return first === user && second === undefined;
  }

  /** Whether nobody but the unit has written it or looked at it. */
  isUnits({ id }: BookMessage): boolean {
    return this.#run.people.all(id).length === 0;
  }

  /** Writes it for the first time, or over what nobody has seen yet. */
  save(input: SaveInput, signed: Signed): BookMessage {
    const known = this.byDraft(input.draft);
    const before = known !== undefined && isOut(known) ? known : null;
    if (input.recipient !== null && this.#recipients.byId(input.recipient) === null) throw noRecipient();
    if (input.send) this.#dates.refusePassed(input, before, signed.wall);
    const state: MessageState = input.send ? 'written' : 'draft';
    const columns = { ...this.#columns(input, before, signed.wall), state, wall: signed.wall };
    const id = known?.id ?? this.#means.newId('m');
    if (known === undefined) this.#run.insert.run({ ...columns, id, draft: input.draft });
    else this.#run.rewrite.run({ ...columns, id });
    this.#event(id, input.send ? (before === null ? 'written' : 'changed') : 'drafted', '', signed);
    return input.send ? this.#goOut(this.known(id), signed) : this.known(id);
  }

  /** A correction goes to the recipient like the message itself, and is to reach them in the same time. */
  add(message: BookMessage, text: string, signed: Signed): BookMessage {
    this.#event(message.id, 'added', text, signed);
    this.#setState(message, 'written', signed.wall);
    this.#run.promise.run({ id: message.id, promised: this.#dates.usual(signed.wall) });
    return this.#goOut(this.known(message.id), signed);
  }

  /** It has reached them by that way. */
  sent(message: BookMessage, by: string, signed: Signed): BookMessage {
    this.#event(message.id, 'sent', by, signed);
    return message.state === 'written' ? this.#setState(message, 'sent', signed.wall) : message;
  }

  seen(message: BookMessage, by: string, signed: Signed): BookMessage {
    if (message.state !== 'written' && message.state !== 'sent') return message;
    this.#event(message.id, 'seen', by, signed);
    return this.#setState(message, 'seen', signed.wall);
  }

  acknowledged(message: BookMessage, by: string, signed: Signed): BookMessage {
    if (message.closed !== null) return message;
    this.#event(message.id, 'acknowledged', by, signed);
    this.#run.dropMail.run(message.id);
    this.#run.useLinks.run(signed.wall, message.id);
    this.#withdrawLines(message, 'acknowledged', signed);
    this.#tellCrm('message.acknowledged', message, signed.wall);
    return this.#setState(message, 'acknowledged', signed.wall);
  }

  discard(message: BookMessage, signed: Signed): BookMessage {
    this.#event(message.id, 'discarded', '', signed);
    this.#run.dropMail.run(message.id);
    this.#withdrawLines(message, 'discarded', signed);
    if (isOut(message)) this.#tellCrm('message.withdrawn', message, signed.wall);
    return this.#setState(message, 'discarded', signed.wall);
  }

  /** Its time has passed: the deputy is told, and somebody at the desk takes it up (rule A14). */
  escalateUnanswered(wall: WallTime): void {
    for (const message of this.#run.unanswered.all(wall)) {
      const deputy = this.#deputyOf(message);
      this.#run.escalate.run({ id: message.id, wall, deputy: deputy?.id ?? null });
      this.#event(message.id, 'escalated', deputy?.name ?? '', byUnit(wall));
      if (deputy !== null) this.#mail(message, deputy, 'escalation', wall);
      this.#followUp(message, byUnit(wall));
    }
  }

  /** What waits for a mail server while there is none is told otherwise; it goes out once there is one. */
  sortMail(wall: WallTime): void {
    if (this.#sendsMail) this.#run.mailWaits.run(wall);
    else this.#run.mailHasNoServer.run();
  }

  /** Whether that user is the one whom it is for, or stands in for them. */
  isFor({ recipient, deputy }: BookMessage, user: string): boolean {
    return [recipient, deputy].some((id) => id !== null && this.#recipients.byId(id)?.user === user);
  }

  /** The last recipient of a message that was left in that call. */
  recipientOfCall(call: string): string | null {
    return this.#run.ofCall.get(call)?.recipient ?? null;
  }

  known(id: string): BookMessage {
    const message = this.byId(id);
    if (message === undefined) throw new Error(`the message ${id} was written but is not there`);
    return message;
  }

  /** A draft says what was typed; what went out, what follows from it. */
  #columns(input: SaveInput, before: BookMessage | null, wall: WallTime) {
    const { send, promised } = input;
    return {
      kind: input.kind,
      call: input.call,
      recipient: input.recipient,
      name: (input.recipient && this.#recipients.byId(input.recipient)?.name) || input.name,
      caller: callerOf(input),
      number: input.number || null,
      text: input.text,
      details: JSON.stringify(input.details),
      promised: send ? this.#dates.promised(promised, before, wall) : promised,
      collectFrom: send ? this.#dates.collectFrom(input, wall) : input.collectFrom,
    };
  }

  /** By every way that there is to the recipient; the line that waited for it to be written is settled. */
  #goOut(message: BookMessage, signed: Signed): BookMessage {
    this.#run.dropMail.run(message.id);
    this.#withdrawLines(message, 'changed', signed);
    const recipient = message.recipient === null ? null : this.#recipients.byId(message.recipient);
    if (recipient !== null) this.#mail(message, recipient, 'message', signed.wall);
    this.#settleWriting(message, signed);
    this.#tellCrm('message.written', message, signed.wall);
    return recipient?.user ? this.sent(message, 'page', byUnit(signed.wall)) : message;
  }

  /** What the unit tells the doctor of an aggressive call is not what its caller asked for. */
  #settleWriting({ call, kind }: BookMessage, signed: Signed): void {
    const row =
      call === null || kind === 'aggressive' ? undefined : this.#followUps.byCause(causeOfOutcome(call));
    if (row?.kind === 'writeMessage' && row.closed === null) this.#followUps.finish(row, 'written', signed);
  }

  #followUp(message: BookMessage, signed: Signed): void {
    const { id, call } = message;
    const cause = causeOfMessage(message);
    const row = this.#followUps.want({ cause, kind: 'message', message: id, call }, signed);
    // Whoever dealt with a mail that was refused has not made anybody acknowledge it.
    if (row.closed !== null) this.#followUps.reopen(row, signed);
  }

  /** Whatever was promised when they were opened. */
  #withdrawLines({ id }: BookMessage, why: string, signed: Signed): void {
    for (const line of this.#run.openLines.all(id)) {
      const row = this.#followUps.byId(line);
      if (row !== undefined) this.#followUps.withdraw(row, why, signed);
    }
  }

  #deputyOf({ recipient }: BookMessage): Recipient | null {
    const deputy = recipient === null ? null : (this.#recipients.byId(recipient)?.deputy ?? null);
    const named = deputy === null ? null : this.#recipients.byId(deputy);
    const standIn = named ?? this.#recipients.ownersDeputy() ?? this.#recipients.owner();
    return standIn?.id === recipient ? null : standIn;
  }

  #mail({ id: message }: BookMessage, { name, email }: Recipient, purpose: string, wall: WallTime): void {
    if (email === null) return;
    const state = this.#sendsMail ? 'waiting' : 'noServer';
    this.#run.queueMail.run({
      id: this.#means.newId('e'),
      message,
      purpose,
      name,
      address: email,
      state,
      wall,
    });
  }

  #tellCrm(type: ToldOfMessage, message: BookMessage, wall: WallTime): void {
    const requested = type === 'message.written' && message.kind === 'appointment';
    this.#means.emit(
      requested ? 'appointment.requested' : type,
      message.id,
      crmData(message, this.#run.additions.all(message.id)),
      wall,
    );
  }

  get #sendsMail(): boolean {
    return this.#means.sendsMail ?? true;
  }

  #setState(message: BookMessage, state: MessageState, wall: WallTime): BookMessage {
    this.#run.setState.run({ id: message.id, state, wall });
    return this.known(message.id);
  }

  #event(id: string, type: MessageEventType, text: string, { actor, wall }: Signed): void {
    this.#run.event.run({ id, type, text, at: wall, actor: actor.id, name: actor.name });
  }
}

export function savedOf({ id, version, promised, collectFrom }: BookMessage): Saved {
  return { id, version, promised, collectFrom };
}

type ToldOfMessage = Extract<EventType, 'message.written' | 'message.acknowledged' | 'message.withdrawn'>;

/** One for each time that was promised: a correction is promised anew. */
export function causeOfMessage({ id, promised }: BookMessage): string {
  return `message:${id}:${promised}`;
}

/** Whether it has been more than a draft. */
function isOut({ state }: BookMessage): boolean {
  return state !== 'draft' && state !== 'discarded';
}

/** A patient is named in the form of an appointment, and nowhere else. */
function callerOf(input: SaveInput): string {
  if (input.kind !== 'appointment') return input.caller;
  return `${input.details.firstName} ${input.details.surname}`.trim();
}

function crmData(message: BookMessage, added: readonly string[]): object {
  const { id, kind, call, name, caller, number, text, promised, collectFrom } = message;
  return {
    message: id,
    kind,
    call,
    recipient: name,
    caller,
    number,
    text,
    added,
    promised: promised === null ? null : new Date(promised).toISOString(),
    collectFrom,
    details: JSON.parse(message.details) as Details,
  };
}

function noRecipient(): CommandRefused {
  const fault = { path: 'recipient', allowed: 'somebody of the list of recipients' };
  return new CommandRefused('Register_NotValid', 'the recipient is not there any more: choose another', [
    fault,
  ]);
}
