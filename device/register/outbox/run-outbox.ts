import type { Db } from '../database.ts';
import type { FromRegister } from '../messages.ts';
import { schedule } from '../schedule.ts';
import { httpDelivery } from './deliver.ts';
import type { CrmConfig, OutboxState } from './outbox.ts';
import { outboxQueries } from './outbox-queries.ts';
import { OutboxQueue } from './outbox-queue.ts';
import { OutboxSender } from './outbox-sender.ts';

interface OutboxMeans {
  readonly within: <Result>(run: (db: Db) => Result) => Result | null;
  readonly post: (message: FromRegister) => void;
}

/** The sender with everything real around it. Loaded only where there is a CRM. */
export function runOutbox(crm: CrmConfig, { within, post }: OutboxMeans): OutboxSender {
  let told: OutboxState | null = null;
  const sender = new OutboxSender({
    within: (run) => within((db) => run(new OutboxQueue(db))),
    deliver: httpDelivery(crm),
    giveUpAfter: crm.giveUpAfter,
    now: Date.now,
    schedule,
    chance: Math.random,
    onChange: tellState,
  });
  function tellState(): void {
    const state = within((db) => outboxQueries(db).state(Date.now()));
    if (state === null || JSON.stringify(state) === JSON.stringify(told)) return;
    told = state;
    post({ type: 'outbox', state });
  }
  tellState();
  return sender;
}
