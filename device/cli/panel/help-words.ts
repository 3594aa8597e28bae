import type { Language } from '../../config/config.ts';

/** The help of the commands about panels. */
export interface PanelHelp {
  readonly panel: string;
  readonly list: string;
  readonly test: string;
  readonly flash: string;
  readonly noAsk: string;
  readonly loopback: string;
  readonly keys: string;
  readonly seconds: (otherwise: number) => string;
  readonly notKeys: string;
  readonly testJson: string;
  readonly port: string;
  readonly programmer: string;
  readonly firmware: string;
  readonly notSeconds: string;
  readonly notAProgrammer: string;
  readonly more: string;
  readonly listMore: string;
  readonly testMore: string;
  readonly flashMore: string;
  readonly ignored: (file: string) => string;
}

const en: PanelHelp = {
  panel: 'for technicians: find, test and flash desk panels',
  list: 'list the boards on serial ports and what each is, and the GPIO chips',
  test: 'test each lamp, the buzzer, each key and the hook of the configured panel',
  flash: "write the panel's firmware onto an Arduino Uno or Nano, and read back what it runs",
  noAsk: 'do not open any port: boards are not reset',
  loopback: 'unattended, on a bench jig that closes contacts by the lamps and the buzzer',
  keys: 'only these keys, such as hold,transfer,mute',
  seconds: (otherwise) =>
    `how long to wait for each answer, press and move, 3 to 600 (otherwise ${otherwise})`,
  notKeys: 'Allowed: names of keys with commas between them, such as hold,transfer.',
  testJson: 'print the result as JSON; what is said goes to standard error, answers may come from a pipe',
  port: 'device of the board (otherwise the configured one, otherwise the only one there)',
  programmer: 'auto (which tries all), arduino or urclock: how the bootloader is spoken to',
  firmware: 'image in Intel HEX (otherwise the one that was built with this program)',
  notSeconds: 'Allowed: a whole number from 3 to 600.',
  notAProgrammer: 'Allowed: auto, arduino or urclock.',
  more: "These commands speak the configuration's language, unless --language names the other; French without either.",
  listMore: 'Only USB ports are opened; a board that gardefil holds is not asked.',
  testMore:
    'The unit must be stopped: sudo systemctl stop gardefil. Ctrl+C ends the test and leaves the panel dark and silent.\nExit codes: 0 passed, 1 not passed or not possible, 2 wrong use.',
  flashMore:
    'Needs avrdude (sudo apt-get install avrdude) and the group of the device (dialout). Nothing is flashed during a call.\nExit codes: 0 the board runs this firmware, 1 refused or failed, 2 wrong use.',
  ignored: (file) => `(${file} has faults and is left out: gardefil config check)`,
};

const fr: PanelHelp = {
  panel: 'pour techniciens : trouver, essayer et programmer les panneaux',
  list: 'lister les cartes sur les ports série et ce qu’est chacune, et les puces GPIO',
  test: 'essayer chaque voyant, le ronfleur, chaque touche et le crochet du panneau configuré',
  flash: 'écrire le firmware du panneau sur un Arduino Uno ou Nano, et relire ce qu’il fait tourner',
  noAsk: 'n’ouvrir aucun port : les cartes ne redémarrent pas',
  loopback: 'sans personne, sur un banc qui ferme les contacts par les voyants et le ronfleur',
  keys: 'seulement ces touches, par exemple hold,transfer,mute',
  seconds: (otherwise) =>
    `combien attendre chaque réponse, appui et mouvement, de 3 à 600 (sinon ${otherwise})`,
  notKeys: 'Permis : des noms de touches séparés par des virgules, par exemple hold,transfer.',
  testJson:
    'donner le résultat en JSON ; ce qui est dit va sur l’erreur standard, les réponses peuvent venir d’un tube',
  port: 'périphérique de la carte (sinon celui de la configuration, sinon le seul qui soit là)',
  programmer: 'auto (qui les essaie tous), arduino ou urclock : comment parler au bootloader',
  firmware: 'image en Intel HEX (sinon celle construite avec ce programme)',
  notSeconds: 'Permis : un nombre entier de 3 à 600.',
  notAProgrammer: 'Permis : auto, arduino ou urclock.',
  more: 'Ces commandes parlent la langue de la configuration, sauf si --language nomme l’autre ; sans rien, le français.',
  listMore: 'Seuls les ports USB sont ouverts ; une carte tenue par gardefil n’est pas interrogée.',
  testMore:
    'Le boîtier doit être arrêté : sudo systemctl stop gardefil. Ctrl+C arrête l’essai et laisse le panneau éteint et muet.\nCodes de sortie : 0 réussi, 1 pas réussi ou impossible, 2 mauvais usage.',
  flashMore:
    'Demande avrdude (sudo apt-get install avrdude) et le groupe du périphérique (dialout). Rien n’est programmé pendant un appel.\nCodes de sortie : 0 la carte fait tourner ce firmware, 1 refusé ou échec, 2 mauvais usage.',
  ignored: (file) => `(${file} a des défauts et n’est pas prise en compte : gardefil config check)`,
};

export const PANEL_HELP: Readonly<Record<Language, PanelHelp>> = { en, fr };
