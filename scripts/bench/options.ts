import { parseArgs } from 'node:util';

export interface Options {
  readonly quick: boolean;
  readonly help: boolean;
  /** Names of the parts to measure; empty for all. */
  readonly only: readonly string[];
  /** 10,000 calls instead of 1,000 before the memory is looked at again. */
  readonly long: boolean;
}

export class WrongUse extends Error {
  override readonly name = 'WrongUse';
  readonly code = 'Bench_WrongUse';
}

/**
 * `args` without node and the script.
 * @throws {WrongUse} an option or a part that is not there.
 */
export function readOptions(args: readonly string[], parts: readonly string[]): Options {
  const { quick, help, long, only } = parse(args);
  const unknown = only.find((name) => !parts.includes(name));
  if (unknown !== undefined)
    throw new WrongUse(`--only ${unknown}: there is no such part. There are: ${parts.join(', ')}`);
  return { quick, help, long, only };
}

function parse(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        long: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
    });
    return { quick: values.quick, help: values.help, long: values.long, only: values.only };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

export function helpText(parts: readonly { readonly name: string; readonly title: string }[]): string {
  return `Usage: npm run bench -- [options]

Measures what was promised, each figure beside a yardstick of the same run, and prints it. A whole run takes about seventeen
minutes and is written to scripts/bench/RESULTS.md. Build first: npm run build. Let the machine do nothing else meanwhile.

  --quick        fewer and shorter waits, some six minutes; is not written to the file
  --only PART    only this part, may be given again; takes its place in the file
  --long         10,000 calls instead of 1,000 before the memory is looked at again
  -h, --help     this text

Parts:
${parts.map(({ name, title }) => `  ${name.padEnd(14)} ${title}`).join('\n')}

Needs cc, chromium, avr-gcc, QEMU and /proc. Exit code: 0 everything was measured, whatever came of it; 1 something could not be
measured; 2 wrong use.
`;
}
