import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { type InstanceSound, SILENT_SOUND } from '../baresip/instance-folder.ts';

export interface MachineSound {
  /** Null where nothing can be heard. */
  readonly sound: InstanceSound | null;
  readonly heard: boolean;
  readonly microphone: boolean;
}

const DEVICES = '/dev/snd';

/**
 * What the practice desk's phone may use of this machine's sound. Each device is opened before it is believed in: with a
 * card that cannot be used baresip takes no call at all. A microphone without loudspeaker is left alone.
 */
export async function machineSound(folder = DEVICES, opens = canOpen): Promise<MachineSound> {
  const names = (await readdir(folder).catch((): string[] => [])).sort();
  const usable = async (end: 'p' | 'c') => {
    for (const name of names) {
      const found = PCM.exec(name);
      if (found?.[3] === end && (await opens(`${folder}/${name}`))) return alsaName(found[1], found[2]);
    }
    return null;
  };
  const player = await usable('p');
  if (player === null) return { sound: null, heard: false, microphone: false };
  const source = await usable('c');
  const sound = { source: source ?? SILENT_SOUND.source, player, modules: ['alsa.so'] };
  return { sound, heard: true, microphone: source !== null };
}

/** Of a sound device: card, device, playback or capture. */
const PCM = /^pcmC(\d+)D(\d+)([pc])$/u;

/** The first card is what ALSA's `default` means, which other programs may use at the same time. */
function alsaName(card = '0', device = '0'): string {
  return card === '0' ? 'alsa,default' : `alsa,plughw:${card},${device}`;
}

async function canOpen(device: string): Promise<boolean> {
  try {
    const handle = await open(device, constants.O_RDWR | constants.O_NONBLOCK);
    await handle.close();
    return true;
  } catch {
    return false;
  }
}
