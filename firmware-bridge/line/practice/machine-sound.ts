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
const ALSA = 'alsa,default';

/**
 * What the practice desk's phone may use of this machine's sound. Each device is opened before it is believed in: with a
 * card that cannot be used baresip takes no call at all. A microphone without loudspeaker is left alone.
 */
export async function machineSound(folder = DEVICES, opens = canOpen): Promise<MachineSound> {
  const devices = await readdir(folder).catch((): string[] => []);
  const usable = async (end: 'p' | 'c') => {
    const found = devices.filter((name) => new RegExp(`^pcmC\\d+D\\d+${end}$`, 'u').test(name));
    for (const name of found) if (await opens(`${folder}/${name}`)) return true;
    return false;
  };
  const heard = await usable('p');
  const microphone = heard && (await usable('c'));
  if (!heard) return { sound: null, heard, microphone };
  const source = microphone ? ALSA : SILENT_SOUND.source;
  return { sound: { source, player: ALSA, modules: ['alsa.so'] }, heard, microphone };
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
