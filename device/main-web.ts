import { parentPort, workerData } from 'node:worker_threads';
import type { WebWorkerData } from '../web-admin/api.ts';
import { serveWeb } from '../web-admin/server/serve.ts';
import { GUIDE_MEANS } from './guide/cards/guide-means.ts';
import { createCoach } from './guide/coach/coach.ts';
import { readFrenchLexicon } from './guide/coach/lexicon/file.ts';
import type { Lexicon } from './guide/coach/lexicon/lexicon.ts';

/** The web worker: puts the page's server together with the parts of the device that it answers from. */
if (parentPort === null) throw new Error('device/main-web runs as a worker thread: WebClient starts it');

/** Read when the first French text is checked, and kept: a unit on which nobody types never needs it. */
let lexicon: Lexicon | null = null;
const lexiconOnce = () => {
  lexicon ??= readFrenchLexicon();
  return lexicon;
};

await serveWeb(parentPort, workerData as WebWorkerData, {
  guide: GUIDE_MEANS,
  coachWith: (houseRules) => createCoach({ lexicon: lexiconOnce, houseRules }),
});
