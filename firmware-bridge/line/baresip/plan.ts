import type { CommandFailure, LineCallId, LineCommand } from '../../../device/ports/index.ts';
import { type DialPlan, dialTarget, isSafeUri } from './dial-plan.ts';
import { findCall, hearsUs, isAnswered, type KnownCall, type LineState } from './line-state.ts';

/** One thing to ask of baresip. */
export type Step =
  | { readonly do: 'hold' | 'resume' | 'accept' | 'hangUp'; readonly call: LineCallId }
  | { readonly do: 'dial'; readonly uri: string; readonly request: string }
  | { readonly do: 'refer'; readonly call: LineCallId; readonly uri: string };

export type Decision =
  | { readonly type: 'ask'; readonly step: Step }
  /** Asked already: it must be observed now. */
  | { readonly type: 'await' }
  /** Something else must be put right first. */
  | { readonly type: 'notYet' }
  | { readonly type: 'done' }
  | { readonly type: 'fail'; readonly failure: CommandFailure };

/** A command of the desk on its way, and what was asked of baresip for it so far. */
export interface Job {
  readonly command: LineCommand;
  readonly asked: readonly Step['do'][];
  /** baresip's own words when it refused a step that it cannot be asked twice. */
  readonly refusal: string | null;
  /** Where the caller is to be transferred: the consultation's peer, kept for when that call is gone. */
  readonly target: string | null;
}

export function newJob(command: LineCommand): Job {
  return { command, asked: [], refusal: null, target: null };
}

/** The command becomes what is wanted: which call, if any, is to be open. */
export function want(state: LineState, command: LineCommand): LineState {
  switch (command.type) {
    case 'answer':
    case 'resume': {
      const call = findCall(state, command.call);
      const can = call !== undefined && (command.type === 'answer' ? isAnswerable(call) : isAnswered(call));
      return can ? { ...state, focus: command.call } : state;
    }
    case 'hold':
    case 'transferBlind':
    case 'transferAttended':
      return state.focus === command.call ? { ...state, focus: null } : state;
    default:
      return state;
  }
}

/** The command failed: a call that it did not open is not waited for any longer. */
export function unwant(state: LineState, command: LineCommand): LineState {
  if (command.type !== 'answer' && command.type !== 'resume') return state;
  const call = findCall(state, command.call);
  const opened = call !== undefined && hearsUs(call);
  return state.focus === command.call && !opened ? { ...state, focus: null } : state;
}

/** A call that hears us and must not: baresip opened it by itself, or another one is about to be opened. */
export function correction(state: LineState): Step | null {
  const stray = state.calls.find((call) => hearsUs(call) && call.id !== state.focus);
  return stray === undefined ? null : { do: 'hold', call: stray.id };
}

/** What to do next for a command. Pure. */
export function decide(state: LineState, job: Job, plan: DialPlan): Decision {
  const { command } = job;
  if (job.refusal !== null) return fail('refused', `baresip refused: ${job.refusal}`);
  if (command.type === 'dial') return dial(state, job, command.number, command.request, plan);
  const call = findCall(state, command.call);
  if (call === undefined) return gone(job);
  switch (command.type) {
    case 'hangUp':
      return ask({ do: 'hangUp', call: call.id });
    case 'answer':
      return answer(state, job, call);
    case 'hold':
      if (!isAnswered(call)) return fail('refused', 'the call still rings: answer it first');
      return hearsUs(call) ? ask({ do: 'hold', call: call.id }) : DONE;
    case 'resume':
      if (!isAnswered(call)) return fail('refused', 'the call still rings: answer it first');
      // Opened behind us: it is about to be on hold again, and then opened as it was asked for.
      if (hearsUs(call) && state.focus !== call.id) return { type: 'notYet' };
      return call.state === 'held' ? opening(state, call, { do: 'resume', call: call.id }) : DONE;
    case 'transferBlind':
      return refer(job, call, dialTarget(command.number, plan), command.number);
    case 'transferAttended':
      return transferAttended(state, job, call, command.consultation);
  }
}

const DONE: Decision = { type: 'done' };

function ask(step: Step): Decision {
  return { type: 'ask', step };
}

export function fail(code: CommandFailure['code'], message: string): Decision {
  return { type: 'fail', failure: { code, message } };
}

function gone(job: Job): Decision {
  if (job.command.type === 'hangUp' && job.asked.includes('hangUp')) return DONE;
  return fail('noSuchCall', 'that call is not on the line, or no longer: look at the list of calls');
}

function isAnswerable(call: KnownCall): boolean {
  return call.state === 'ringing' && call.direction === 'incoming';
}

function answer(state: LineState, job: Job, call: KnownCall): Decision {
  if (isAnswered(call)) return DONE;
  if (!isAnswerable(call)) return fail('refused', 'the desk dialled this call: its recipient must answer it');
  if (job.asked.includes('accept')) return { type: 'await' };
  return opening(state, call, { do: 'accept', call: call.id });
}

/** The others first, or both would hear us. */
function opening(state: LineState, call: KnownCall, step: Step): Decision {
  const other = state.calls.find((candidate) => candidate.id !== call.id && hearsUs(candidate));
  return ask(other === undefined ? step : { do: 'hold', call: other.id });
}

function dial(state: LineState, job: Job, number: string, request: string, plan: DialPlan): Decision {
  const uri = dialTarget(number, plan);
  if (uri === null) return wrongNumber(number);
  if (!job.asked.includes('dial')) return ask({ do: 'dial', uri, request });
  return state.dialling === null ? DONE : { type: 'await' };
}

function refer(job: Job, call: KnownCall, uri: string | null, number: string): Decision {
  if (job.asked.includes('refer')) return DONE;
  if (uri === null) return wrongNumber(number);
  if (!isAnswered(call)) return fail('refused', 'the call still rings: answer it before you transfer it');
  return ask(hearsUs(call) ? { do: 'hold', call: call.id } : { do: 'refer', call: call.id, uri });
}

/** Hang up the consultation, then refer the caller to its peer. baresip 1.0.0 opens the caller meanwhile: held again. */
function transferAttended(state: LineState, job: Job, call: KnownCall, consultation: LineCallId): Decision {
  if (job.asked.includes('refer')) return DONE;
  if (!isAnswered(call)) return fail('refused', 'the caller still rings: answer before you transfer');
  if (findCall(state, consultation) !== undefined) return ask({ do: 'hangUp', call: consultation });
  if (job.target === null || !job.asked.includes('hangUp')) {
    return fail(
      'noSuchCall',
      'the consultation call is not on the line, or no longer: call the recipient again',
    );
  }
  return refer(job, call, isSafeUri(job.target) ? job.target : null, job.target);
}

function wrongNumber(number: string): Decision {
  const shown = number.length > 40 ? `${number.slice(0, 40)}…` : number;
  return fail('wrongNumber', `"${shown}" cannot be dialled: give digits, * # + or a SIP URI`);
}
