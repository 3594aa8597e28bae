import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Coach } from '../../../device/guide/coach/coach.ts';
import type { Lexicon } from '../../../device/guide/coach/lexicon/lexicon.ts';

export interface Times {
  /** Milliseconds, medians. */
  readonly check: number;
  readonly segmenter: number;
  readonly load: number;
  /** Megabytes of heap that the lexicon takes. */
  readonly heap: number;
}

const PARAGRAPH =
  "Bonjour, vous êtes en relation avec le secrétariat du docteur Ndiaye, Awa à l'appareil. Le docteur est en " +
  "consultation jusqu'à midi ; je pourrais prendre votre message et je vous rappellerai avant seize heures. La patiente " +
  "dit qu'elle voudrait un rendez-vous en mars, de préférence le matin, et demande si l'ordonnance est prête. Ah bon ? " +
  "Pouvez-vous épeler votre nom, s'il vous plaît ? Ne vous inquiétez pas, c'est noté dans le dossier de M. Serrait. ";

export const TEXT = PARAGRAPH.repeat(5).slice(0, 2000);

export function timed(coach: Coach, readLexicon: () => Lexicon): Times {
  const segmenter = new Intl.Segmenter('fr', { granularity: 'word' });
  return {
    check: median(200, () => coach.check(TEXT, { language: 'fr' })),
    segmenter: median(200, () => [...segmenter.segment(TEXT)]),
    load: median(15, readLexicon),
    heap: heapOf(readLexicon),
  };
}

function median(runs: number, work: () => unknown): number {
  for (let run = 0; run < runs / 4; run++) work();
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Ten of them, so that what else comes and goes on the heap counts for little. */
function heapOf(read: () => Lexicon): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const kept: Lexicon[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < 10; count++) kept.push(read());
  collect();
  const after = process.memoryUsage().heapUsed;
  return (after - before) / kept.length / 1e6;
}
