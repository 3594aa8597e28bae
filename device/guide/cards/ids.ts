/*
 * Every card of the guide. Moments come by themselves; situations are asked for by the receptionist, each with one
 * key once their list has the focus. Everything here crosses to the page: plain data, no imports.
 */

/** In the order of a call. */
export const MOMENT_CARDS = [
  /** A2-A4: the telephone rings, or nobody is there and it may ring. */
  'ringing',
  /** A5: a call passed to this desk from inside. */
  'ringingInside',
  /** A7, B2: on the line, no reason known yet. */
  'listening',
  /** B1 */
  'appointment',
  /** B3: renewal, lost or forgotten prescription. */
  'prescription',
  /** B3: results or documents. */
  'result',
  'information',
  /** B7, B5: somebody else rings while a caller is on the line: a hold is about to start. */
  'anotherCaller',
  /** A10-A11, B2: a recipient's number is being entered. */
  'transfer',
  /** A12: the recipient's telephone rings, the caller waits. */
  'recipientRings',
  /** A12: with the recipient. */
  'recipient',
  /** A13: somebody waits, nobody must be spoken to yet. */
  'waiting',
  /** A13, A9: a caller must be spoken to. */
  'checkIn',
  /** A13, B5: a caller was taken back. */
  'takenBack',
  /** A14, B3 */
  'message',
  /** A9, A15 */
  'callBack',
  /** We ring somebody. */
  'outgoing',
  /** B2 */
  'farewell',
  /** B2: after a death or in a grave situation. */
  'farewellGrave',
] as const;

/** In the order in which they are listed. */
export const SITUATION_CARDS = [
  /** B4 */
  'talkative',
  /** B5 */
  'hesitant',
  /** B6 */
  'sales',
  /** B13 */
  'aggressive',
  /** B9 */
  'elderly',
  /** B10 */
  'twelveHour',
  /** B14 */
  'homeVisit',
  /** B15 */
  'personal',
  /** B7 */
  'hold',
  /** B8, B11, B12 */
  'leading',
  /** B8: the recipient cannot be spoken to. */
  'unavailable',
  /** B1: name and number letter by letter. */
  'spelling',
] as const;

export const CARD_IDS = [...MOMENT_CARDS, ...SITUATION_CARDS] as const;
export type CardId = (typeof CARD_IDS)[number];
export type MomentCard = (typeof MOMENT_CARDS)[number];
export type SituationId = (typeof SITUATION_CARDS)[number];

/** What is typed for each situation once the list has the focus. */
export const SITUATION_KEYS = '1234567890*#';

/** The rules of the reception procedure that each card serves. */
export const RULES_OF: Readonly<Record<CardId, string>> = {
  ringing: 'A2-A4',
  ringingInside: 'A5',
  listening: 'A7, B2, B8',
  appointment: 'A6, B1',
  prescription: 'B3',
  result: 'B3',
  information: 'A7, B8',
  anotherCaller: 'B5, B7',
  transfer: 'A10-A11, B2',
  recipientRings: 'A12',
  recipient: 'A12',
  waiting: 'A13',
  checkIn: 'A9, A13',
  takenBack: 'A13, B5',
  message: 'A14, B3',
  callBack: 'A9, A15',
  outgoing: 'A15',
  farewell: 'A8, B2',
  farewellGrave: 'B2',
  talkative: 'B4',
  hesitant: 'B5',
  sales: 'B6',
  aggressive: 'B13',
  elderly: 'B9',
  twelveHour: 'B10',
  homeVisit: 'B14',
  personal: 'B15',
  hold: 'B7',
  leading: 'B8, B11, B12',
  unavailable: 'B8, B11',
  spelling: 'B1',
};
