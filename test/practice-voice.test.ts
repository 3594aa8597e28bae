import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ACTORS } from '../device/guide/practice/scenarios.ts';
import { BaresipLine, PracticeNetwork, PracticeVoice } from '../firmware-bridge/line/index.ts';
import { readWave } from '../firmware-bridge/line/practice/wave.ts';
import { baresipOf, VERSIONS } from './support/line-bench.ts';
import { soon } from './support/soon.ts';

/** What the practice callers say arrives at the desk: real espeak-ng, real baresips, recorded by the desk's own phone. */
const PORTS = { first: 22_000, last: 22_899 };
const HAS_VOICE = existsSync('/usr/bin/espeak-ng');
const noVoice = HAS_VOICE ? '' : ' (no espeak-ng on this machine: apt-get install espeak-ng)';

const actor = ACTORS[0];
if (!actor) throw new Error('there are no practice callers');
const SENTENCE = { fr: actor.turns[0]?.line.fr ?? '', en: actor.turns[0]?.line.en ?? '' };

async function folderOfTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-voice-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Loudness of each tenth of a second. */
function envelope(samples: Int16Array): number[] {
  const step = 800;
  return Array.from({ length: Math.floor(samples.length / step) }, (_, n) => {
    const part = samples.subarray(n * step, (n + 1) * step);
    return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / step);
  });
}

/** How alike two rows of numbers are: 1 when one is a multiple of the other. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const mean = (row: readonly number[]) => row.reduce((sum, x) => sum + x, 0) / row.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [n, x] of a.entries()) {
    const y = (b[n] ?? 0) - mb;
    ab += (x - ma) * y;
    aa += (x - ma) ** 2;
    bb += y ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** The best of all shifts: the sound takes a moment to arrive. */
function bestLikeness(spoken: readonly number[], heard: readonly number[]): number {
  const shifts = Array.from({ length: Math.max(1, heard.length - spoken.length + 1) }, (_, n) => n);
  return Math.max(...shifts.map((shift) => likeness(spoken, heard.slice(shift, shift + spoken.length))));
}

describe.skipIf(!HAS_VOICE)(`the voices of espeak-ng${noVoice}`, () => {
  test('speak each language, each caller in a voice of their own', async () => {
    const voice = new PracticeVoice(await folderOfTest());
    const files = new Set<string>();
    for (const { voice: manner } of ACTORS) {
      for (const language of ['fr', 'en'] as const) {
        const { file, length } = await voice.record(SENTENCE[language], { language, ...manner });
        const { samples } = readWave(await readFile(file));
        expect(length).toBeGreaterThan(2_000);
        expect(Math.max(...envelope(samples))).toBeGreaterThan(1_000);
        files.add(Buffer.from(samples.buffer).toString('base64'));
      }
    }
    expect(files.size).toBe(2 * ACTORS.length);
  });
});

for (const { version, get } of VERSIONS) {
  const baresip = baresipOf(version);
  const missing = baresip === undefined ? ` (not on this machine: run ${get})` : '';
  describe.skipIf(baresip === undefined || !HAS_VOICE)(
    `a caller's voice on baresip ${version}${missing}${noVoice}`,
    () => {
      async function talking() {
        if (!baresip) throw new Error('skipped');
        const folder = await folderOfTest();
        const recordings = join(folder, 'recordings');
        await mkdir(recordings);
        const network = await PracticeNetwork.start({
          folder,
          baresip,
          ports: PORTS,
          actors: ACTORS,
          deskSound: {
            source: 'aubridge,source',
            player: 'aubridge,player',
            modules: ['sndfile.so'],
            lines: [`snd_path ${recordings}`],
          },
        });
        onTestFinished(() => network.stop());
        const line = new BaresipLine(network.deskLine);
        onTestFinished(() => line.stop());
        let ends = 0;
        await line.start((event) => {
          if (event.type === 'incoming') line.send({ type: 'answer', call: event.call });
          if (event.type === 'ended') ends += 1;
        });
        await soon(() => expect(line.calls()).toEqual([]));
        const caller = network.actors.find(({ number }) => number === actor?.number);
        if (!caller) throw new Error('the actor is missing');
        await caller.start();
        await caller.ring();
        await soon(() => expect(caller.state).toBe('inCall'));
        const recording = await new PracticeVoice(join(folder, 'voice')).record(SENTENCE.fr, {
          language: 'fr',
          ...(actor?.voice ?? { variant: 'f2', speed: 160, pitch: 50 }),
        });
        return { folder, network, line, caller, recording, recordings, ended: () => ends };
      }

      test('is heard by the desk, sentence and silence as they were recorded, and the call goes on after it', async () => {
        const { line, caller, recording, recordings, network, ended } = await talking();
        await caller.play(recording);
        await soon(() => expect(line.calls()).toMatchObject([{ state: 'open' }]));
        await caller.hangUp();
        await soon(() => expect(ended()).toBe(1));
        await network.stop();
        const [heardFile] = (await readdir(recordings)).filter((name) => name.endsWith('dec.wav'));
        const heard = readWave(await readFile(join(recordings, heardFile ?? '')));
        const spoken = envelope(
          readWave(await readFile(recording.file)).samples.subarray(0, recording.length * 8),
        );
        expect(heard.rate).toBe(8_000);
        expect(Math.max(...envelope(heard.samples))).toBeGreaterThan(1_000);
        expect(bestLikeness(spoken, envelope(heard.samples))).toBeGreaterThan(0.9);
        expect(bestLikeness([...spoken].reverse(), envelope(heard.samples))).toBeLessThan(0.8);
      });

      test('is heard again after the caller was on hold, and cut short by the hold', async () => {
        const { folder, network, line, caller, recording } = await talking();
        const [call] = line.calls();
        const began = performance.now();
        const first = caller.play(recording);
        line.send({ type: 'hold', call: call?.call ?? '' });
        await soon(() => expect(line.calls()).toMatchObject([{ state: 'held' }]));
        caller.silence();
        await first;
        expect(performance.now() - began).toBeLessThan(recording.length);
        line.send({ type: 'resume', call: call?.call ?? '' });
        await soon(() => expect(line.calls()).toMatchObject([{ state: 'open' }]));
        // Twice, for the phone takes stock only every three seconds.
        for (let n = 0; n < 2; n += 1) await caller.play(recording);
        await network.stop();
        // The recorder of 1.x ends with the first hold; the phone's own log tells how much sound came in after it.
        const log = await readFile(join(folder, 'accueil/baresip.log'), 'latin1');
        const received = [...log.slice(log.lastIndexOf('resume ')).matchAll(/audio=\d+\/(\d+)/gu)].map(
          ([, rate]) => Number(rate),
        );
        expect(Math.max(...received)).toBeGreaterThan(30_000);
      });
    },
  );
}
