import { CALL_FLAGS, CHOSEN_OUTCOMES, type Fact, type Moment } from './desk/index.ts';
import type { RegisterRequest } from './register/area/request.ts';

/**
 * What the page had the register write of a call, as the fact that it is; null for all else. Desk and debrief would
 * not hear of it otherwise. `request` has been carried out: its input is what the command says.
 */
export function factWritten({ command, input }: RegisterRequest, moment: Moment): Fact | null {
  const given = (input ?? {}) as Readonly<Record<string, unknown>>;
  const { call } = given;
  if (typeof call !== 'string') return null;
  const flag = CALL_FLAGS.find((known) => known === given.flag);
  if (command === 'call.flag' && flag) {
    return { type: 'callFlagged', call, flag, on: given.on === true, sequence: 0, moment };
  }
  const { reason } = given;
  if (command === 'call.setReason' && (typeof reason === 'string' || reason === null)) {
    return { type: 'reasonSet', call, reason, sequence: 0, moment };
  }
  const outcome = CHOSEN_OUTCOMES.find((known) => known === given.outcome);
  if (command === 'call.setOutcome' && outcome) {
    return { type: 'outcomeSet', call, outcome, sequence: 0, moment };
  }
  return null;
}
