import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { isLanguage, terminalLanguage } from '../../device/cli/language.ts';
import type { Language } from '../../device/config/config.ts';
import { startPractice } from '../../device/main-practice.ts';
import { findBaresips } from '../../firmware-bridge/line/baresip/instance.ts';
import { differences } from './expectation.ts';
import { Narrator } from './narrator.ts';
import { tableOf } from './rows.ts';
import { playShift } from './shift.ts';
import { UnitClient } from './unit-client.ts';

interface Options {
  readonly fast: boolean;
  readonly language: Language;
  readonly baresip?: string;
}

/** How much faster `--fast` plays: the hold clock's 30 s become 3 s. */
const FAST = 10;

/** Where scripts/fetch-baresip unpacks: beside the folder of the built story. */
const CACHE = new URL('../.cache', import.meta.url).pathname;

const program = new Command('story')
  .description(
    'Plays a shift at the desk on a real telephone network, and compares the register with what happened.',
  )
  .option('--fast', `${FAST} times faster: about half a minute instead of five`, false)
  .option(
    '--language <fr|en>',
    'language of the narration',
    language,
    terminalLanguage(process.argv.slice(2), process.env),
  )
  .option('--baresip <version>', 'baresip to use, such as 1.1.0 (otherwise the first that is found)')
  .addHelpText(
    'after',
    '\nExit codes:\n  0  the register says what happened\n  1  it does not, or the story failed\n  2  wrong use',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

process.exitCode = await tell(program.opts<Options>());

async function tell({ fast, language, baresip: version }: Options): Promise<number> {
  const speed = fast ? FAST : 1;
  const narrator = new Narrator(language, speed);
  const folder = mkdtempSync(join(tmpdir(), 'gardefil-story-'));
  const began = Date.now();
  const found = await findBaresips({ cacheFolder: CACHE });
  const chosen = found.find((each) => version === undefined || each.version === version);
  if (!chosen) {
    const versions = found.map((each) => each.version).join(', ') || 'none';
    process.stderr.write(
      `baresip ${version ?? ''} is not on this machine. Found: ${versions}. Run ./scripts/start\n`,
    );
    return 1;
  }
  const practice = await startPractice({
    folder,
    port: 0,
    language,
    speed,
    version: 'story',
    baresip: chosen,
  });
  const unit = new UnitClient((await practice.page) ?? '');
  try {
    await unit.connect();
    await unit.until('the line is up', (view) => view.lineUp);
    const expected = await playShift({ unit, network: practice.network, narrator, speed });
    const rows = [...(await unit.closedRegister(began, expected.length)).calls].reverse();
    narrator.scene({ fr: 'Le registre des appels', en: 'The call register' });
    process.stdout.write(`${tableOf(rows, language)}\n\n`);
    const found = differences(expected, rows);
    for (const difference of found) process.stderr.write(`${difference}\n`);
    if (found.length === 0)
      narrator.scene({ fr: 'Le registre dit ce qui s’est passé.', en: 'The register says what happened.' });
    return found.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    unit.close();
    await practice.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function language(text: string): Language {
  if (!isLanguage(text)) throw new InvalidArgumentError('Allowed: fr or en.');
  return text;
}
