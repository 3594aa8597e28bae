import type { CommanderError } from 'commander';
import type { Language } from '../config/config.ts';

/** commander speaks English only. By its codes: how its sentence looks, and the same in French. */
const FRENCH: Readonly<Record<string, readonly [pattern: RegExp, french: string]>> = {
  'commander.unknownCommand': [/^unknown command '(.*)'/, 'commande inconnue : $1'],
  'commander.unknownOption': [/^unknown option '(.*)'/, 'option inconnue : $1'],
  'commander.excessArguments': [
    /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+).*/,
    "trop d'arguments pour « $1 » : $2 au plus, $3 donnés",
  ],
  'commander.optionMissingArgument': [
    /^option '(.*)' argument missing/,
    "il manque l'argument de l'option $1",
  ],
  'commander.missingMandatoryOptionValue': [/^required option '(.*)' not specified/, "il manque l'option $1"],
  'commander.missingArgument': [/^missing required argument '(.*)'/, "il manque l'argument $1"],
  'commander.invalidArgument': [
    /^option '(.*)' argument '(.*)' is invalid\./,
    "« $2 » n'est pas permis pour l'option $1.",
  ],
};

const SUGGESTION = /\(Did you mean (?:one of )?(.*)\?\)/;

/** What was wrong with the command line, in words. */
export function describeWrongUse(error: CommanderError, language: Language): string {
  const english = error.message.replace(/^error: /, '');
  if (language === 'en') return english;
  const [pattern, french] = FRENCH[error.code] ?? [/^/, ''];
  return english.replace(pattern, french).replace(SUGGESTION, '(Vouliez-vous dire $1 ?)');
}
