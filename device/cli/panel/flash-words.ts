import type { Language } from '../../config/config.ts';
import type { FlashFault, FlashProgress, PortTrouble } from '../../ports/index.ts';

/** What `gardefil panel flash` says. */
export interface FlashWords {
  readonly inCall: (pid: number) => string;
  readonly whichBoard: (devices: string) => string;
  /** `file`: the one asked for, null for the one that is built. */
  readonly noFirmware: (file: string | null) => string;
  readonly badFirmware: (why: string) => string;
  readonly noPort: (device: string, trouble: PortTrouble, group: string) => string;
  readonly begins: (device: string, version: string, crc: string, bytes: number) => string;
  readonly tries: (programmer: string, baudRate: number) => string;
  readonly phases: Readonly<Record<FlashProgress['phase'], string>>;
  readonly readingBack: string;
  readonly faults: Readonly<Record<FlashFault, (device: string, detail: string) => string>>;
  readonly notBack: string;
  readonly otherVersion: (found: string, wanted: string) => string;
  readonly otherCrc: (found: string, wanted: string) => string;
  readonly done: (identity: string) => string;
  readonly urboot: string;
}

const en: FlashWords = {
  inCall: (pid) =>
    `There is a call on a unit of this machine (process ${pid}): nothing is flashed until it is over.`,
  whichBoard: (devices) =>
    `Several boards are there: ${devices}. Name one: --port DEVICE. "gardefil panel list" says what each is.`,
  noFirmware: (file) =>
    file === null
      ? 'The firmware has not been built. Install its tools and build: sudo apt-get install gcc-avr avr-libc binutils-avr make, then npm run build. Or name an image that was built elsewhere: --firmware panel.hex'
      : `--firmware: ${file} is not there.`,
  badFirmware: (why) => `The firmware cannot be used: ${why}.`,
  noPort(device, trouble, group) {
    switch (trouble) {
      case 'absent':
        return `${device} is not there. Is the board plugged in? A cable for charging only has no wires for data: try another. "gardefil panel list" says what is there.`;
      case 'noPermission':
        return `No permission on ${device}: the group ${group} may use it. Add this user to it, then log in anew: sudo usermod -aG ${group} $USER`;
      case 'inUse':
        return `${device} is in use by another program (a serial monitor, ModemManager, the unit?): end that first.`;
      case 'notSerial':
        return `${device} is no serial device: name the board's, as in /dev/serial/by-id.`;
      case 'closed':
        return `${device} went away while it was opened: look at its cable, and plug the board in again.`;
    }
  },
  begins: (device, version, crc, bytes) => `${device}: firmware ${version} (CRC ${crc}, ${bytes} bytes)`,
  tries: (programmer, baudRate) => `Looking for a bootloader: ${programmer}, ${baudRate} baud`,
  phases: { connecting: 'connecting', writing: 'writing  ', verifying: 'verifying' },
  readingBack: 'Asking the board what it runs now ...',
  faults: {
    noAvrdude: () => 'avrdude is not there: sudo apt-get install avrdude',
    noAnswer: (device, detail) =>
      `No bootloader answers on ${device}. Is it an Arduino Uno or Nano (ATmega328P), and is this its port? A board without a bootloader needs a programmer once. If it has no automatic reset, press its reset key just when "Looking for a bootloader" appears. Nothing may hold pins 0 and 1. (${detail})`,
    garbled: (device, detail) =>
      `Something answers on ${device}, but not as a bootloader does: does another program use the port (ModemManager)? Flash again, with another cable if need be. (${detail})`,
    otherChip: (_, detail) =>
      `The board has another chip than an ATmega328P: nothing was written. (${detail})`,
    cannotOpen: (device, detail) => `avrdude cannot open ${device}. (${detail})`,
    notVerified: (_, detail) =>
      `What was read back is not what was written: try again with another cable or USB socket. (${detail})`,
    stopped: () => 'Ended: the firmware may be half written. The bootloader is not touched: flash again.',
    failed: (_, detail) => `avrdude failed: ${detail}. The bootloader is not touched: flash again.`,
  },
  notBack:
    'Written and verified, but the board does not say what it runs. Unplug it, plug it in again, and look: gardefil panel list. Does it run at 16 MHz?',
  otherVersion: (found, wanted) =>
    `The board says that it runs ${found}, but ${wanted} was written. Is it another board?`,
  otherCrc: (found, wanted) => `The board's image has CRC ${found}, the written one ${wanted}: flash again.`,
  done: (identity) => `Done: ${identity}.`,
  urboot:
    "(The CRC is not the file's: urboot keeps jumps of its own in the image. avrdude has compared every byte.)",
};

