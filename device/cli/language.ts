import { LANGUAGES, type Language } from '../config/config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** What `--language` asks for; looked for before anything is parsed, for the help needs it. */
function asked(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  return args[index]?.split('=')[1] ?? args[index + 1];
}

/** The language of the terminal: as asked for, otherwise by locale, otherwise English. */
export function terminalLanguage(args: readonly string[], environment: Environment): Language {
  const wanted = args.some((arg) => arg.startsWith('--language')) ? asked(args) : undefined;
  if (isLanguage(wanted)) return wanted;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
