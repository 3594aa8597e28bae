import type { Language } from '../logic/times.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What the reader chose on this browser. `language` null: the unit's own. */
export interface Preferences {
  readonly language: Language | null;
  readonly theme: Theme;
  readonly sound: boolean;
  /** First name of whoever is on duty: part of the greeting (rules A2-A4). */
  readonly firstName: string;
}

const NAME = 'garde-fil';
const DEFAULTS: Preferences = { language: null, theme: 'system', sound: true, firstName: '' };

/** A browser that keeps nothing, or something else under that name, gives the defaults. */
export function readPreferences(storage: Storage = localStorage): Preferences {
  try {
    const kept: Partial<Preferences> = JSON.parse(storage.getItem(NAME) ?? '{}');
    return {
      language: kept.language === 'fr' || kept.language === 'en' ? kept.language : null,
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
      sound: kept.sound !== false,
      firstName: typeof kept.firstName === 'string' ? kept.firstName.slice(0, 40) : '',
    };
  } catch {
    return DEFAULTS;
  }
}

export function keepPreferences(preferences: Preferences, storage: Storage = localStorage): void {
  try {
    storage.setItem(NAME, JSON.stringify(preferences));
  } catch {
    // A browser that may not keep anything: the choice lasts as long as the page.
  }
}
