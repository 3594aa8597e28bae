import { describe, expect, it } from 'vitest';
import { BUZZER_RHYTHMS } from '../../../device/ports/patterns.ts';
import { beeps } from './buzzer.ts';

/** Loudest sample between two moments in ms, at 8 kHz. */
function loudest(samples: Float32Array, from: number, to: number): number {
  return Math.max(...samples.slice(from * 8, to * 8).map(Math.abs));
}

describe('the sound of the buzzer', () => {
  it('is a double beep at due, each as long as the real one', () => {
    const samples = beeps(BUZZER_RHYTHMS.due, 1_000);
    expect(samples).toHaveLength(450 * 8);
    expect(loudest(samples, 20, 130)).toBeGreaterThan(0.5);
    expect(loudest(samples, 150, 300)).toBe(0);
    expect(loudest(samples, 320, 430)).toBeGreaterThan(0.5);
  });

  it('never exceeds what a loudspeaker takes', () => {
    for (const rhythm of Object.values(BUZZER_RHYTHMS)) {
      expect(beeps(rhythm, 1_400).every((sample) => Math.abs(sample) <= 1)).toBe(true);
    }
  });
});
