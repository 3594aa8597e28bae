import { randomBytes } from 'node:crypto';
import type { Db } from '../database.ts';
import { schedule } from '../schedule.ts';
import type { MailConfig, MailVoice } from './mail.ts';
import { MailQueue } from './mail-queue.ts';
import { MailSender } from './mail-sender.ts';
import { smtpDelivery } from './smtp.ts';

interface MailMeans {
  readonly within: <Result>(run: (db: Db) => Result) => Result | null;
}

/** The sender with everything real around it. Loaded only where there is a mail server. */
export function runMail(config: MailConfig, voice: MailVoice, { within }: MailMeans): MailSender {
  const newId = (prefix: string) => `${prefix}-${randomBytes(9).toString('base64url')}`;
  // One for each time the register is opened: the register wakes the sender after every commit.
  const queues = new WeakMap<Db, MailQueue>();
  function queueOf(db: Db): MailQueue {
    const queue = queues.get(db) ?? new MailQueue({ db, newId });
    queues.set(db, queue);
    return queue;
  }
  return new MailSender({
    ...voice,
    config,
    within: (run) => within((db) => run(queueOf(db))),
    deliver: smtpDelivery(config),
    now: Date.now,
    schedule,
    chance: Math.random,
  });
}
