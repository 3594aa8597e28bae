import type { Language } from '../../config/config.ts';
import type { Key, Lamp } from '../../ports/index.ts';

/** What keys and lamps are called on the unit and on the page. */

const NAMED: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    hold: 'Attente',
    transfer: 'Transfert',
    message: 'Message',
    callBack: 'À rappeler',
    satisfied: 'Satisfait',
    mute: 'Sourdine',
    fault: 'Défaut',
  },
  en: {
    hold: 'Hold',
    transfer: 'Transfer',
    message: 'Message',
    callBack: 'Call back',
    satisfied: 'Satisfied',
    mute: 'Mute',
    fault: 'Fault',
  },
};

const NUMBERED: Readonly<Record<Language, readonly (readonly [start: string, words: string])[]>> = {
  fr: [
    ['digit', 'chiffre'],
    ['speed', 'Abrégé'],
    ['line', 'Ligne'],
  ],
  en: [
    ['digit', 'digit'],
    ['speed', 'Speed'],
    ['line', 'Line'],
  ],
};

export function nameOf(what: Key | Lamp, language: Language): string {
  const named = NAMED[language][what];
  if (named !== undefined) return named;
  const [start, words] = NUMBERED[language].find(([beginning]) => what.startsWith(beginning)) ?? ['', ''];
  return `${words} ${what.slice(start.length)}`.trim();
}
