import { parentPort, workerData } from 'node:worker_threads';
import { clearUpHeap } from '../heap/clear-up.ts';
import { reasonIdsQuery } from './call-details/reason-ids.ts';
import { speedKeysQuery } from './directory/speed-keys.ts';
import { OpenLinesWatch } from './follow-up/open-lines-watch.ts';
import { RegisterKeeper } from './keeper.ts';
import type { MailSender } from './mail/mail-sender.ts';
import type { FromRegister, RegisterWorkerData, ToRegister } from './messages.ts';
import { openRegister, replaceRegister } from './opening.ts';
import type { OutboxSender } from './outbox/outbox-sender.ts';
import { schedule } from './schedule.ts';
import { Watch } from './watch.ts';

const MINUTE = 60_000;

const port = parentPort;
if (port === null) throw new Error('device/register/worker is started by RegisterClient, as a worker thread');
const data = workerData as RegisterWorkerData;
const post = (message: FromRegister) => port.postMessage(message);

let outbox: OutboxSender | null = null;
let mail: MailSender | null = null;
const keeper = new RegisterKeeper({
  file: data.file,
  open: () => openRegister(data),
  replace: () => replaceRegister(data),
  post,
  schedule,
  onWritten: () => {
    openLines.wake();
    speedKeys.wake();
    reasons.wake();
    outbox?.wake();
    mail?.wake();
  },
  onStopped: () => {
    openLines.stop();
    speedKeys.stop();
    reasons.stop();
    outbox?.stop();
    mail?.stop();
    clearInterval(minutes);
    port.close();
  },
});
const openLines = new OpenLinesWatch({
  within: (run) => keeper.within(run),
  now: Date.now,
  schedule,
  onChange: (lines) => post({ type: 'openLines', lines }),
});
const speedKeys = new Watch({
  within: (run) => keeper.within(run),
  schedule,
  query: speedKeysQuery,
  first: null,
  onChange: (keys) => post({ type: 'speedKeys', keys }),
});
const reasons = new Watch({
  within: (run) => keeper.within(run),
  schedule,
  query: reasonIdsQuery,
  first: null,
  onChange: (ids) => post({ type: 'reasons', reasons: ids }),
});
port.on('message', (message: ToRegister) => {
  if (message.type === 'clearUp') clearUpHeap();
  else keeper.receive(message);
});
const minutes = setInterval(() => keeper.minute(Date.now()), MINUTE);
keeper.start();
keeper.minute(Date.now());

if (data.crm) {
  const { runOutbox } = await import('./outbox/run-outbox.ts');
  outbox = runOutbox(data.crm, { within: (run) => keeper.within(run), post });
  outbox.wake();
}

if (data.mail) {
  const { runMail } = await import('./mail/run-mail.ts');
  mail = runMail(data.mail, data.mail, { within: (run) => keeper.within(run) });
  mail.wake();
}
