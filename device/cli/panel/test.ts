import type { Config, PanelConfig } from '../../config/config.ts';
import type { Key } from '../../ports/index.ts';
import { PanelBench } from './bench.ts';
import { GuidedTest } from './guided.ts';
import { heldMessage, holderOf } from './held.ts';
import { runLoopback } from './loopback.ts';
import { noteIn } from './note-words.ts';
import { type PartResult, partsOf, passed, twoColourLamps } from './plan.ts';
import type { PanelCommand } from './run.ts';
import { sharedNameMessage } from './shared-name.ts';
import { table } from './table.ts';
import { TEST_WORDS, type TestWords } from './test-words.ts';

export interface TestOptions {
  readonly loopback: boolean;
  readonly json: boolean;
  /** The keys to be tried, null for all that the panel has. */
  readonly keys: readonly string[] | null;
  /** For each question, press and move. */
  readonly seconds: number;
}

interface Report {
  readonly connected: boolean;
  readonly results: readonly PartResult[];
  /** What the driver said meanwhile. */
  readonly notes: readonly string[];
}

const portOf = (config: PanelConfig) => ('port' in config ? config.port : null);

/** `gardefil panel test`. 0: the panel may go out, 1: it may not, or could not be tried, 2: wrong use. */
export async function panelTest(
  command: PanelCommand,
  config: Config,
  options: TestOptions,
): Promise<0 | 1 | 2> {
  const { tools, terminal, language, configFile, refuse } = command;
  const words = TEST_WORDS[language];
  if (!options.loopback && !options.json && !terminal.person)
    return refuse('Test_NoTerminal', words.noTerminal, 2);
  const { driver } = config.panel;
  if (driver === 'virtual' || driver === 'none')
    return refuse('Test_NoRealPanel', words.noRealPanel(configFile));
  const place = { driver, port: portOf(config.panel) };
  const shared = sharedNameMessage(place.port ?? '', tools.serialPorts(), 'panel.port', language);
  if (shared !== null) return refuse('Panel_SharedName', shared);
  const holder = holderOf(place, await tools.whoIsThere(), tools);
  if (holder) return refuse('Panel_InUse', heldMessage(holder, language));
  const away = await tools.announce(() => ({ pid: tools.pid, what: 'test', calls: 0, ...place }));
  try {
    return await testOn(command, config.panel, options, words);
  } finally {
    away();
  }
}

async function testOn(
  command: PanelCommand,
  config: PanelConfig,
  options: TestOptions,
  words: TestWords,
): Promise<0 | 1 | 2> {
  const { tools, terminal, language, refuse } = command;
  const notes: string[] = [];
  const panel = await tools.openPanel(config, (note) => notes.push(noteIn(language, note)));
  const { keys } = panel.capabilities;
  const unknown = options.keys?.find((key) => !keys.some((own) => own === key));
  if (unknown !== undefined) return refuse('Test_NoSuchKey', words.noSuchKey(unknown, keys.join(', ')), 2);
  terminal.say(`${words.looking(config.driver, portOf(config))}\n`);
  const bench = new PanelBench(panel, tools.time, terminal);
  const report = await onBench(command, bench, config, options, notes);
  tellReport(command, config, report, options, words);
  return report.connected && passed(report.results) ? 0 : 1;
}

/** Whatever happens, the panel is left safe. */
async function onBench(
  { terminal, language }: PanelCommand,
  bench: PanelBench,
  config: PanelConfig,
  options: TestOptions,
  notes: readonly string[],
): Promise<Report> {
  const words = TEST_WORDS[language];
  const only = options.keys as readonly Key[] | null;
  const say = (text: string) => terminal.say(text.endsWith('\n') ? text : `${text}\n`);
  try {
    if (!(await bench.connect())) return { connected: false, results: [], notes };
    const parts = partsOf(bench.panel.capabilities, twoColourLamps(config), only);
    say(`${words.connected}\n${options.loopback ? words.jig : words.howTo}\n`);
    const line = ({ part, colour, verdict, detail, other }: PartResult) =>
      say(words.partLine(part, colour, words.verdictLine(verdict, detail, other)));
    const results = options.loopback
      ? await runLoopback(bench, parts, line)
      : await new GuidedTest({ bench, say, words, language, patience: options.seconds * 1_000 }).run(parts);
    return { connected: true, results, notes };
  } finally {
    await bench.leave();
  }
}

function tellReport(
  { terminal }: PanelCommand,
  config: PanelConfig,
  { connected, results, notes }: Report,
  { json, loopback }: TestOptions,
  words: TestWords,
): void {
  const ok = connected && passed(results);
  if (json) {
    const mode = loopback ? 'loopback' : 'guided';
    const report = { ok, driver: config.driver, port: portOf(config), mode, connected, results, notes };
    return terminal.result(`${JSON.stringify(report, null, 2)}\n`);
  }
  const said =
    notes.length > 0 ? `\n${words.saidOfIt}\n${notes.map((note) => `  ${note}`).join('\n')}\n` : '';
  if (!connected) return terminal.result(`${words.notConnected}\n${said}`);
  terminal.result(`\n${verdictTable(results, words)}\n${said}\n${verdictOf(results, ok, words)}\n`);
}

function verdictTable(results: readonly PartResult[], words: TestWords): string {
  const absent = results.filter(({ detail }) => detail === 'notOnJig');
  const rows = results
    .filter((result) => !absent.includes(result))
    .map(({ part, colour, verdict, detail, other }) => [
      colour ? `${part} (${words.colours[colour]})` : part,
      words.verdicts[verdict],
      words.why(detail, other),
    ]);
  const all = table([[...words.heading], ...rows]);
  return absent.length > 0 ? `${all}\n\n${words.notOnJig(absent.map(({ part }) => part).join(', '))}` : all;
}

function verdictOf(results: readonly PartResult[], ok: boolean, words: TestWords): string {
  if (ok) return words.passed;
  const count = (...verdicts: readonly string[]) =>
    results.filter(({ verdict, detail }) => verdicts.includes(verdict) && detail !== 'notOnJig').length;
  return words.notPassed(count('failed'), count('notTested', 'skipped'));
}
