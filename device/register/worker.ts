import { parentPort, workerData } from 'node:worker_threads';
import { clearUpHeap } from '../heap/clear-up.ts';
import { RegisterKeeper } from './keeper.ts';
import type { FromRegister, RegisterWorkerData, ToRegister } from './messages.ts';
import { openRegister, replaceRegister } from './opening.ts';
import { schedule } from './schedule.ts';

const port = parentPort;
if (port === null) throw new Error('device/register/worker is started by RegisterClient, as a worker thread');
const data = workerData as RegisterWorkerData;

const keeper = new RegisterKeeper({
  file: data.file,
  open: () => openRegister(data),
  replace: () => replaceRegister(data),
  post: (message: FromRegister) => port.postMessage(message),
  schedule,
  onStopped: () => port.close(),
});
port.on('message', (message: ToRegister) => {
  if (message.type === 'clearUp') clearUpHeap();
  else keeper.receive(message);
});
keeper.start();

const MINUTE = 60_000;
setInterval(() => keeper.minute(Date.now()), MINUTE).unref();
keeper.minute(Date.now());
