import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type DeskPanel,
  LAMP_RHYTHMS,
  type LampPattern,
  type Rhythm,
} from '../device/ports/index.ts';
import { SerialBench } from '../firmware-bridge/panel/avr/testing/bench.ts';
import { buildFirmware } from '../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { type Trace, worstEdge } from '../firmware-bridge/panel/avr/testing/rhythm.ts';
import { panelContract } from '../firmware-bridge/panel/contract.ts';
import { encodeLine } from '../firmware-bridge/panel/serial/codec.ts';
import { PANEL_LAMPS, type PanelLamp } from '../firmware-bridge/panel/serial/messages.ts';

/** The contract that every panel keeps, kept by the real driver with the real firmware: what is shown is read off the pins. */
const image = buildFirmware();

/** Which of the patterns this is, whatever its phase. Patterns of the same rhythm are told apart by `first`. */
function recognise<Pattern extends string>(
  trace: Trace,
  rhythms: Readonly<Record<Pattern, Rhythm>>,
  first: Pattern,
): Pattern {
  const all = [first, ...(Object.keys(rhythms) as Pattern[])];
  const found = all.find((pattern) => isShown(trace, rhythms[pattern]));
  if (found === undefined) throw new Error('a rhythm that nobody knows');
  return found;
}

function isShown(trace: Trace, rhythm: Rhythm): boolean {
  const [step] = rhythm.steps;
  if (step === undefined || !Number.isFinite(step)) return trace.every((on) => on === (step !== undefined));
  const round = rhythm.again ? rhythm.steps.reduce((sum, each) => sum + each, 0) : 1;
  if (!rhythm.again) return false;
  for (let phase = 0; phase < round; phase += 10)
    if (worstEdge(trace, rhythm, phase) < 12) return trace.includes(true);
  return false;
}

panelContract('serial, on its firmware', () => {
  const bench = new SerialBench(image.bytes);
  const { driver, panelBoard } = bench;
  /** All lamps are looked at together, once for each state of things: time goes by while one looks. */
  let seen: ReadonlyMap<PanelLamp, Trace> | null = null;
  const afresh = (ms: number) => {
    seen = null;
    bench.run(ms);
  };
  const lampTraces = (): ReadonlyMap<PanelLamp, Trace> => {
    const traces = new Map(PANEL_LAMPS.map((lamp) => [lamp, [] as boolean[]]));
    bench.run(60);
    bench.run(1_300, () => {
      for (const [lamp, trace] of traces) trace.push(panelBoard.lampIsOn(lamp));
    });
    return traces;
  };
  const buzzerTrace = (): Trace => {
    const trace: boolean[] = [];
    bench.run(60);
    bench.run(10_500, () => trace.push(panelBoard.buzzerIsOn));
    return trace;
  };
  const panel: DeskPanel = {
    capabilities: driver.capabilities,
    start: (listener) => bench.until(driver.start(listener)),
    stop: () => bench.until(driver.stop()),
    lamp: (lamp, cue) => {
      seen = null;
      driver.lamp(lamp, cue);
    },
    buzzer: (cue) => driver.buzzer(cue),
    dueMoments: (moments) => driver.dueMoments(moments),
  };
  return {
    panel,
    press: (key) => {
      panelBoard.press(key);
      afresh(20);
    },
    release: (key) => {
      panelBoard.release(key);
      afresh(60);
    },
    bounce: (key) => {
      for (const closed of [true, false]) {
        for (let time = 0; time < 7; time += 1) {
          if ((time % 2 === 0) === closed) panelBoard.press(key);
          else panelBoard.release(key);
          afresh(1);
        }
        afresh(60);
      }
    },
    tap: (key) => {
      panelBoard.press(key);
      afresh(15);
      panelBoard.release(key);
      afresh(60);
    },
    // A wire on which one bit of a press was flipped.
    lie: () => {
      const flipped = encodeLine({ kind: '?', number: 1, body: 'P10' }).replace('P10', 'P11');
      bench.toHost = () => [...Buffer.from(`${flipped}\n`)];
      afresh(1);
      bench.toHost = (bytes) => bytes;
      afresh(60);
    },
    moveHook: (hook) => {
      panelBoard.moveHook(hook);
      afresh(80);
    },
    unplug: () => bench.unplug('kept'),
    plugIn: () => {
      bench.plugIn();
      afresh(1_500);
    },
    shows: (lamp): LampPattern => {
      seen ??= lampTraces();
      return recognise(seen.get(lamp as PanelLamp) ?? [], LAMP_RHYTHMS, lamp === 'fault' ? 'fault' : 'off');
    },
    plays: (): BuzzerPattern => recognise(buzzerTrace(), BUZZER_RHYTHMS, 'silent'),
  };
});
