import type { Command } from 'commander';

interface Found {
  readonly command: Command;
  /** Its names, without the program's. */
  readonly path: readonly string[];
  /** What stands behind it, options among it. */
  readonly rest: readonly string[];
}

/** The command that is named, as far as it is one. */
function commandIn(program: Command, words: readonly string[]): Found {
  const [name, ...rest] = words;
  const command = program.commands.find((each) => each.name() === name);
  if (!command || name === undefined) return { command: program, path: [], rest: words };
  const found = commandIn(command, rest);
  return { ...found, path: [name, ...found.path] };
}

/** --language may stand anywhere: it with its value, and all else. */
function apart(args: readonly string[]): readonly [language: string[], words: string[]] {
  const isLanguage = (at: number) =>
    args[at]?.startsWith('--language=') || args[at] === '--language' || args[at - 1] === '--language';
  return [args.filter((_, at) => isLanguage(at)), args.filter((_, at) => !isLanguage(at))];
}

/** As in `gardefil panel flash`: whose help tells what was wrong with these arguments. */
export function commandMeant(program: Command, args: readonly string[]): string {
  const [, words] = apart(args);
  return [program.name(), ...commandIn(program, words).path].join(' ');
}

/** `help panel flash` as `panel flash --help`: commander's own help goes one command deep. */
export function helpSpelledOut(program: Command, args: readonly string[]): readonly string[] {
  const [language, [first, ...words]] = apart(args);
  if (first !== 'help') return args;
  const { command, path, rest } = commandIn(program, words);
  const unknown = rest.find((word) => !word.startsWith('-'));
  // A command that there is not is told by commander, with what may have been meant.
  const ending = unknown !== undefined && command.commands.length > 0 ? unknown : '--help';
  return [...language, ...path, ending];
}
