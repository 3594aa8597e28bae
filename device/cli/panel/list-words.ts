import type { Language } from '../../config/config.ts';
import type { BoardIdentity } from '../../ports/index.ts';
import type { Present } from '../../presence/presence.ts';
import type { AdviceCode } from './list.ts';

/** What `gardefil panel list` says. */
export interface ListWords {
  readonly asking: string;
  readonly boards: string;
  readonly boardHeading: readonly [device: string, usb: string, name: string, what: string];
  readonly names: string;
  readonly chips: string;
  readonly none: string;
  readonly configured: string;
  readonly base: (base: number) => string;
  readonly lines: (lines: number) => string;
  readonly suits: string;
  readonly suitsNot: string;
  readonly identity: (identity: BoardIdentity, heldBy: Present | null) => string;
  readonly advice: Readonly<Record<AdviceCode, (what: string) => string>>;
}

const en: ListWords = {
  asking: 'Asking every board what it is (some 7 s; boards are reset by it) ...',
  boards: 'Boards on serial ports (USB)',
  boardHeading: ['device', 'USB', 'name', 'what it is'],
  names: 'Names that stay the same (by-id: the board; by-path: the socket)',
  chips: 'GPIO chips',
  none: 'none',
  configured: '[configured]',
  base: (base) => `base ${base}`,
  lines: (lines) => `${lines} lines`,
  suits: 'suits the configuration',
  suitsNot: 'does not suit the configuration',
  identity(identity, heldBy) {
    switch (identity.kind) {
      case 'panel':
        return `Garde-fil panel, firmware ${identity.firmware}, protocol ${identity.protocol}, CRC ${identity.flashCrc}`;
      case 'otherProtocol':
        return `Garde-fil panel of protocol ${identity.protocol}, which this program does not speak`;
      case 'firmata':
        return `Firmata ${identity.protocol} (${identity.firmware})`;
      case 'unknown':
        return 'says something else: no Garde-fil panel, no Firmata';
      case 'silent':
        return 'silent: no firmware that is known here';
      case 'unusable':
        return identity.message;
      case 'notAsked':
        return heldBy ? `in use by gardefil ${heldBy.what} (process ${heldBy.pid})` : 'not asked';
    }
  },
  advice: {
    List_NoBoard: () =>
      'No board on any USB port. Is it plugged in? A cable for charging only has no wires for data: try another. The kernel tells of each board: dmesg | tail.',
    List_ConfiguredMissing: (port) =>
      `The configuration names ${port}, and no board found here stands behind that name.`,
    List_SameId: (name) =>
      `Several boards share the name ${name}: which of them it leads to is chance. Name the board by its socket instead (/dev/serial/by-path/...), or unplug the others.`,
    List_OtherProtocol: (device) =>
      `${device}: flash the panel's firmware anew: gardefil panel flash --port ${device}`,
    List_OtherFirmware: (what) =>
      `The board has another firmware than the configuration says: ${what}. Name the other driver there, or load the other firmware.`,
    List_NoPanelFirmware: (device) =>
      `${device}: the configured panel does not have its firmware; write it (onto an Uno or Nano): gardefil panel flash --port ${device}`,
    List_NoFirmata: (device) =>
      `${device}: load StandardFirmata onto it, which the configuration wants (Arduino IDE: File, Examples, Firmata, StandardFirmata).`,
    List_NoPermission: (what) =>
      `No permission (device, group): ${what}. Add this user to the group: sudo usermod -aG ${what.split(', ').at(-1)} $USER, then log in anew.`,
    List_KeyHeld: (what) =>
      `Keys are down; if nobody presses them they are stuck, or wired to ground: ${what}`,
    List_NoChip: (found) =>
      `The configuration wants pins of a Raspberry Pi, and no chip has them; found: ${found}.`,
    List_SeveralChips: (found) =>
      `More than one GPIO chip of a Raspberry Pi: ${found}. Remove the other's device-tree overlay.`,
  },
};

