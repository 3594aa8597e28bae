import { Command, InvalidArgumentError } from 'commander';
import { fillRegister } from './fill.ts';

const program = new Command('fill')
  .description(
    'Writes a register full of invented calls, messages and whatever else it keeps, to try the page and the queries with.',
  )
  .argument('<FILE>', 'register to write, such as /tmp/full.db; must not be there')
  .option('--calls <N>', 'how many calls', count, 1_000_000)
  .option('--per-week <N>', 'how many of them in a week', count, 5_000)
  .option('--seed <N>', 'other numbers, other calls', count, 1)
  .action((file: string, { calls, perWeek, seed }: { calls: number; perWeek: number; seed: number }) => {
    const started = performance.now();
    const progress = (part: number) => process.stderr.write(`\r${Math.floor(part * 100)} % `);
    const made = fillRegister({ file, calls, perWeek, seed, until: Date.now(), progress });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stderr.write('\r');
    console.log(`${file}: ${made.toLocaleString('en')} calls (${seconds} s)`);
  });

function count(text: string): number {
  const number = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new InvalidArgumentError('It must be a whole number from 1 to 99999999.');
  return number;
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(`fill: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
