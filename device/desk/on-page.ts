import { ACTIONS, giveOutcome, putAside, takeBack } from './actions.ts';
import { callById, callWithWait, justEnded, waitingCalls } from './calls.ts';
import type { PageRequest, Refusal } from './inputs.ts';
import { KEY_TABLE } from './keys.ts';
import { hold } from './requests.ts';
import { type Situation, situationOf } from './situation.ts';
import type { Turn } from './turn.ts';

/** What the page asks for beyond the keys: it names the call that it means. */
export function onPage(turn: Turn, request: PageRequest): Refusal | null {
  switch (request.type) {
    case 'setOutcome':
      return setOutcome(turn, request);
    case 'setCheckInOutcome':
      return setCheckInOutcome(turn, request);
    case 'takeBack':
      return takeBackCall(turn, request.call);
    case 'callNumber':
      return callNumber(turn, request.number);
  }
}

function setOutcome(
  turn: Turn,
  { call, outcome }: Extract<PageRequest, { type: 'setOutcome' }>,
): Refusal | null {
  const known = callById(turn.state, call) || justEnded(turn.state, turn.now)?.call === call;
  if (!known)
    return {
      code: 'Desk_NoSuchCall',
      message: `Call ${call} is not open, nor is it the one that was spoken on just now: tell the register.`,
    };
  giveOutcome(turn, call, outcome);
  return null;
}

/** The three ways of rule A9. A caller who keeps waiting is put on hold again in the same press. */
function setCheckInOutcome(
  turn: Turn,
  { wait, outcome }: Extract<PageRequest, { type: 'setCheckInOutcome' }>,
): Refusal | null {
  const call = callWithWait(turn.state, wait);
  if (call?.wait?.phase.type !== 'spokenTo') {
    return {
      code: 'Desk_NoSuchWait',
      message: 'Nobody is being spoken to in that wait: take the caller back first.',
    };
  }
  if (outcome !== 'keepsWaiting') giveOutcome(turn, call.id, outcome);
  else {
    turn.record({ type: 'checkInOutcomeSet', wait, checkIn: call.wait.phase.checkIn, outcome });
    hold(turn, call);
  }
  return null;
}

function takeBackCall(turn: Turn, id: string): Refusal | null {
  const call = waitingCalls(turn.state, turn.now).find((waiting) => waiting.id === id);
  if (!call) return { code: 'Desk_NothingToTakeBack', message: `Nobody waits on call ${id}.` };
  if (turn.state.hook === 'down') {
    return {
      code: 'Desk_HookDown',
      message: 'The handset is down: lift it, and the caller due first is taken back.',
    };
  }
  putAside(turn, call);
  takeBack(turn, call);
  return null;
}

/** Where no digits are taken: somebody is being called, or a recipient is there already. */
const LINE_TAKEN: readonly Situation[] = ['dialling', 'consulting', 'swapped'];

function callNumber(turn: Turn, number: string): Refusal | null {
  const situation = situationOf(turn.state, turn.now);
  if (LINE_TAKEN.includes(situation) || turn.state.dialling) {
    return { code: 'Desk_LineTaken', message: 'A number is being called already: end that call first.' };
  }
  turn.set({ dialled: number, dialledAt: turn.now, returned: null, reasonFor: null });
  if (turn.state.hook === 'up') ACTIONS[KEY_TABLE.transfer[situation]](turn, null);
  return null;
}
