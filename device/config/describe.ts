import type { Language } from './config.ts';
import type { ConfigFault, Conflict, FileFault, SettingFault, SyntaxFault } from './faults.ts';
import type { Texts } from './texts.ts';

const FILE: Readonly<Record<FileFault['code'], (fault: FileFault) => Texts>> = {
  Config_Missing: ({ file }) => ({
    en: `${file} is not there. Write it (device/config/example.toml shows how), or name another file`,
    fr: `${file} n'existe pas. Créez-le (voir device/config/example.toml), ou donnez un autre fichier`,
  }),
  Config_NotReadable: ({ file, detail }) => ({
    en: `${file} cannot be read (${detail}). Let the user who runs gardefil read it`,
    fr: `${file} ne peut être lu (${detail}). Donnez le droit de le lire à l'utilisateur qui lance gardefil`,
  }),
  Config_NotAFile: ({ file, detail }) => ({
    en: `${file} is ${detail}, not a file. Name the TOML file itself`,
    fr: `${file} n'est pas un fichier (${detail}). Donnez le fichier TOML lui-même`,
  }),
  Config_TooLarge: ({ file, detail }) => ({
    en: `${file} is larger than a configuration can be (${detail}). Is it the right file?`,
    fr: `${file} est trop grand pour une configuration (${detail}). Est-ce le bon fichier ?`,
  }),
  Config_NotUtf8: ({ file }) => ({
    en: `${file} is not UTF-8 text. Save it as UTF-8`,
    fr: `${file} n'est pas un texte en UTF-8. Enregistrez-le en UTF-8`,
  }),
};

/** Of two settings that do not go together. */
const CONFLICT: Readonly<Record<Exclude<Conflict, PinConflict>, Texts>> = {
  noticeUnderFirst: { en: 'must be less than hold.first', fr: 'doit être inférieur à hold.first' },
  noticeUnderRepeat: { en: 'must be less than hold.repeat', fr: 'doit être inférieur à hold.repeat' },
  graceUnderRepeat: { en: 'must be less than hold.repeat', fr: 'doit être inférieur à hold.repeat' },
  trialOfRealLine: {
    en: 'only a line with driver = "simulated" is put on trial',
    fr: 'seule une ligne avec driver = "simulated" se met à l\'essai',
  },
  plainMailElsewhere: {
    en: 'without encryption mail goes to a server on this machine only: use "tls" or "starttls"',
    fr: 'sans chiffrement, les courriels ne vont qu’à un serveur de cette machine : mettez "tls" ou "starttls"',
  },
  userWithoutPassword: {
    en: 'needs mail.password_file as well',
    fr: 'demande aussi mail.password_file',
  },
  keyTwice: {
    en: 'another [[speed]] has this key already',
    fr: 'un autre [[speed]] a déjà cette touche',
  },
};

type PinConflict = 'bcmTwice' | 'bcmReserved' | 'pinTwice' | 'pinReserved';

/** Of wires of the panel: on which pin, and by which settings of [panel] it is used. */
const PIN: Readonly<Record<PinConflict, (pin: string, first: string, second: string) => Texts>> = {
  bcmTwice: (pin, first, second) => ({
    en: `BCM ${pin} is used twice, by ${first} and by ${second}; give each a pin of its own`,
    fr: `BCM ${pin} sert deux fois, à ${first} et à ${second} ; donnez à chacun sa propre broche`,
  }),
  pinTwice: (pin, first, second) => ({
    en: `pin ${pin} is used twice, by ${first} and by ${second}; give each a pin of its own`,
    fr: `la broche ${pin} sert deux fois, à ${first} et à ${second} ; donnez à chacun sa propre broche`,
  }),
  bcmReserved: (pin) => ({
    en: `BCM ${pin} is reserved: the Pi reads the EEPROM of a board on top with BCM 0 and 1; use one from 2 to 27`,
    fr: `BCM ${pin} est réservé : le Pi lit l’EEPROM d’une carte posée dessus par BCM 0 et 1 ; prenez-en un de 2 à 27`,
  }),
  pinReserved: (pin) => ({
    en: `pin ${pin} is reserved: pins 0 and 1 are the board's serial line to this unit; use another pin`,
    fr: `la broche ${pin} est réservée : les broches 0 et 1 sont la ligne série de la carte vers ce boîtier ; prenez-en une autre`,
  }),
};

function conflict({ path, value, conflict: name, other = '' }: ConflictFault): Texts {
  if (!isOfAPin(name)) return CONFLICT[name];
  const wire = path.replace(/^panel\./, '');
  return PIN[name](value.replaceAll('"', ''), other, wire);
}

type ConflictFault = Extract<SettingFault, { code: 'Config_Conflict' }>;

const isOfAPin = (name: Conflict): name is PinConflict => Object.hasOwn(PIN, name);

const syntax = ({ line, column, detail, excerpt }: SyntaxFault): Texts => ({
  en: `line ${line}, column ${column}: this is not TOML: ${detail}\n${excerpt}`,
  fr: `ligne ${line}, colonne ${column} : ce n'est pas du TOML : ${detail}\n${excerpt}`,
});

function unknownKey(fault: Extract<SettingFault, { code: 'Config_UnknownKey' }>): Texts {
  const list = fault.allowed.join(', ');
  return {
    en: `${fault.path}: no such setting.${fault.suggestion ? ` Did you mean ${fault.suggestion}?` : ''} Allowed here: ${list}`,
    fr: `${fault.path} : réglage inconnu.${fault.suggestion ? ` Vouliez-vous dire ${fault.suggestion} ?` : ''} Permis ici : ${list}`,
  };
}

function setting(fault: SettingFault): Texts {
  switch (fault.code) {
    case 'Config_UnknownKey':
      return unknownKey(fault);
    case 'Config_Required':
      return {
        en: `${fault.path} is missing; allowed: ${fault.allowed.en}`,
        fr: `${fault.path} manque ; permis : ${fault.allowed.fr}`,
      };
    case 'Config_NotAllowed':
      return {
        en: `${fault.path} = ${fault.value}; allowed: ${fault.allowed.en}`,
        fr: `${fault.path} = ${fault.value} ; permis : ${fault.allowed.fr}`,
      };
    case 'Config_Conflict':
      return {
        en: `${fault.path} = ${fault.value}: ${conflict(fault).en}`,
        fr: `${fault.path} = ${fault.value} : ${conflict(fault).fr}`,
      };
  }
}

function texts(fault: ConfigFault): Texts {
  if ('file' in fault) return FILE[fault.code](fault);
  return fault.code === 'Config_Syntax' ? syntax(fault) : setting(fault);
}

/** One fault in words: what is wrong, where, and what is allowed. */
export function describeFault(fault: ConfigFault, language: Language): string {
  return texts(fault)[language];
}
