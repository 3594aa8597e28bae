import { describe, expect, it } from 'vitest';
import { trustedClock } from './trusted-clock.ts';

function rig() {
  const system = { at: 0, marked: false, answer: false, asked: 0 };
  const isTrusted = trustedClock({
    now: () => system.at,
    isMarked: () => system.marked,
    ask: (answer) => {
      system.asked += 1;
      answer(system.answer);
    },
  });
  return { system, isTrusted };
}

describe('the wall clock', () => {
  it('is not trusted until something has set it; the system is asked at most every two minutes', () => {
    const { system, isTrusted } = rig();
    for (system.at = 0; system.at < 240_000; system.at += 1_000) expect(isTrusted()).toBe(false);
    expect(system.asked).toBe(2);
  });

  it('is trusted as soon as the mark is there, and nobody is asked any more', () => {
    const { system, isTrusted } = rig();
    isTrusted();
    Object.assign(system, { marked: true, at: 1_000 });
    expect(isTrusted()).toBe(true);
    Object.assign(system, { marked: false, at: 3_600_000 });
    expect(isTrusted()).toBe(true);
    expect(system.asked).toBe(1);
  });

  it('is trusted when the system says so', () => {
    const { system, isTrusted } = rig();
    system.answer = true;
    expect(isTrusted()).toBe(true);
  });
});
