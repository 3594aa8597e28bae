import { parentPort, workerData } from 'node:worker_threads';
import type { WebWorkerData } from '../web-admin/api.ts';
import { serveWeb } from '../web-admin/server/serve.ts';
import { GUIDE_MEANS } from './guide/cards/guide-means.ts';
import type { Coach } from './guide/coach/coach.ts';
import type { HouseRules } from './guide/coach/house-rules.ts';
import type { Lexicon } from './guide/coach/lexicon/lexicon.ts';
import { trustedClock } from './register/trusted-clock.ts';

/** The web worker: puts the page's server together with the parts of the device that it answers from. */
if (parentPort === null) throw new Error('device/main-web runs as a worker thread: WebClient starts it');

let lexicon: Lexicon | null = null;

/** Loaded when the first text is checked, its list of verb forms with the first French one: a unit on which nobody types never needs it. */
async function coachWith(houseRules: HouseRules): Promise<Coach> {
  const [{ createCoach }, { readFrenchLexicon }] = await Promise.all([
    import('./guide/coach/coach.ts'),
    import('./guide/coach/lexicon/file.ts'),
  ]);
  const lexiconOnce = () => {
    lexicon ??= readFrenchLexicon();
    return lexicon;
  };
  return createCoach({ lexicon: lexiconOnce, houseRules });
}

const data: WebWorkerData = workerData;
await serveWeb(parentPort, data, {
  guide: GUIDE_MEANS,
  coachWith,
  // Whoever practises has the clock of their own computer.
  isClockTrusted: data.practice ? () => true : trustedClock(),
});
