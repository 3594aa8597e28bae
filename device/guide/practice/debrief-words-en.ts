import type { CheckInOutcome, Outcome } from '../../desk/words.ts';
import type { DebriefWords } from './debrief-words.ts';

const OUTCOMES: Readonly<Record<Outcome | CheckInOutcome, string>> = {
  satisfied: 'satisfied',
  transferred: 'transferred',
  message: 'message',
  callBack: 'call back',
  commercial: 'commercial',
  abandoned: 'abandoned',
  interrupted: 'interrupted',
  keepsWaiting: 'wait',
};

export const english: DebriefWords = {
  answered: ({ after, within }, length) => {
    if (after === null) return `Nobody answered: pick up within ${length(within)}.`;
    const time = `Answered after ringing for ${length(after)}`;
    return after <= within ? `${time}.` : `${time}; this exercise asks for less than ${length(within)}.`;
  },
  checkIn: ({ caller, number, waited, result, lateness }, length) => {
    const due = `Check-in ${number} with ${caller}, due after ${length(waited)}`;
    if (lateness === null) return `${due}: missed, nobody took the line back.`;
    if (result === 'early') return `${due}: made ${length(lateness)} early.`;
    if (result === 'late') return `${due}: made ${length(lateness)} late.`;
    return `${due}: made on time, ${length(lateness)} after the cue.`;
  },
  way: ({ caller, number, way }) =>
    way
      ? `Check-in ${number} with ${caller}: the answer is noted (“${OUTCOMES[way]}”).`
      : `Check-in ${number} with ${caller}: none of the three ways is noted (1 wait, 2 message, 3 call back).`,
  tooFewCheckIns: ({ made, needs }) =>
    `This exercise asks for at least ${needs} check-ins before the call is settled; there were ${made}.`,
  notHeardOut: ({ caller }) => `${caller} had more to say when the call was cut off.`,
  leftWaiting: ({ caller }) => `${caller} hung up while waiting, without a word for too long.`,
  outcome: ({ verdict, outcome, proposes }) => {
    if (outcome === null) return `The outcome of the call is not noted yet. Here: “${OUTCOMES[proposes]}”.`;
    const noted = `Outcome noted: “${OUTCOMES[outcome]}”`;
    return verdict === 'kept' ? `${noted}.` : `${noted}; here rather “${OUTCOMES[proposes]}”.`;
  },
  putThrough: ({ to }) => (to === null ? 'The call was transferred.' : `The call was transferred to ${to}.`),
  otherAnswered: ({ caller, answered }) =>
    answered
      ? `${caller} rang during the wait and was answered: each has their own clock.`
      : `${caller} rang during the wait and was not answered.`,
  followUp: ({ caller, outcome }) =>
    outcome === 'message'
      ? `Still to do: pass on ${caller}’s message and make sure that it has arrived.`
      : `Still to do: call ${caller} back today.`,
  doctorTold: ({ told }) =>
    told
      ? 'The doctor will be told of this difficult call.'
      : 'The doctor is always told of an aggressive call: mark the call, or note a message or a call back.',
};
