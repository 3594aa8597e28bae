import type { PanelConfig } from '../../config/config.ts';
import type { BoardIdentity, GpioChipInfo, SerialPortInfo } from '../../ports/index.ts';
import type { Present } from '../../presence/presence.ts';
import { holderOf } from './held.ts';
import { LIST_WORDS, type ListWords } from './list-words.ts';
import type { MaybeConfig, PanelCommand } from './run.ts';
import { table } from './table.ts';
import type { PanelTools } from './tools.ts';

/** A board as it was found. */
export interface FoundBoard extends SerialPortInfo {
  readonly identity: BoardIdentity;
  /** The program that holds it, so that it was not asked. */
  readonly heldBy: Present | null;
  /** Whether the configuration names it. */
  readonly configured: boolean;
}

export interface FoundChip extends GpioChipInfo {
  /** Null: the configuration wants no pins. */
  readonly suits: boolean | null;
}

export interface Findings {
  readonly panel: PanelConfig | null;
  readonly boards: readonly FoundBoard[];
  readonly chips: readonly FoundChip[];
}

export type AdviceCode =
  | 'List_NoBoard'
  | 'List_ConfiguredMissing'
  | 'List_SameId'
  | 'List_OtherProtocol'
  | 'List_OtherFirmware'
  | 'List_NoPanelFirmware'
  | 'List_NoFirmata'
  | 'List_NoPermission'
  | 'List_KeyHeld'
  | 'List_NoChip'
  | 'List_SeveralChips';

export interface Advice {
  readonly code: AdviceCode;
  readonly what: string;
}

/** `gardefil panel list`. Asks every board that nobody holds what it is; all of them at once. */
export async function panelList(
  { tools, terminal, language, configFile }: PanelCommand,
  config: MaybeConfig,
  { json, ask }: { readonly json: boolean; readonly ask: boolean },
): Promise<0> {
  const words = LIST_WORDS[language];
  if (ask && !json && tools.serialPorts().length > 0) terminal.say(`${words.asking}\n`);
  const findings = await look(tools, config?.panel ?? null, ask);
  const advice = adviceFor(findings);
  if (json) {
    const told = advice.map(({ code, what }) => ({ code, what, message: words.advice[code](what) }));
    terminal.result(
      `${JSON.stringify({ ...findings, config: config && configFile, advice: told }, null, 2)}\n`,
    );
  } else terminal.result(`${text(findings, advice, words)}\n`);
  return 0;
}

async function look(tools: PanelTools, panel: PanelConfig | null, ask: boolean): Promise<Findings> {
  const there = await tools.whoIsThere();
  const wanted = panel && 'port' in panel ? panel.port : null;
  const boards = await Promise.all(
    tools.serialPorts().map(async (port): Promise<FoundBoard> => {
      const heldBy = holderOf({ driver: 'serial', port: port.device }, there, tools);
      const identity = ask && !heldBy ? await tools.identify(port.device) : ({ kind: 'notAsked' } as const);
      const configured = wanted !== null && tools.realPath(wanted) === tools.realPath(port.device);
      return { ...port, identity, heldBy, configured };
    }),
  );
  return { panel, boards, chips: judged(tools.gpioChips(), panel) };
}

/** One chip of the header, no more and no less, and no pin beyond its lines. */
function judged(chips: readonly GpioChipInfo[], panel: PanelConfig | null): readonly FoundChip[] {
  const headers = chips.filter(({ header }) => header).length;
  return chips.map((chip) => ({
    ...chip,
    suits: panel?.driver === 'gpio' ? chip.header && headers === 1 && chip.lines > highestPin(panel) : null,
  }));
}

function highestPin({ keys, lamps, hook, buzzer }: Extract<PanelConfig, { driver: 'gpio' }>): number {
  const lampPins = Object.values(lamps).flatMap((pins) =>
    typeof pins === 'number' ? [pins] : [pins.amber, pins.red],
  );
  return Math.max(hook, buzzer ?? 0, ...Object.values(keys), ...lampPins);
}

