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

const CONFLICT: Readonly<Record<Conflict, Texts>> = {
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
  pinTwice: {
    en: 'another key, lamp, the hook or the buzzer is on this pin already',
    fr: 'une autre touche ou lampe, le crochet ou le buzzer est déjà sur cette broche',
  },
};

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
        en: `${fault.path} = ${fault.value}: ${CONFLICT[fault.conflict].en}`,
        fr: `${fault.path} = ${fault.value} : ${CONFLICT[fault.conflict].fr}`,
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
