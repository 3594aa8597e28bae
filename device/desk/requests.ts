import type { Call } from './ledger.ts';
import type { Turn } from './turn.ts';

/** What is asked of the line for one call, once, however often the key is pressed before it is done. */

export function resume(turn: Turn, call: Call): void {
  turn.ask(call, 'resume', { type: 'resume', call: call.lineCall });
}

export function hold(turn: Turn, call: Call): void {
  turn.ask(call, 'hold', { type: 'hold', call: call.lineCall });
}