const fr: FlashWords = {
  inCall: (pid) =>
    `Un appel est en cours sur un boîtier de cette machine (processus ${pid}) : rien n’est programmé avant sa fin.`,
  whichBoard: (devices) =>
    `Plusieurs cartes sont là : ${devices}. Nommez-en une : --port PÉRIPHÉRIQUE. « gardefil panel list » dit ce qu’est chacune.`,
  noFirmware: (file) =>
    file === null
      ? 'Le firmware n’a pas été construit. Installez ses outils et construisez : sudo apt-get install gcc-avr avr-libc binutils-avr make, puis npm run build. Ou nommez une image construite ailleurs : --firmware panel.hex'
      : `--firmware : ${file} n’existe pas.`,
  badFirmware: (why) => `Le firmware n’est pas utilisable : ${why}.`,
  noPort(device, trouble, group) {
    switch (trouble) {
      case 'absent':
        return `${device} n’est pas là. La carte est-elle branchée ? Un câble de charge n’a pas de fils de données : essayez-en un autre. « gardefil panel list » dit ce qui est là.`;
      case 'noPermission':
        return `Pas de permission sur ${device} : il faut être du groupe ${group}. Ajoutez-y cet utilisateur, puis reconnectez-vous : sudo usermod -aG ${group} $USER`;
      case 'inUse':
        return `${device} est utilisé par un autre programme (moniteur série, ModemManager, le boîtier ?) : arrêtez-le d’abord.`;
      case 'notSerial':
        return `${device} n’est pas un périphérique série : nommez celui de la carte, comme dans /dev/serial/by-id.`;
      case 'closed':
        return `${device} a disparu à l’ouverture : vérifiez son câble, et rebranchez la carte.`;
    }
  },
  begins: (device, version, crc, bytes) => `${device} : firmware ${version} (CRC ${crc}, ${bytes} octets)`,
  tries: (programmer, baudRate) => `Recherche d’un bootloader : ${programmer}, ${baudRate} bauds`,
  phases: { connecting: 'connexion   ', writing: 'écriture    ', verifying: 'vérification' },
  readingBack: 'La carte est interrogée : que fait-elle tourner ?',
  faults: {
    noAvrdude: () => 'avrdude n’est pas là : sudo apt-get install avrdude',
    noAnswer: (device, detail) =>
      `Aucun bootloader ne répond sur ${device}. Est-ce un Arduino Uno ou Nano (ATmega328P), et est-ce son port ? Une carte sans bootloader a besoin une fois d’un programmateur. Sans remise à zéro automatique, appuyez sur reset à l’instant où « Recherche d’un bootloader » apparaît. Rien ne doit tenir les broches 0 et 1. (${detail})`,
    garbled: (device, detail) =>
      `Quelque chose répond sur ${device}, mais pas comme un bootloader : un autre programme utilise-t-il le port (ModemManager) ? Recommencez, au besoin avec un autre câble. (${detail})`,
    otherChip: (_, detail) => `La carte a une autre puce qu’un ATmega328P : rien n’a été écrit. (${detail})`,
    cannotOpen: (device, detail) => `avrdude ne peut pas ouvrir ${device}. (${detail})`,
    notVerified: (_, detail) =>
      `Ce qui est relu n’est pas ce qui a été écrit : réessayez avec un autre câble ou une autre prise USB. (${detail})`,
    stopped: () =>
      'Arrêté : le firmware est peut-être écrit à moitié. Le bootloader n’est pas touché : recommencez.',
    failed: (_, detail) => `avrdude a échoué : ${detail}. Le bootloader n’est pas touché : recommencez.`,
  },
  notBack:
    'Écrit et vérifié, mais la carte ne dit pas ce qu’elle fait tourner. Débranchez-la, rebranchez-la, et regardez : gardefil panel list. Tourne-t-elle à 16 MHz ?',
  otherVersion: (found, wanted) =>
    `La carte dit faire tourner ${found}, alors que ${wanted} a été écrit. Est-ce une autre carte ?`,
  otherCrc: (found, wanted) => `L’image de la carte a le CRC ${found}, celle écrite ${wanted} : recommencez.`,
  done: (identity) => `Fait : ${identity}.`,
  urboot:
    '(Le CRC n’est pas celui du fichier : urboot garde ses propres sauts dans l’image. avrdude a comparé chaque octet.)',
};

export const FLASH_WORDS: Readonly<Record<Language, FlashWords>> = { en, fr };
