import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { machineSound } from './machine-sound.ts';

async function devices(...names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'machine-sound-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of names) await writeFile(join(folder, name), '');
  return folder;
}

test('a machine without sound is left without', async () => {
  expect(await machineSound('/nowhere/snd')).toEqual({ sound: null, heard: false, microphone: false });
  const timerOnly = await devices('timer', 'controlC0', 'pcmC0D0c');
  expect(await machineSound(timerOnly)).toEqual({ sound: null, heard: false, microphone: false });
});

test('a loudspeaker is used, and a microphone where there is one', async () => {
  expect(await machineSound(await devices('pcmC1D3p', 'pcmC0D0p'))).toEqual({
    sound: { source: 'aubridge,source', player: 'alsa,default', modules: ['alsa.so'] },
    heard: true,
    microphone: false,
  });
  expect(await machineSound(await devices('pcmC0D0p', 'pcmC0D0c'))).toMatchObject({
    sound: { source: 'alsa,default', player: 'alsa,default' },
    microphone: true,
  });
});

test('a device that cannot be opened is not believed in: with it the phone would take no call', async () => {
  const folder = await devices('pcmC0D0p', 'pcmC0D0c');
  expect(await machineSound(folder, async () => false)).toMatchObject({ sound: null, heard: false });
  const onlyHeard = await machineSound(folder, async (device) => device.endsWith('p'));
  expect(onlyHeard).toMatchObject({ heard: true, microphone: false });
});

test('another card than the first is named, for it is not what ALSA takes by itself', async () => {
  const folder = await devices('pcmC0D3p', 'pcmC1D0p', 'pcmC2D0c');
  const first = await machineSound(folder, async (device) => !device.includes('C0'));
  expect(first.sound).toMatchObject({ player: 'alsa,plughw:1,0', source: 'alsa,plughw:2,0' });
});
