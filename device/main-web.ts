import { parentPort, workerData } from 'node:worker_threads';
import type { WebWorkerData } from '../web-admin/api.ts';
import { serveWeb } from '../web-admin/server/serve.ts';

/** The web worker: puts the page's server together with the parts of the device that it answers from. */
if (parentPort === null) throw new Error('device/main-web runs as a worker thread: WebClient starts it');
await serveWeb(parentPort, workerData as WebWorkerData);