/** What a technician should know of what was found, worst first. */
export function adviceFor({ panel, boards, chips }: Findings): readonly Advice[] {
  return [
    ...configuredAdvice(panel, boards),
    ...boards.flatMap(boardAdvice),
    ...sameIds(boards),
    ...chipAdvice(panel, chips),
  ];
}

function configuredAdvice(panel: PanelConfig | null, boards: readonly FoundBoard[]): readonly Advice[] {
  if (panel && 'port' in panel && !boards.some(({ configured }) => configured)) {
    return [{ code: 'List_ConfiguredMissing', what: panel.port }];
  }
  if (boards.length === 0 && panel?.driver !== 'gpio') return [{ code: 'List_NoBoard', what: '' }];
  return boards.filter(({ configured }) => configured).flatMap((board) => firmwareAdvice(panel, board));
}

/** Of a configured board: whether it has the firmware that its driver wants. */
function firmwareAdvice(panel: PanelConfig | null, { device, identity }: FoundBoard): readonly Advice[] {
  const wanted = panel?.driver === 'serial' ? 'panel' : 'firmata';
  switch (identity.kind) {
    case 'panel':
    case 'firmata':
      if (identity.kind === wanted) return [];
      return [{ code: 'List_OtherFirmware', what: `${device}, panel.driver = "${panel?.driver}"` }];
    case 'silent':
    case 'unknown':
      return [{ code: wanted === 'panel' ? 'List_NoPanelFirmware' : 'List_NoFirmata', what: device }];
    default:
      return [];
  }
}

function boardAdvice({ device, identity }: FoundBoard): readonly Advice[] {
  if (identity.kind === 'otherProtocol') return [{ code: 'List_OtherProtocol', what: device }];
  if (identity.kind === 'unusable' && identity.group) {
    return [{ code: 'List_NoPermission', what: `${device}, ${identity.group}` }];
  }
  if (identity.kind !== 'panel' || identity.held.length === 0) return [];
  return [{ code: 'List_KeyHeld', what: `${device}: ${identity.held.join(', ')}` }];
}

/** Boards without a serial number of their own share one name in /dev/serial/by-id: which one it leads to is chance. */
function sameIds(boards: readonly FoundBoard[]): readonly Advice[] {
  const names = boards.map(({ byId }) => byId).filter((name) => name !== null);
  const twice = [...new Set(names)].filter((name) => names.filter((other) => other === name).length > 1);
  return twice.map((name) => ({ code: 'List_SameId', what: name }));
}

function chipAdvice(panel: PanelConfig | null, chips: readonly FoundChip[]): readonly Advice[] {
  if (panel?.driver !== 'gpio') return [];
  const labels = chips.filter(({ header }) => header).map(({ label }) => label);
  if (labels.length > 1) return [{ code: 'List_SeveralChips', what: labels.join(', ') }];
  return labels.length === 0
    ? [{ code: 'List_NoChip', what: chips.map(({ label }) => label).join(', ') || '-' }]
    : [];
}

function text({ boards, chips }: Findings, advice: readonly Advice[], words: ListWords): string {
  const boardRows = boards.map((board) => [
    board.device,
    `${board.vendorId}:${board.productId}`,
    [board.manufacturer, board.product].filter(Boolean).join(' ') || '-',
    words.identity(board.identity, board.heldBy) + (board.configured ? ` ${words.configured}` : ''),
  ]);
  const names = boards.flatMap(({ device, byId, byPath }) => [
    ...(byId ? [`  ${device} = ${byId}`] : []),
    ...(byPath ? [`  ${device} = ${byPath}`] : []),
  ]);
  const chipRows = chips.map(({ label, base, lines, suits }) => [
    label,
    words.base(base),
    words.lines(lines),
    suits === null ? '' : suits ? words.suits : words.suitsNot,
  ]);
  return [
    words.boards,
    boards.length > 0 ? table([[...words.boardHeading], ...boardRows]) : `  ${words.none}`,
    ...(names.length > 0 ? ['', words.names, ...names] : []),
    '',
    words.chips,
    chips.length > 0 ? table(chipRows) : `  ${words.none}`,
    ...(advice.length > 0 ? ['', ...advice.map(({ code, what }) => `! ${words.advice[code](what)}`)] : []),
  ].join('\n');
}
