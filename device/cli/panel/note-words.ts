import type { Language } from '../../config/config.ts';

/** What a driver writes into the unit's log, which is English. */
export interface PanelNote {
  /** As `Panel_NoPort`; null where it has none. */
  readonly code: string | null;
  readonly text: string;
}

type Rows = readonly (readonly [english: RegExp, french: string])[];

/** By reason (serial-trouble.ts). */
const TROUBLES: Rows = [
  [/(\/.+) is not there: plug the board in/, '$1 n’est pas là : branchez la carte'],
  [
    /no permission on (\/.+): add the user of this service to the group (\S+) .*/,
    'pas de permission sur $1 : il faut être du groupe $2 (sudo usermod -aG $2 UTILISATEUR, puis reconnectez-vous)',
  ],
  [/(\/.+) is in use by another program: .*/, '$1 est utilisé par un autre programme : arrêtez ce programme'],
  [
    /(\/.+) is no serial device: .*/,
    '$1 n’est pas un périphérique série : nommez celui de la carte, comme dans /dev/serial/by-id',
  ],
  [/(\/.+) went away(.*): plug the board in/, '$1 a disparu$2 : rebranchez la carte'],
];

const SHARED_NAME: Rows = [
  [
    /(\d+) boards share the name (.+), and which of them it leads to is chance: .*\((.+)\), or unplug the other/,
    '$1 cartes portent le nom $2, et à laquelle il mène est un hasard : nommez la bonne par sa prise dans panel.port ($3), ou débranchez l’autre',
  ],
  [/ or (?=\/)/g, ' ou '],
];

const CHATTERS: Rows = [
  [
    /the contact of the hook chatters: .*/,
    'le contact du crochet crépite : vérifiez son fil, sa soudure et sa résistance de rappel',
  ],
];

const SILENCE: Rows = [
  [/the panel began anew/, 'le panneau a redémarré'],
  [/this process stood still for (\d+) ms/, 'ce programme est resté figé $1 ms'],
  [/silent for ([\d.]+) s/, 'muet pendant $1 s'],
  [/the port was closed/, 'le port a été fermé'],
];

