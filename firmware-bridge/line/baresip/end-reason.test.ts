import { expect, test } from 'vitest';
import { endingOf } from './end-reason.ts';

const dialled = { direction: 'outgoing', unanswered: true, rang: true, asked: null } as const;
const silent = { ...dialled, rang: false } as const;
const rings = { direction: 'incoming', unanswered: true, rang: false, asked: null } as const;
const talk = { direction: 'incoming', unanswered: false, rang: false, asked: null } as const;

test.each([
  ['486 Busy Here', dialled, 'peer', 'busy'],
  ['486 Rejected', dialled, 'peer', 'busy'],
  ['600 Busy Everywhere', dialled, 'peer', 'busy'],
  ['603 Decline', dialled, 'peer', 'refused'],
  ['480 Temporarily Unavailable', dialled, 'peer', 'noAnswer'],
  ['408 Request Timeout', dialled, 'peer', 'noAnswer'],
  ['408 Request Timeout', silent, 'line', 'unreachable'],
  ['404 Not Found', dialled, 'line', 'unreachable'],
  ['503 Service Unavailable', dialled, 'line', 'unreachable'],
  ['Connection timed out', silent, 'line', 'unreachable'],
  ['Connection timed out', dialled, 'line', 'noAnswer'],
  ['Connection timed out', talk, 'line', 'lost'],
  ['Network is unreachable', silent, 'line', 'unreachable'],
  ['488 Not Acceptable Here', talk, 'line', 'lost'],
  ['Connection reset by peer', talk, 'peer', 'hungUp'],
  ['Connection reset by peer', rings, 'peer', 'noAnswer'],
  ['Connection reset by user', talk, 'desk', 'hungUp'],
  ['Rejected by user', rings, 'desk', 'refused'],
  ['Call transfered', talk, 'desk', 'transferred'],
  ['', talk, 'peer', 'hungUp'],
  ['Connection reset by user', { ...talk, asked: 'hangUp' }, 'desk', 'hungUp'],
  ['Connection reset by user', { ...talk, asked: 'transfer' }, 'desk', 'transferred'],
  ['487 Request Terminated', { ...dialled, asked: 'hangUp' }, 'desk', 'noAnswer'],
] as const)('%j of %o was ended by the %s: %s', (text, call, by, reason) => {
  expect(endingOf(text, call)).toEqual({ by, reason });
});
