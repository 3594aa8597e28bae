import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PracticeVoice, type Speaker, type SpeakingVoice } from './practice-voice.ts';
import { writeWave } from './wave.ts';

const VOICE: SpeakingVoice = { language: 'fr', variant: 'f2', speed: 160, pitch: 50 };

/** Speaks for as many samples as the text has letters, times a thousand, and notes what it was asked. */
async function speaking(speak?: Speaker) {
  const folder = await mkdtemp(join(tmpdir(), 'practice-voice-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const asked: string[] = [];
  const speaker: Speaker = async (args, text) => {
    asked.push(`${args.slice(0, -1).join(' ')}: ${text}`);
    await writeFile(args.at(-1) ?? '', writeWave(new Int16Array(text.length * 1_000).fill(500), 0));
  };
  const voice = new PracticeVoice(join(folder, 'voice'), speak ?? speaker);
  return { voice, asked, folder: join(folder, 'voice') };
}

test('a sentence is recorded once, and made anew when its words or its voice are others', async () => {
  const { voice, asked } = await speaking();
  const first = await voice.record('Oui, je patiente.', VOICE);
  expect(await voice.record('Oui, je patiente.', VOICE)).toEqual(first);
  expect(first.length).toBe(('Oui, je patiente.'.length / 8) * 1_000);
  await voice.record('Oui, je patiente encore.', VOICE);
  await voice.record('Oui, je patiente.', { ...VOICE, pitch: 60 });
  expect(asked).toEqual([
    '-v fr+f2 -s 160 -p 50 -b 1 --stdin -w: Oui, je patiente.',
    '-v fr+f2 -s 160 -p 50 -b 1 --stdin -w: Oui, je patiente encore.',
    '-v fr+f2 -s 160 -p 60 -b 1 --stdin -w: Oui, je patiente.',
  ]);
});

test('silence follows each sentence, so that the call outlives it', async () => {
  const { voice } = await speaking();
  const { file, length } = await voice.record('Oui.', VOICE);
  const { size } = await stat(file);
  expect((size - 44) / 16 - length).toBe(10_000);
});

test('the voice is given plain spaces and no quotation marks', async () => {
  const { voice, asked } = await speaking();
  await voice.record('Et «\u202fl’heure\u202f»\u202f?', VOICE);
  expect(asked[0]).toMatch(/: Et {2}l'heure {2}\?$/u);
});

test('a voice that fails leaves nothing behind, and the next sentence is tried again', async () => {
  let fails = true;
  const { voice, folder } = await speaking(async (args) => {
    const sound = fails ? Buffer.from('nothing') : writeWave(Int16Array.of(1, 2, 3, 4, 5, 6, 7, 8), 0);
    await writeFile(args.at(-1) ?? '', sound);
  });
  await expect(voice.record('Oui.', VOICE)).rejects.toMatchObject({ code: 'Practice_NotSpoken' });
  expect(await readdir(folder)).toEqual([]);
  fails = false;
  expect(await voice.record('Oui.', VOICE)).toMatchObject({ length: 1 });
});