/** By code: how the driver's sentence, or a part of it, looks, and the same in French. */
const FRENCH: Readonly<Record<string, Rows>> = {
  Panel_NoPort: [
    [/^the panel's port cannot be used: /, 'le port du panneau ne peut être utilisé : '],
    [
      /^nobody answers on the panel's port \((.+)\): is its firmware flashed\?/,
      'personne ne répond sur le port du panneau ($1) : son firmware est-il programmé (gardefil panel flash) ?',
    ],
    ...SILENCE,
    ...TROUBLES,
  ],
  Panel_Lost: [[/^the panel is lost: /, 'le panneau est perdu : '], ...SILENCE, ...TROUBLES],
  Panel_OtherProtocol: [
    [
      /^the panel speaks version (\d+) of the protocol, this unit version (\d+): .*/,
      'le panneau parle la version $1 du protocole, ce boîtier la version $2 : reprogrammez son firmware (gardefil panel flash)',
    ],
  ],
  Panel_KeyStuck: [
    [
      /^key (\S+) is held down since .*/,
      'la touche $1 est enfoncée depuis la connexion : elle comptera une fois relâchée ; est-elle bloquée ?',
    ],
  ],
  Panel_HookChatters: CHATTERS,
  Panel_SharedName: SHARED_NAME,
  Panel_Refused: [[/^the panel refused "(.+)": /, 'le panneau a refusé « $1 » : ']],
  Panel_NoDriver: [[/^the panel's driver cannot be used: /, 'le pilote du panneau ne peut être utilisé : ']],
  Gpio_NoSysfs: [
    [
      /^The GPIO chips cannot be read: (.+) is not there\./,
      'Les puces GPIO ne peuvent être lues : $1 n’est pas là.',
    ],
    [
      /^The GPIO chips cannot be read: (.+) may not be read by this user\./,
      'Les puces GPIO ne peuvent être lues : cet utilisateur n’a pas le droit de lire $1.',
    ],
    [/^The GPIO chips cannot be read: (.+) \((\w+)\)\./, 'Les puces GPIO ne peuvent être lues : $1 ($2).'],
    [
      / The kernel must have GPIO_SYSFS, .*/,
      ' Le noyau doit avoir GPIO_SYSFS, comme celui de Raspberry Pi OS.',
    ],
  ],
  Gpio_NoChip: [
    [
      /^No GPIO chip of a Raspberry Pi in (.+): looked for (.+), found (.+)\. Is this a Pi, with gpio enabled\?/,
      'Aucune puce GPIO de Raspberry Pi dans $1 : cherché $2, trouvé $3. Est-ce un Pi, avec gpio activé ?',
    ],
    [/none at all/, 'aucune'],
  ],
  Gpio_SeveralChips: [
    [
      /^More than one GPIO chip of a Raspberry Pi in (.+): found (.+)\. Which .*/,
      'Plus d’une puce GPIO de Raspberry Pi dans $1 : trouvé $2. Rien ne dit laquelle a le connecteur ; retirez l’overlay de l’autre.',
    ],
  ],
  Gpio_NoPermission: [
    [
      /^No permission to write (.+): only root may\..*/,
      'Pas de permission d’écrire $1 : seul root l’a. Raspberry Pi OS donne ces fichiers au groupe gpio par udev : son paquet raspberrypi-sys-mods est-il là ?',
    ],
    [
      /^No permission to write (.+): the group (\S+) may\..*/,
      'Pas de permission d’écrire $1 : il faut être du groupe $2 (sudo usermod -aG $2 UTILISATEUR, puis reconnectez-vous).',
    ],
  ],
  Gpio_PinBusy: [
    [
      /^(.+) could not be made an (?:input that tells its edges|output)\..*/,
      '$1 n’a pas pu être préparé. Un autre programme l’a peut-être ; arrêtez-le d’abord.',
    ],
    [
      /^(.+) is in use by the kernel: look in (\S+) who has it, .*/,
      '$1 est utilisé par le noyau : voyez dans $2 qui l’a, et retirez son overlay de config.txt.',
    ],
    [/, number (\d+) in sysfs/, ', numéro $1 dans sysfs'],
  ],
  Gpio_NoSuchPin: [
    [/^The chip does not have (.+)\.$/, 'La puce n’a pas $1.'],
    [/, number (\d+) in sysfs/, ', numéro $1 dans sysfs'],
  ],
  Gpio_PinFailed: [
    [/^(BCM \d+) failed: /, '$1 a lâché : '],
    [/ cannot be claimed: /, ' ne peut être réservé : '],
    [/, number (\d+) in sysfs/, ', numéro $1 dans sysfs'],
  ],
  Gpio_KeyStuck: [
    [
      /^The key (\S+) was down when .*/,
      'La touche $1 était enfoncée au démarrage du panneau : elle comptera une fois relâchée. Est-elle bloquée, ou son fil à la masse ? Sa résistance de rappel est-elle là ?',
    ],
  ],
  Gpio_Chattering: [
    [
      /^The contact (\S+) chatters: .*/,
      'Le contact $1 crépite : il est pris pour fermé jusqu’à ce qu’il se taise. Vérifiez son fil, sa soudure et sa résistance de rappel.',
    ],
  ],
  Firmata_NoPort: TROUBLES,
  Firmata_NoFirmware: [
    [
      /^the board says nothing: .*/,
      'la carte ne dit rien : chargez-y StandardFirmata, et vérifiez que c’est bien ce périphérique',
    ],
    [
      /^the board speaks another protocol \((\d+) of (\d+) bytes are no Firmata\): .*/,
      'la carte parle un autre protocole ($1 octets sur $2 ne sont pas du Firmata) : chargez-y StandardFirmata, et vérifiez que c’est bien ce périphérique',
    ],
    [
      /^the board speaks Firmata, but does not say what its pins can do: .*/,
      'la carte parle Firmata, mais ne dit pas ce que peuvent ses broches : chargez-y un StandardFirmata plus récent',
    ],
    [
      /^the board speaks Firmata, but does not say which of its pins are analog: .*/,
      'la carte parle Firmata, mais ne dit pas quelles broches sont analogiques : chargez-y un StandardFirmata plus récent',
    ],
    [
      /^the board does not say how its pins stand \((\S+)\): .*/,
      'la carte ne dit pas où en sont ses broches ($1) : chargez-y StandardFirmata',
    ],
  ],
  Firmata_Lost: [
    [
      /^the board has not answered for ([\d.]+) s: .*/,
      'la carte n’a pas répondu depuis $1 s : vérifiez son câble',
    ],
    [/^the board has started anew: .*/, 'la carte a redémarré : vérifiez son alimentation'],
    ...TROUBLES,
  ],
  Firmata_PinTwice: [
    [
      /^pin (\S+) stands for (\S+) and for (\S+): .*/,
      'la broche $1 sert à $2 et à $3 : donnez à chacun sa propre broche',
    ],
  ],
  Firmata_PinReserved: [
    [
      /^pin (\S+) \((\S+)\) is the board's serial line to this unit: .*/,
      'la broche $1 ($2) est la ligne série de la carte vers ce boîtier : prenez-en une autre',
    ],
  ],
  Firmata_PinUnfit: [
    [
      / is not a digital input on this board: .*/,
      ' n’est pas une entrée numérique sur cette carte : prenez-en une autre',
    ],
    [
      / is not a digital output on this board: .*/,
      ' n’est pas une sortie numérique sur cette carte : prenez-en une autre',
    ],
    [
      / is not an output with PWM on this board: .*/,
      ' n’est pas une sortie PWM sur cette carte : prenez-en une autre',
    ],
    [/^pin /, 'la broche '],
  ],
  Firmata_KeyStuck: [
    [
      /^keys\.(\S+) is down since .*/,
      'la touche $1 est enfoncée depuis la connexion : elle comptera une fois relâchée ; est-elle bloquée ?',
    ],
  ],
  Firmata_HookChatters: CHATTERS,
  Firmata_SharedName: SHARED_NAME,
};

/** The note in the technician's language; a sentence that is not known here stays as the driver said it. */
export function noteIn(language: Language, { code, text }: PanelNote): string {
  if (language === 'en' || code === null) return text;
  return (FRENCH[code] ?? []).reduce((said, [english, french]) => said.replace(english, french), text);
}
