import type { Duration, PanelCapabilities } from '../../ports/index.ts';
import type { Happening, PanelBench } from './bench.ts';
import { colourOf, type Part, type PartResult, partName } from './plan.ts';

/**
 * The bench jig: an optocoupler behind each output, its light in place of the lamp or buzzer, its transistor across the
 * contact that belongs to it. So an output that is on closes one contact, and no other.
 */
const CONTACTS: readonly (readonly [output: string, contact: string])[] = [
  ['lamps.line1', 'keys.line1'],
  ['lamps.line2', 'keys.line2'],
  ['lamps.line3', 'keys.line3'],
  ['lamps.line4', 'keys.line4'],
  ['lamps.hold', 'keys.hold'],
  ['lamps.hold.red', 'keys.transfer'],
  // A driver may light the fault lamp for a key that is down at the start: on a key that would hold itself down for ever.
  ['lamps.fault', 'hook'],
  ['buzzer', 'keys.mute'],
];

/** ms. Debouncing, a round trip and a busy machine take 150. */
const MOVES_WITHIN: Duration = 1_000;
/** ms. So long nothing may have moved before an output is tried; what moves on and on is tried all the same. */
const QUIET: Duration = 200;
const QUIET_WITHIN: Duration = 2_000;
/** ms. For what else may move, on a jig that is wired wrongly. */
const LISTENS: Duration = 150;

const outputName = (part: Part) => `${partName(part)}${colourOf(part) === 'red' ? '.red' : ''}`;

/** The contact that the jig closes while this output is on; null if there is none on this panel. */
export function jigContact(part: Part, { keys }: PanelCapabilities): string | null {
  const contact = CONTACTS.find(([output]) => output === outputName(part))?.[1];
  if (contact === undefined) return null;
  return contact === 'hook' || keys.some((key) => `keys.${key}` === contact) ? contact : null;
}

/** Plays each output and looks which contact follows. Keys and the hook are tried with the output that closes them. */
export async function runLoopback(
  bench: PanelBench,
  parts: readonly Part[],
  tell: (result: PartResult) => void,
): Promise<readonly PartResult[]> {
  const results: PartResult[] = [];
  const closed = new Map<string, PartResult>();
  for (const part of parts.filter(({ type }) => type === 'lamp' || type === 'buzzer')) {
    const contact = jigContact(part, bench.panel.capabilities);
    const result = contact ? await tryPair(bench, part, contact) : notOnJig(part);
    results.push(result);
    tell(result);
    if (contact) closed.set(contact, result);
  }
  for (const part of parts.filter(({ type }) => type === 'key' || type === 'hook')) {
    const by = closed.get(partName(part));
    results.push(by ? contactResult(part, by) : notOnJig(part));
  }
  return results;
}

/** Of a contact: what became of the output that closes it. */
const contactResult = (part: Part, by: PartResult): PartResult => ({
  ...by,
  part: partName(part),
  colour: null,
  other: by.verdict === 'ok' ? by.part : by.other,
});

const notOnJig = (part: Part): PartResult => ({
  part: partName(part),
  colour: colourOf(part),
  verdict: 'notTested',
  detail: 'notOnJig',
  other: null,
});

async function tryPair(bench: PanelBench, part: Part, contact: string): Promise<PartResult> {
  const result = (
    verdict: PartResult['verdict'],
    detail: PartResult['detail'],
    other: string | null,
  ): PartResult => ({
    part: partName(part),
    colour: colourOf(part),
    verdict,
    detail,
    other,
  });
  await settle(bench);
  if (bench.over) return result('notTested', bench.over, null);
  bench.show(part, true);
  const closing = await follow(bench, contact, ['pressed', 'hook']);
  bench.show(part, false);
  if (bench.over) return result('notTested', bench.over, null);
  if (closing === 'nothing') return result('failed', contact === 'hook' ? 'notMoved' : 'notPressed', contact);
  if (closing !== contact) return result('failed', 'otherContact', closing);
  const opening = await follow(bench, contact, ['released', 'hook']);
  if (bench.over) return result('notTested', bench.over, null);
  if (opening === 'nothing') return result('failed', 'notReleased', contact);
  return result('ok', null, contact);
}

async function settle(bench: PanelBench): Promise<void> {
  const deadline = bench.now + QUIET_WITHIN;
  while (!bench.over && bench.now < deadline) {
    if ((await bench.next(bench.now + QUIET)) === null) return;
  }
}

/** Which contact moved; a wrong one before a right one, for none but the right one may. */
async function follow(
  bench: PanelBench,
  contact: string,
  types: readonly Happening['type'][],
): Promise<string> {
  let seen = 'nothing';
  let deadline = bench.now + MOVES_WITHIN;
  for (;;) {
    const happening = await bench.next(deadline);
    if (happening === null || bench.over) return seen;
    if (!types.includes(happening.type)) continue;
    const moved = 'key' in happening ? `keys.${happening.key}` : 'hook';
    if (moved !== contact) return moved;
    seen = moved;
    deadline = Math.min(deadline, bench.now + LISTENS);
  }
}
