import type { Situation } from './situation.ts';
import type { DeskState } from './state.ts';
import type { Key } from './words.ts';

/**
 * Keys that mean the same in each situation are one row: digits 0-9, speed 1..8, line 1..4. What follows another key is a
 * row of its own: `firstHash` is # with no number entered, and `reasonFigure` and `reasonUndo` are 0-9 and * # after it.
 */
export const KEY_ROWS = [
  'hookUp',
  'hookDown',
  'hold',
  'transfer',
  'digit',
  'star',
  'hash',
  'firstHash',
  'reasonFigure',
  'reasonUndo',
  'speed',
  'line',
  'message',
  'callBack',
  'satisfied',
  'mute',
] as const;
export type KeyRow = (typeof KEY_ROWS)[number];

export type Action =
  | 'nothing'
  /** Answers the caller who has rung longest. */
  | 'answer'
  /** Resumes the caller whose check-in is due first. */
  | 'takeBackDueFirst'
  /** Calls the number entered, if there is one. */
  | 'dial'
  /** Calls the number behind the speed key. */
  | 'dialSpeed'
  | 'hangUp'
  | 'holdCaller'
  /** Caller on hold and recipient called if there is a number, else caller on hold until there is one. */
  | 'beginTransfer'
  /** Calls the recipient for the caller who waits. */
  | 'consult'
  | 'consultSpeed'
  | 'completeTransfer'
  /** Gives up the call to the recipient; the caller stays. */
  | 'dropConsultation'
  | 'swapToCaller'
  | 'swapToRecipient'
  | 'enterDigit'
  /** Puts the number behind the speed key where the digits go. */
  | 'enterSpeed'
  | 'clearNumber'
  /** Answers or takes back the call of that line key. */
  | 'pickLine'
  | 'setOutcome'
  /** From now on a figure is the reason of the call that the outcome keys mean. */
  | 'beginReason'
  | 'giveReason'
  | 'takeReasonBack'
  | 'mute';

type Row = Readonly<Record<Situation, Action>>;

const everywhere = (action: Action): Row => ({
  idle: action,
  ringing: action,
  forsaking: action,
  dialTone: action,
  ringingOffHook: action,
  waitingOnly: action,
  dialling: action,
  talking: action,
  consulting: action,
  swapped: action,
});

const nothing = everywhere('nothing');
const withHandset = (action: Action): Row => ({
  ...everywhere(action),
  idle: 'nothing',
  ringing: 'nothing',
  forsaking: 'nothing',
});

/** What each key means in each situation: the whole of it. */
export const KEY_TABLE: Readonly<Record<KeyRow, Row>> = {
  hookUp: {
    ...nothing,
    idle: 'dial',
    ringing: 'answer',
    forsaking: 'takeBackDueFirst',
    // The handset is down in a consultation only after a transfer has failed: the caller is the one given back.
    consulting: 'swapToCaller',
  },
  hookDown: {
    ...withHandset('clearNumber'),
    dialling: 'hangUp',
    talking: 'hangUp',
    consulting: 'completeTransfer',
    swapped: 'completeTransfer',
  },
  hold: {
    ...nothing,
    waitingOnly: 'takeBackDueFirst',
    talking: 'holdCaller',
    consulting: 'swapToCaller',
    swapped: 'swapToRecipient',
  },
  transfer: {
    ...nothing,
    dialTone: 'dial',
    waitingOnly: 'consult',
    talking: 'beginTransfer',
    consulting: 'completeTransfer',
    swapped: 'completeTransfer',
  },
  digit: { ...everywhere('enterDigit'), dialling: 'nothing', consulting: 'nothing', swapped: 'nothing' },
  star: {
    ...everywhere('enterDigit'),
    dialling: 'nothing',
    consulting: 'dropConsultation',
    swapped: 'dropConsultation',
  },
  hash: {
    ...everywhere('enterDigit'),
    dialTone: 'dial',
    waitingOnly: 'consult',
    dialling: 'nothing',
    consulting: 'nothing',
    swapped: 'nothing',
  },
  firstHash: everywhere('beginReason'),
  reasonFigure: everywhere('giveReason'),
  reasonUndo: everywhere('takeReasonBack'),
  speed: {
    ...everywhere('enterSpeed'),
    dialTone: 'dialSpeed',
    waitingOnly: 'consultSpeed',
    dialling: 'nothing',
    consulting: 'nothing',
    swapped: 'nothing',
  },
  line: withHandset('pickLine'),
  message: everywhere('setOutcome'),
  callBack: everywhere('setOutcome'),
  satisfied: everywhere('setOutcome'),
  mute: everywhere('mute'),
};

/**
 * What opens a line or calls somebody. A call can be there with the handset down, when a panel was plugged in again or a
 * transfer failed: then these do nothing, or a caller would talk to an empty desk.
 */
export const NEEDS_HANDSET: readonly Action[] = [
  'answer',
  'takeBackDueFirst',
  'dial',
  'dialSpeed',
  'beginTransfer',
  'consult',
  'consultSpeed',
  'swapToCaller',
  'swapToRecipient',
  'pickLine',
];

export function rowOf(key: Key, { dialled, reasonFor }: Pick<DeskState, 'dialled' | 'reasonFor'>): KeyRow {
  if (reasonFor && key.startsWith('digit'))
    return key === 'digit*' || key === 'digit#' ? 'reasonUndo' : 'reasonFigure';
  if (key === 'digit#' && dialled === '') return 'firstHash';
  if (key === 'digit*') return 'star';
  if (key === 'digit#') return 'hash';
  if (key.startsWith('digit')) return 'digit';
  if (key.startsWith('speed')) return 'speed';
  if (key.startsWith('line')) return 'line';
  return key as KeyRow;
}