const fr: ListWords = {
  asking: 'Chaque carte est interrogée (environ 7 s ; les cartes redémarrent) ...',
  boards: 'Cartes sur les ports série (USB)',
  boardHeading: ['périphérique', 'USB', 'nom', 'ce que c’est'],
  names: 'Noms qui restent les mêmes (by-id : la carte ; by-path : la prise)',
  chips: 'Puces GPIO',
  none: 'aucune',
  configured: '[configurée]',
  base: (base) => `base ${base}`,
  lines: (lines) => `${lines} lignes`,
  suits: 'convient à la configuration',
  suitsNot: 'ne convient pas à la configuration',
  identity(identity, heldBy) {
    switch (identity.kind) {
      case 'panel':
        return `panneau Garde-fil, firmware ${identity.firmware}, protocole ${identity.protocol}, CRC ${identity.flashCrc}`;
      case 'otherProtocol':
        return `panneau Garde-fil de protocole ${identity.protocol}, que ce programme ne parle pas`;
      case 'firmata':
        return `Firmata ${identity.protocol} (${identity.firmware})`;
      case 'unknown':
        return 'dit autre chose : ni panneau Garde-fil, ni Firmata';
      case 'silent':
        return 'muette : aucun firmware connu ici';
      case 'unusable':
        return FR_TROUBLES[identity.reason](identity.group ?? 'dialout');
      case 'notAsked':
        return heldBy ? `tenue par gardefil ${heldBy.what} (processus ${heldBy.pid})` : 'pas interrogée';
    }
  },
  advice: {
    List_NoBoard: () =>
      'Aucune carte sur un port USB. Est-elle branchée ? Un câble de charge n’a pas de fils de données : essayez-en un autre. Le noyau annonce chaque carte : dmesg | tail.',
    List_ConfiguredMissing: (port) =>
      `La configuration nomme ${port}, et aucune carte trouvée ici ne répond à ce nom.`,
    List_SameId: (name) =>
      `Plusieurs cartes portent le nom ${name} : à laquelle il mène est un hasard. Nommez la carte par sa prise (/dev/serial/by-path/...), ou débranchez les autres.`,
    List_OtherProtocol: (device) =>
      `${device} : reprogrammez le firmware du panneau : gardefil panel flash --port ${device}`,
    List_OtherFirmware: (what) =>
      `La carte a un autre firmware que ne le dit la configuration : ${what}. Nommez-y l’autre pilote, ou chargez l’autre firmware.`,
    List_NoPanelFirmware: (device) =>
      `${device} : le panneau configuré n’a pas son firmware ; écrivez-le (sur un Uno ou un Nano) : gardefil panel flash --port ${device}`,
    List_NoFirmata: (device) =>
      `${device} : chargez-y StandardFirmata, que veut la configuration (IDE Arduino : Fichier, Exemples, Firmata, StandardFirmata).`,
    List_NoPermission: (what) =>
      `Pas de permission (périphérique, groupe) : ${what}. Ajoutez cet utilisateur au groupe : sudo usermod -aG ${what.split(', ').at(-1)} $USER, puis reconnectez-vous.`,
    List_KeyHeld: (what) =>
      `Des touches sont enfoncées ; si personne n’appuie, elles sont bloquées ou à la masse : ${what}`,
    List_NoChip: (found) =>
      `La configuration veut des broches de Raspberry Pi, et aucune puce ne les a ; trouvé : ${found}.`,
    List_SeveralChips: (found) =>
      `Plus d’une puce GPIO de Raspberry Pi : ${found}. Retirez l’overlay de l’autre.`,
  },
};

const FR_TROUBLES = {
  absent: () => 'n’est plus là : rebranchez la carte',
  noPermission: (group: string) => `pas de permission : il faut être du groupe ${group}`,
  inUse: () => 'utilisée par un autre programme : arrêtez-le',
  notSerial: () => 'n’est pas un périphérique série',
  closed: () => 'a disparu pendant la question : rebranchez la carte',
} as const;

export const LIST_WORDS: Readonly<Record<Language, ListWords>> = { en, fr };
