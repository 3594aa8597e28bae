import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface BaresipAccount {
  /** User part of the address; the host is that of `sipAddress`. */
  readonly user: string;
  /** Shown to those who are called. Quotes, backslashes and control characters are left out. */
  readonly displayName?: string;
  /** `auto` answers by itself, `manual` (the default) waits for the command. */
  readonly answerMode?: 'manual' | 'auto';
}

/** Where the sound of the calls comes from and goes to, in baresip's words: `<module>,<device>`. */
export interface InstanceSound {
  readonly source: string;
  readonly player: string;
  /** Modules beyond g711 and aubridge, e.g. `alsa.so`. */
  readonly modules?: readonly string[];
  /** Further lines of the configuration, for these modules. */
  readonly lines?: readonly string[];
}

/**
 * Bridges that lead nowhere: no sound card is needed, and unlike a file none of them ends and takes the call with it.
 */
export const SILENT_SOUND: InstanceSound = { source: 'aubridge,source', player: 'aubridge,player' };

/** The folder with the configuration of one baresip. */
export interface InstanceFolder {
  readonly folder: string;
  /** Folder that baresip loads its modules from. */
  readonly modulePath: string;
  /** 4.x loads the account module otherwise than 1.x. */
  readonly majorVersion: number;
  /** Address and UDP port of SIP, e.g. `127.0.0.1:5070`. */
  readonly sipAddress: string;
  /** TCP port of ctrl_tcp on 127.0.0.1. */
  readonly controlPort: number;
  /** First and last UDP port of the audio streams; baresip's own default when left out. */
  readonly rtpPorts?: readonly [first: number, last: number];
  readonly accounts: readonly BaresipAccount[];
  /** Default: silent. */
  readonly sound?: InstanceSound;
}

/** Writes the files that baresip reads at its start: `config`, `accounts` and an empty `contacts`. */
export async function writeInstanceFolder(instance: InstanceFolder): Promise<void> {
  await mkdir(instance.folder, { recursive: true });
  await writeFile(join(instance.folder, 'config'), configText(instance));
  await writeFile(join(instance.folder, 'accounts'), accountsText(instance));
  await writeFile(join(instance.folder, 'contacts'), '');
}

function configText(instance: InstanceFolder): string {
  const [firstRtp, lastRtp] = instance.rtpPorts ?? [10_000, 20_000];
  const { source, player, modules = [], lines = [] } = instance.sound ?? SILENT_SOUND;
  const accountModule = instance.majorVersion >= 2 ? 'module' : 'module_tmp';
  return `${[
    `sip_listen ${instance.sipAddress}`,
    'call_local_timeout 120',
    'call_max_calls 8',
    `module_path ${resolve(instance.modulePath)}`,
    'module g711.so',
    'module aubridge.so',
    ...modules.map((name) => `module ${name}`),
    `${accountModule} account.so`,
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen 127.0.0.1:${instance.controlPort}`,
    `audio_source ${source}`,
    `audio_player ${player}`,
    'audio_alert aubridge,alert',
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    `rtp_ports ${firstRtp}-${lastRtp}`,
    'rtp_timeout 0',
    'menu_bell no',
    'ring_aufile none',
    ...lines,
  ].join('\n')}\n`;
}

function accountsText({ accounts, sipAddress }: InstanceFolder): string {
  return accounts
    .map(({ user, displayName, answerMode = 'manual' }) => {
      const name = displayName === undefined ? '' : `"${quotable(displayName)}" `;
      return `${name}<sip:${user}@${sipAddress}>;regint=0;answermode=${answerMode};audio_codecs=PCMA\n`;
    })
    .join('');
}

/** baresip's account file knows no escapes. */
function quotable(name: string): string {
  return name.replace(/["\\\p{Cc}]/gu, '');
}
