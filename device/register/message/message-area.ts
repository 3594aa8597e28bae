import * as v from 'valibot';
import { type By, command, givenId, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { signedBy } from '../follow-up/follow-up-area.ts';
import { aggressiveCalls } from './aggressive.ts';
import { TOLD_HOW } from './message.ts';
import { MessageBook, savedOf } from './message-book.ts';
import { linkCommands } from './message-links.ts';
import type { BookMessage } from './message-statements.ts';
import { recipientsOf } from './recipients.ts';
import { type SaveInput, saveInput } from './written.ts';

const touched = { id: givenId, version: v.pipe(v.number(), v.integer()) };
const INPUT = {
  touched: v.strictObject(touched),
  add: v.strictObject({ ...touched, text: typedText(1, 4000) }),
  told: v.strictObject({ ...touched, how: v.picklist(TOLD_HOW) }),
  mine: v.strictObject({ id: givenId }),
};

/** Keeps messages until they have been acknowledged by the right person (rules A14, B1, B3, B13). */
export const messageArea: OpenArea = (means) => {
  const recipients = recipientsOf(means.db);
  const book = new MessageBook(means, recipients);
  const aggressive = aggressiveCalls(means, book, recipients);
  return {
    onFact: aggressive,
    onMinute: (wall) => book.escalateUnanswered(wall),
    commands: {
      ...officeCommands(book),
      ...recipientCommands(book),
      ...linkCommands(means, book),
    },
  };
};

function officeCommands(book: MessageBook) {
  return {
    'message.save': command(saveInput, (input, by) => {
      const known = book.byDraft(input.draft);
      if (known !== undefined && isRepeated(known, input)) return savedOf(known);
      refuseChange(book, known, input);
      return savedOf(book.save(input, signedBy(by)));
    }),
    'message.add': command(INPUT.add, ({ text, ...input }, by) => {
      const message = lookedAt(book, input);
      if (!book.wasSeen(message.id)) throw notSeenYet();
      return savedOf(book.add(message, text, signedBy(by)));
    }),
    'message.told': command(INPUT.told, ({ how, ...input }, by) => {
      const message = lookedAt(book, input);
      if (message.state === 'draft') throw notWritten();
      return savedOf(book.acknowledged(message, how, signedBy(by)));
    }),
    'message.discard': command(INPUT.touched, (input, by) => {
      const message = lookedAt(book, input);
      if (message.state !== 'draft') throw notDraft();
      return savedOf(book.discard(message, signedBy(by)));
    }),
  };
}

function recipientCommands(book: MessageBook) {
  return {
    'message.see': command(INPUT.mine, ({ id }, by) =>
      savedOf(book.seen(own(book, id, by), 'page', signedBy(by))),
    ),
    'message.acknowledge': command(INPUT.mine, ({ id }, by) => {
      const message = book.seen(own(book, id, by), 'page', signedBy(by));
      return savedOf(book.acknowledged(message, 'page', signedBy(by)));
    }),
  };
}

/** Sent again by a page that had no answer: it was written the first time. */
function isRepeated(known: BookMessage, input: SaveInput): boolean {
  const same = known.kind === input.kind && known.text === input.text;
  return same && input.version === 0 && known.details === JSON.stringify(input.details);
}

function refuseChange(book: MessageBook, known: BookMessage | undefined, input: SaveInput): void {
  if (known === undefined) return;
  if (known.version !== input.version) throw changed(book, known);
  if (known.state !== 'draft' && !input.send) throw notDraft();
  if (!book.wasSeen(known.id) && known.state !== 'discarded') return;
  throw new CommandRefused('Message_Locked', 'it has been seen: add a correction instead of changing it');
}

function lookedAt(book: MessageBook, { id, version }: { id: string; version: number }): BookMessage {
  const message = book.byId(id);
  if (message === undefined) throw notThere();
  if (message.version !== version) throw changed(book, message);
  return message;
}

/** Others are told that there is none: a message is for its recipient only. */
function own(book: MessageBook, id: string, { actor }: By): BookMessage {
  const message = book.byId(id);
  if (message === undefined || message.state === 'draft' || !book.isFor(message, actor.id)) throw notThere();
  return message;
}

function changed(book: MessageBook, { id, version, state }: BookMessage): CommandRefused {
  const last = book.lastChange(id);
  const by = last?.name ? ` by ${last.name}` : '';
  const message = `it has changed${by} since you looked (${state}): compare it with yours`;
  return new CommandRefused('Message_Changed', message, [{ path: 'version', allowed: String(version) }]);
}

const notThere = () =>
  new CommandRefused('Message_NotThere', 'there is no such message: look at the list again');
const notWritten = () => new CommandRefused('Message_NotWritten', 'it is a draft: finish and send it first');
const notDraft = () =>
  new CommandRefused('Message_NotDraft', 'it has been sent: change it, or add a correction, but keep it');
const notSeenYet = () =>
  new CommandRefused('Message_NotSeen', 'nobody has seen it yet: change it instead of adding to it');
