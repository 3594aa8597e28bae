import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { WallTime } from '../../desk/words.ts';
import type { AuditNote } from '../access/audit.ts';
import { type AreaMeans, type By, command } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import type { Db } from '../database.ts';
import type { LinkedMessage } from './message.ts';
import type { MessageBook } from './message-book.ts';
import type { BookMessage } from './message-statements.ts';
import { linesOf } from './message-text.ts';
import { MESSAGE_LANGUAGES, MESSAGE_TEXT, type MessageLanguage } from './message-text-words.ts';

/** A link is good for so long: over a week-end and a holiday. */
const VALID = 7 * 86_400_000;

const input = v.strictObject({
  token: v.pipe(v.string(), v.maxLength(200)),
  language: v.picklist(MESSAGE_LANGUAGES),
});

interface LinkColumns {
  readonly message: string;
  readonly name: string;
  readonly expires: number;
  readonly used: number | null;
}

/** A token for the link to one message, kept as its hash only. */
export function makeLink(
  db: Db,
  mail: { id: string; message: string; name: string },
  wall: WallTime,
): string {
  const token = randomBytes(32).toString('base64url');
  db.prepare<[Buffer, string, string, string, number]>(
    'INSERT INTO message_link (hash, message, mail, name, expires) VALUES (?, ?, ?, ?, ?)',
  ).run(hashOf(token), mail.message, mail.id, mail.name, wall + VALID);
  return token;
}

/** What whoever has the link may do: look, which is to have seen it, and acknowledge, once. Then it shows nothing more. */
export function linkCommands({ db }: AreaMeans, book: MessageBook) {
  const link = db.prepare<[Buffer], LinkColumns>(
    'SELECT message, name, expires, used FROM message_link WHERE hash = ?',
  );

  function followed(token: string, { moment }: By) {
    const found = link.get(hashOf(token));
    if (found === undefined) throw new CommandRefused('Link_Unknown', 'this link is not one of this unit');
    if (found.used !== null)
      throw new CommandRefused('Link_Used', 'the message was acknowledged: the link is used up');
    if (found.expires <= moment.wall)
      throw new CommandRefused('Link_Expired', 'the link is too old: call the desk');
    return { message: book.known(found.message), signed: signedAs(found.name, moment.wall) };
  }

  return {
    'messageLink.open': command(
      input,
      ({ token, language }, by) => {
        const { message, signed } = followed(token, by);
        return shown(book, book.seen(message, 'link', signed), language);
      },
      looked,
    ),
    'messageLink.acknowledge': command(
      input,
      ({ token, language }, by) => {
        const { message, signed } = followed(token, by);
        return shown(book, book.acknowledged(book.seen(message, 'link', signed), 'link', signed), language);
      },
      looked,
    ),
  };
}

/** Both show the message. */
const looked = (_: unknown, { id }: LinkedMessage): AuditNote => ({ kind: 'look', record: id });

/** Whoever has the link is who the mail was for, as far as anybody can know. */
const signedAs = (name: string, wall: WallTime) => ({ actor: { id: 'link', name }, wall });

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function shown(book: MessageBook, message: BookMessage, language: MessageLanguage): LinkedMessage {
  const title = MESSAGE_TEXT[language].kinds[message.kind];
  return { id: message.id, title, name: message.name, lines: linesOf(book.told(message), language) };
}
