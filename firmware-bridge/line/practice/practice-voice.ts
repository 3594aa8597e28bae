import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duration } from '../../../device/ports/index.ts';
import { PracticeError } from './practice-error.ts';
import { CALL_RATE, readWave, toCallRate, waveBytes, waveSamples, writeWave } from './wave.ts';

export interface SpeakingVoice {
  readonly language: 'fr' | 'en';
  /** Of espeak-ng: f1..f5, m1..m8. */
  readonly variant: string;
  /** Words per minute. */
  readonly speed: number;
  /** 0..99 */
  readonly pitch: number;
}

/** A sentence that baresip can play into a call. */
export interface Recording {
  readonly file: string;
  /** Of what is heard; silence comes after it. */
  readonly length: Duration;
}

/**
 * baresip 1.x ends a call whose sound file is at its end, so silence follows each sentence: in it the phone is given back
 * its silent source. In the file it is a hole, which takes no room on the disk.
 */
const SILENCE: Duration = 10_000;
const SILENT_SAMPLES = (SILENCE / 1_000) * CALL_RATE;
/** Counts up when a recording is made otherwise: the old ones are not found again. */
const MAKE = 1;
const SPEAKING_TAKES_AT_MOST = 10_000;

/** Runs espeak-ng with these arguments and gives it `text` to read. */
export type Speaker = (args: readonly string[], text: string) => Promise<void>;

/** Makes recordings of sentences with espeak-ng on this machine, each once. */
export class PracticeVoice {
  private readonly folder: string;
  private readonly speaker: Speaker;
  /** One at a time: a small machine has other things to do. */
  private last: Promise<unknown> = Promise.resolve();

  /** `folder`: recordings are kept there; made if it is not there. */
  constructor(folder: string, speaker: Speaker = espeak) {
    this.folder = folder;
    this.speaker = speaker;
  }

  /**
   * The sentence as a recording, made now unless it was made before. Rejects with Practice_VoiceMissing where there is no
   * espeak-ng, and with Practice_NotSpoken where it fails.
   */
  record(text: string, voice: SpeakingVoice): Promise<Recording> {
    const recording = this.last.then(() => this.foundOrMade(text, voice));
    this.last = recording.catch(() => undefined);
    return recording;
  }

  private async foundOrMade(text: string, voice: SpeakingVoice): Promise<Recording> {
    const file = join(this.folder, `${nameOf(text, voice)}.wav`);
    const made = await stat(file).catch(() => null);
    if (made === null) await this.make(file, text, voice);
    const { size } = made ?? (await stat(file));
    return { file, length: Math.round(((waveSamples(size) - SILENT_SAMPLES) / CALL_RATE) * 1_000) };
  }

  private async make(file: string, text: string, voice: SpeakingVoice): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const spoken = `${file}.spoken`;
    const part = `${file}.part`;
    const { language, variant, speed, pitch } = voice;
    const manner = ['-v', `${language}+${variant}`, '-s', `${speed}`, '-p', `${pitch}`];
    const args = [...manner, '-b', '1', '--stdin', '-w', spoken];
    try {
      await this.speaker(args, readable(text));
      const samples = toCallRate(readWave(await readFile(spoken)));
      await writeFile(part, writeWave(samples, SILENT_SAMPLES));
      await truncate(part, waveBytes(samples.length + SILENT_SAMPLES));
      await rename(part, file);
    } finally {
      await rm(spoken, { force: true });
    }
  }
}

function nameOf(text: string, { language, variant, speed, pitch }: SpeakingVoice): string {
  const all = [MAKE, language, variant, speed, pitch, text].join('\n');
  return createHash('sha256').update(all).digest('hex').slice(0, 24);
}

/** Spaces that do not break, and marks that a voice would name. */
function readable(text: string): string {
  return text
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(/[«»“”]/gu, '')
    .replace(/’/gu, "'");
}

const espeak: Speaker = (args, text) =>
  new Promise((resolve, reject) => {
    const child = execFile('espeak-ng', [...args], { timeout: SPEAKING_TAKES_AT_MOST }, (error) => {
      if (error === null) resolve();
      else reject(whyNot(error));
    });
    // One that is not there or ends early takes no text: the callback says so.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
  });

function whyNot(error: Error & { readonly code?: unknown }): PracticeError {
  if (error.code === 'ENOENT') {
    return new PracticeError(
      'Practice_VoiceMissing',
      'there is no espeak-ng on this machine, so callers are read and not heard: run ./scripts/start, or apt-get install espeak-ng',
      { cause: error },
    );
  }
  return new PracticeError('Practice_NotSpoken', `espeak-ng failed: ${error.message}`, { cause: error });
}
