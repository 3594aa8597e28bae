import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIGITS, type Key, viewOf } from './index.ts';
import { Rig, SETTINGS } from './testing/rig.ts';

const reasons = (rig: Rig) => rig.of('reasonSet').map(({ call, reason }) => [call, reason]);

function talking(): Rig {
  const rig = Rig.ready();
  rig.talksWith('a');
  return rig;
}

describe('A7: why the caller calls, by # and a figure', () => {
  test.each(SETTINGS.reasons.map((reason, index) => [index + 1, reason] as const))(
    '# %i: %s',
    (figure, reason) => {
      const rig = talking();
      rig.press('digit#', `digit${figure}` as Key);
      expect(reasons(rig)).toEqual([['s-1', reason]]);
      expect([rig.view.calls[0]?.reason, rig.view.dialled, rig.view.reasonChoice]).toEqual([
        reason,
        '',
        null,
      ]);
    },
  );

  test('the view says for which call a figure is waited for, and how many there are', () => {
    const rig = talking();
    rig.press('digit#');
    expect(rig.view.reasonChoice).toEqual({ call: 's-1', choices: 3 });
  });

  test('a house with more than nine reasons has a figure for the first nine', () => {
    const rig = Rig.ready({ ...SETTINGS, reasons: [...'abcdefghijkl'] });
    rig.talksWith('a');
    rig.press('digit#');
    expect(rig.view.reasonChoice?.choices).toBe(9);
    rig.press('digit9');
    expect(reasons(rig)).toEqual([['s-1', 'i']]);
  });

  test.each(['digit#', 'digit*'] as const)('# %s takes it back', (undo) => {
    const rig = talking();
    rig.press('digit#', 'digit2', 'digit#', undo);
    expect(reasons(rig)).toEqual([
      ['s-1', 'result'],
      ['s-1', null],
    ]);
    expect([rig.view.calls[0]?.reason, rig.view.dialled]).toEqual([null, '']);
  });

  test.each(['digit0', 'digit4', 'digit9'] as const)(
    '# %s, of which the house has none, is nothing',
    (key) => {
      const rig = talking();
      rig.press('digit#', key, 'digit2');
      expect([reasons(rig), rig.view.dialled]).toEqual([[], '2']);
    },
  );

  test('# alone waits 5 s for its figure; one that comes then is of a number', () => {
    const rig = talking();
    rig.press('digit#');
    rig.wait(4_999);
    expect(rig.view.reasonChoice).not.toBeNull();
    rig.wait(1);
    expect(rig.view.reasonChoice).toBeNull();
    rig.press('digit2');
    expect([reasons(rig), rig.view.dialled]).toEqual([[], '2']);
  });

  test('a figure within 5 s is of the reason, however late the desk is woken', () => {
    const rig = talking();
    rig.press('digit#');
    rig.now += 4_999;
    rig.press('digit2');
    rig.press('digit#');
    rig.now += 5_000;
    expect(viewOf(rig.state, rig.moment).reasonChoice).not.toBeNull();
    rig.press('digit1');
    expect([reasons(rig), rig.view.dialled]).toEqual([[['s-1', 'result']], '1']);
  });

  test('any other key, and the hook, end the waiting for a figure and do what they do', () => {
    const rig = talking();
    rig.press('digit#', 'hold');
    expect([rig.view.reasonChoice, rig.asked().at(-1)]).toEqual([null, 'hold a']);
    rig.press('hold', 'digit#');
    rig.hook('down');
    rig.press('digit2');
    expect([reasons(rig), rig.view.dialled]).toEqual([[], '2']);
  });

  test('what the page has called is a number, not a reason', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.hook('down');
    rig.press('digit#');
    rig.ask({ type: 'callNumber', number: '0199' });
    rig.press('digit2');
    expect([reasons(rig), rig.view.dialled]).toEqual([[], '01992']);
  });
});

describe('the call that # means', () => {
  test('is the one that the outcome keys mean: just ended, also while the next one rings', () => {
    const rig = talking();
    rig.hook('down');
    rig.rings('b');
    rig.press('digit#', 'digit1');
    expect(reasons(rig)).toEqual([['s-1', 'appointment']]);
  });

  test('is the caller during a consultation, never the recipient', () => {
    const rig = talking();
    rig.press('speed1', 'transfer');
    rig.answers('out1');
    rig.press('digit#', 'digit3');
    expect(reasons(rig)).toEqual([['s-1', 'other']]);
    expect(rig.asked()).not.toContain('hangUp out1');
  });

  test('is the one for which # was pressed, even if it ends before the figure', () => {
    const rig = talking();
    rig.press('digit#');
    rig.ends('a');
    rig.press('digit1');
    expect(reasons(rig)).toEqual([['s-1', 'appointment']]);
  });

  test.each(['nobody was spoken with', 'others wait'])('is none if %s: then # is nothing', (why) => {
    const rig = Rig.ready();
    if (why === 'others wait') rig.holds('a');
    rig.press('digit#');
    expect([rig.view.reasonChoice, rig.view.dialled]).toEqual([null, '']);
    rig.press('digit1');
    expect([reasons(rig), rig.view.dialled]).toEqual([[], '1']);
  });
});

describe('the house’s list', () => {
  test('counts as it is when the figure is pressed', () => {
    const rig = talking();
    rig.press('digit#');
    rig.send({ type: 'reasons', reasons: ['result', 'appointment'] });
    expect(rig.view.reasonChoice?.choices).toBe(2);
    rig.press('digit1');
    expect(reasons(rig)).toEqual([['s-1', 'result']]);
  });

  test('a reason that somebody gives on the page is the one that the call has', () => {
    const rig = talking();
    const fact = {
      type: 'reasonSet',
      call: 's-1',
      reason: 'other',
      sequence: 0,
      moment: rig.moment,
    } as const;
    rig.send({ type: 'written', fact });
    expect([rig.view.calls[0]?.reason, reasons(rig)]).toEqual(['other', []]);
  });

  test('after a restart a call still has its reason', () => {
    const rig = talking();
    rig.press('digit#', 'digit2');
    rig.restart('sameBoot');
    expect(rig.view.calls[0]?.reason).toBe('result');
  });
});

/** What the keys mean, told in another way: `#` first begins a reason, a number is what is left. */
function told(keys: readonly string[], spokenWith: boolean) {
  const given: (string | null)[] = [];
  let number = '';
  let choosing = false;
  for (const key of keys) {
    if (choosing) {
      choosing = false;
      if (key === '*' || key === '#') given.push(null);
      else if (SETTINGS.reasons[Number(key) - 1]) given.push(SETTINGS.reasons[Number(key) - 1] ?? null);
    } else if (number === '' && key === '#') choosing = spokenWith;
    else number += key;
  }
  return { number, given };
}

test.each(['idle', 'talking', 'ended'] as const)(
  '%s: whatever is typed, each key is of a number or of a reason',
  (scene) => {
    const keys = fc.array(fc.constantFrom(...DIGITS, '#', '#'), { maxLength: 30 });
    fc.assert(
      fc.property(keys, (typed) => {
        const rig = scene === 'idle' ? Rig.ready() : talking();
        if (scene === 'ended') rig.hook('down');
        rig.press(...typed.map((digit) => `digit${digit}` as Key));
        const { number, given } = told(typed, scene !== 'idle');
        expect(rig.view.dialled).toBe(number);
        expect(rig.of('reasonSet').map(({ reason }) => reason)).toEqual(given);
      }),
    );
  },
);
