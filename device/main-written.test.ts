import { expect, it } from 'vitest';
import { factWritten } from './main-written.ts';

const moment = { at: 5, wall: 9 };
const by = { id: 'practice', name: 'Practice', role: 'manager' } as const;
const written = (command: string, input: unknown) => factWritten({ command, input, by } as never, moment);

it('a reason, a mark and an outcome that the register has written are facts of their call', () => {
  expect(written('call.flag', { call: 's1-1', flag: 'aggressive', on: true })).toEqual({
    ...{ type: 'callFlagged', call: 's1-1', flag: 'aggressive', on: true },
    ...{ sequence: 0, moment },
  });
  for (const reason of ['result', null])
    expect(written('call.setReason', { call: 's1-1', reason })).toMatchObject({ type: 'reasonSet', reason });
  expect(written('call.setOutcome', { call: 's1-1', outcome: 'callBack' })).toMatchObject({
    ...{ type: 'outcomeSet', call: 's1-1', outcome: 'callBack' },
  });
});

it('whatever else is written is none of them', () => {
  expect(written('directory.save', { call: 's1-1', outcome: 'callBack' })).toBeNull();
  expect(written('call.flag', { call: 's1-1', flag: 'happy', on: true })).toBeNull();
  expect(written('call.setNote', null)).toBeNull();
});
