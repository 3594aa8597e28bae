import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back what this thread's heap does not need any more (promise P7: a unit is to fit on a 512 MB Pi). Left alone, V8
 * lets garbage lie until a limit is near that a thread at rest never reaches. Stops the thread for some 5 ms.
 */
export function clearUpHeap(): void {
  // Each thread has its own; the flag is what makes `gc` be there in a new context.
  setFlagsFromString('--expose-gc');
  // The first frees, the second gives the freed pages back.
  runInNewContext('gc(); gc();');
}

/**
 * For all threads. Garbage of the moment is collected in a space that V8 lets grow to 32 MB and never gives back: it keeps
 * the 1 MB it begins with. Optimised code would cost 6 MB, for code that runs a few times a minute. To be called when the
 * start is over: it would make that slower.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-opt');
}
