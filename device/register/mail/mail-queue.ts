import type { WallTime } from '../../desk/words.ts';
import type { AreaMeans } from '../area/area.ts';
import type { Db } from '../database.ts';
import { byUnit, FollowUpBook } from '../follow-up/book.ts';
import type { Details } from '../message/message.ts';
import { causeOfMessage } from '../message/message-book.ts';
import { makeLink } from '../message/message-links.ts';
import { type BookMessage, prepareMessages } from '../message/message-statements.ts';
import type { Letter } from './compose.ts';

/** A mail that waits. */
export interface DueMail {
  readonly id: string;
  readonly message: string;
  readonly purpose: Letter['purpose'];
  readonly name: string;
  readonly address: string;
  readonly tries: number;
  readonly nextTry: WallTime;
  readonly made: WallTime;
}

/** The mails that wait, and what becomes of each. To be used within one transaction. */
export class MailQueue {
  readonly #db: Db;
  readonly #run;
  readonly #messages;
  readonly #followUps: FollowUpBook;

  constructor(means: Pick<AreaMeans, 'db' | 'newId'>) {
    this.#db = means.db;
    this.#run = statements(means.db);
    this.#messages = prepareMessages(means.db);
    this.#followUps = new FollowUpBook(means);
  }

  /** The one to be tried next, be it later. */
  first(): DueMail | null {
    return this.#run.first.get() ?? null;
  }

  /** As it is to be sent now, with a link of its own: the one before may have arrived all the same. */
  letter({ id, message, purpose, name, address }: DueMail, wall: WallTime): Letter | null {
    const row = this.#messages.byId.get(message);
    if (row === undefined || !this.#run.waits.get(id)) return null;
    const details = JSON.parse(row.details) as Details;
    const told = { ...row, details, added: this.#messages.additions.all(message) };
    return { id, purpose, name, address, told, token: makeLink(this.#db, { id, message, name }, wall) };
  }

  /** The server has taken it: for the message itself, it has been sent. */
  markSent({ id, message, address, purpose }: DueMail, wall: WallTime): void {
    this.#run.sent.run(wall, id);
    const row = this.#messages.byId.get(message);
    if (row === undefined || purpose !== 'message') return;
    this.#event(row, 'sent', address, wall);
    if (row.state === 'written') this.#messages.setState.run({ id: message, state: 'sent', wall });
  }

  markFailed({ id }: DueMail, nextTry: WallTime, fault: string): void {
    this.#run.failed.run(nextTry, fault, id);
  }

  /** It will never arrive: somebody at the desk must tell them. */
  markRefused({ id, message }: DueMail, fault: string, wall: WallTime): void {
    this.#run.refused.run(fault, id);
    const row = this.#messages.byId.get(message);
    if (row === undefined) return;
    this.#event(row, 'mailRefused', fault, wall);
    if (row.closed !== null) return;
    const cause = { cause: causeOfMessage(row), kind: 'message' as const, message, call: row.call };
    this.#followUps.want(cause, byUnit(wall));
  }

  #event({ id }: BookMessage, type: 'sent' | 'mailRefused', text: string, wall: WallTime): void {
    this.#messages.event.run({ id, type, text, at: wall, actor: 'unit', name: '' });
  }
}

function statements(db: Db) {
  const set = (columns: string) => `UPDATE mail SET ${columns} WHERE id = ? AND state = 'waiting'`;
  return {
    first: db.prepare<[], DueMail>(
      `SELECT id, message, purpose, name, address, tries, next_try AS nextTry, made FROM mail
       WHERE state = 'waiting' ORDER BY next_try LIMIT 1`,
    ),
    waits: db.prepare<[string], number>("SELECT 1 FROM mail WHERE id = ? AND state = 'waiting'").pluck(),
    sent: db.prepare<[number, string]>(set("state = 'sent', tries = tries + 1, fault = '', sent = ?")),
    failed: db.prepare<[number, string, string]>(set('tries = tries + 1, next_try = ?, fault = ?')),
    refused: db.prepare<[string, string]>(set("state = 'refused', tries = tries + 1, fault = ?")),
  };
}
