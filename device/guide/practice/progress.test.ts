import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from './debrief.ts';
import { NO_PROGRESS, nextScenario, readProgress, withRun } from './progress.ts';
import { SCENARIO_IDS } from './scenario.ts';

const finding = (verdict: Finding['verdict']): Finding => ({
  ...{ rule: 'A8', verdict, about: 'outcome' },
  ...{ outcome: null, proposes: 'satisfied' },
});

describe('the way of who learns alone', () => {
  it('begins with the first scenario and goes on when every rule was kept', () => {
    expect(nextScenario(NO_PROGRESS)).toBe('appointment');
    const half = withRun(NO_PROGRESS, 'appointment', [finding('kept'), finding('broken')]);
    expect([half.appointment, nextScenario(half)]).toEqual([
      { runs: 1, best: 0.5, mastered: false },
      'appointment',
    ]);
    const whole = withRun(half, 'appointment', [finding('kept'), finding('told')]);
    expect([whole.appointment, nextScenario(whole)]).toEqual([{ runs: 2, best: 1, mastered: true }, 'sales']);
  });

  it('keeps what was mastered, whatever comes later', () => {
    const once = withRun(NO_PROGRESS, 'sales', [finding('kept')]);
    expect(withRun(once, 'sales', [finding('broken')]).sales).toEqual({ runs: 2, best: 1, mastered: true });
  });

  it('is at its end when all are mastered', () => {
    const all = SCENARIO_IDS.reduce((progress, id) => withRun(progress, id, [finding('kept')]), NO_PROGRESS);
    expect(nextScenario(all)).toBeNull();
  });
});

describe('the progress that was written down', () => {
  it('is read as it was', () => {
    const progress = withRun(NO_PROGRESS, 'elderly', [finding('kept')]);
    expect(readProgress(JSON.stringify(progress))).toEqual(progress);
  });

  it('is as good as none where it cannot be read', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{',
      '{"sales":{"runs":-1,"best":1}}',
      '{"sales":{"runs":1,"best":2}}',
    ]) {
      expect(readProgress(text)).toEqual(NO_PROGRESS);
    }
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(Object.keys(readProgress(text))).toEqual([...SCENARIO_IDS]);
      }),
    );
  });
});
