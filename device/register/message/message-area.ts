import * as v from 'valibot';
import type { CallId, WallTime } from '../../desk/words.ts';
import { type By, command, givenId, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { signedBy } from '../follow-up/follow-up-area.ts';
import { aggressiveCalls } from './aggressive.ts';
import { TOLD_HOW } from './message.ts';
import { MessageBook, savedOf } from './message-book.ts';
import { linkCommands } from './message-links.ts';
import { foldMessages } from './message-search.ts';
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
  const foldChanged = foldMessages(means.db);
  const aggressive = aggressiveCalls(means, recipients, book);
  return {
    onFact: aggressive.onFact,
    onMinute(wall) {
      book.sortMail(wall);
      book.escalateUnanswered(wall);
      foldChanged();
    },
    commands: {
      ...officeCommands(book, aggressive.tellAnew),
      ...recipientCommands(book),
      ...linkCommands(means, book),
    },
  };
};

function officeCommands(book: MessageBook, foundOut: (call: CallId, wall: WallTime) => void) {
  return {
    'message.save': command(saveInput, (input, by) => {
      const known = book.byDraft(input.draft);
      // Sent again by a page that had no answer.
      if (known !== undefined && book.isSaved(known, input)) return savedOf(known);
      if (known !== undefined) refuseChange(book, known, input, by);
      const saved = book.save(input, signedBy(by));
      // It may say whom an aggressive call was for.
      if (input.call !== null && input.kind !== 'aggressive') foundOut(input.call, by.moment.wall);
      return savedOf(saved);
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
    'message.see': command(
      INPUT.mine,
      ({ id }, by) => savedOf(book.seen(own(book, id, by), 'page', signedBy(by))),
      ({ id }) => ({ kind: 'look', record: id }),
    ),
    'message.acknowledge': command(
      INPUT.mine,
      ({ id }, by) => {
        const message = book.seen(own(book, id, by), 'page', signedBy(by));
        return savedOf(book.acknowledged(message, 'page', signedBy(by)));
      },
      ({ id }) => ({ record: id }),
    ),
  };
}

function refuseChange(book: MessageBook, known: BookMessage, input: SaveInput, { actor }: By): void {
  // A page that had no answer knows no version; what it was told to write meanwhile is newer.
  const isOwn = input.version === 0 && book.isNewOf(actor.id, known);
  if (known.version !== input.version && !isOwn) throw changed(book, known, input.version);
  if (known.state !== 'draft' && known.state !== 'discarded' && !input.send) throw notDraft();
  if (!book.wasSeen(known.id)) return;
  throw new CommandRefused('Message_Locked', 'it has been seen: add a correction instead of changing it');
}

function lookedAt(book: MessageBook, { id, version }: { id: string; version: number }): BookMessage {
  const message = book.byId(id);
  if (message === undefined) throw notThere();
  if (message.version !== version) throw changed(book, message, version);
  return message;
}

/** Others are told that there is none: a message is for its recipient only. */
function own(book: MessageBook, id: string, { actor }: By): BookMessage {
  const message = book.byId(id);
  if (message === undefined || message.state === 'draft' || !book.isFor(message, actor.id)) throw notThere();
  return message;
}

/** Whoever has never had an answer is told the message's id as well. */
function changed(book: MessageBook, { id, version, state }: BookMessage, seen: number): CommandRefused {
  const last = book.lastChange(id);
  const by = last?.name ? ` by ${last.name}` : '';
  const message = `it has changed${by} since you looked (${state}): compare it with yours`;
  const faults = [{ path: 'version', allowed: String(version) }];
  if (seen === 0) faults.push({ path: 'id', allowed: id });
  return new CommandRefused('Message_Changed', message, faults);
}

const notThere = () =>
  new CommandRefused('Message_NotThere', 'there is no such message: look at the list again');
const notWritten = () => new CommandRefused('Message_NotWritten', 'it is a draft: finish and send it first');
const notDraft = () =>
  new CommandRefused('Message_NotDraft', 'it has been sent: change it, or add a correction, but keep it');
const notSeenYet = () =>
  new CommandRefused('Message_NotSeen', 'nobody has seen it yet: change it instead of adding to it');
