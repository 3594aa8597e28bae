import type { BuzzerPattern, Duration } from '../../../device/desk/words.ts';
import { BUZZER_RHYTHMS, type Rhythm } from '../../../device/ports/patterns.ts';
import { isLit, periodOf } from '../logic/rhythm.ts';

/** Enough for a tone of 1.5 kHz; a round of ten seconds takes 320 kB. */
const SAMPLE_RATE = 8_000;
const VOLUME = 0.25;
/** Each beep comes and goes over this time, so that it does not click. */
const EDGE: Duration = 4;

/** Lower for a caller who rings, higher the more urgent it is. */
const PITCH: Readonly<Record<BuzzerPattern, number>> = {
  silent: 0,
  ringing: 620,
  due: 1_000,
  overdue: 1_000,
  returned: 820,
  escalated: 1_400,
  alarm: 1_400,
};

/** One round of a pattern as samples of -1..1. */
export function beeps(rhythm: Rhythm, pitch: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round((periodOf(rhythm) / 1000) * SAMPLE_RATE));
  for (const index of samples.keys()) {
    const elapsed = (index / SAMPLE_RATE) * 1000;
    if (!isLit(rhythm, elapsed)) continue;
    const edge = isLit(rhythm, elapsed + EDGE) && (elapsed < EDGE || isLit(rhythm, elapsed - EDGE)) ? 1 : 0.4;
    const turn = 2 * Math.PI * pitch * (elapsed / 1000);
    samples[index] = edge * (0.8 * Math.sin(turn) + 0.2 * Math.sin(3 * turn));
  }
  return samples;
}

/**
 * Begins to play a pattern that began `elapsed` ms ago, in step with the real buzzer. One looped buffer needs no timer,
 * so a page in the background keeps time too. Returns what ends it.
 */
export function playPattern(context: AudioContext, pattern: BuzzerPattern, elapsed: Duration): () => void {
  const rhythm = BUZZER_RHYTHMS[pattern];
  const period = periodOf(rhythm);
  if (period === 0 || (!rhythm.again && elapsed >= period)) return () => {};
  const samples = beeps(rhythm, PITCH[pattern]);
  const buffer = context.createBuffer(1, samples.length, SAMPLE_RATE);
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer, loop: rhythm.again });
  const volume = new GainNode(context, { gain: VOLUME });
  source.connect(volume).connect(context.destination);
  source.start(0, (Math.max(0, elapsed) % period) / 1000);
  return () => {
    source.stop();
    volume.disconnect();
  };
}
