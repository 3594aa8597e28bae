import { beforeEach, describe, expect, test } from 'vitest';
import { SerialBench } from '../firmware-bridge/panel/avr/testing/bench.ts';
import { buildFirmware } from '../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { worstEdge } from '../firmware-bridge/panel/avr/testing/rhythm.ts';

/** What the panel does by itself when nobody speaks to it any more, on the real firmware in virtual time. */
const image = buildFirmware();
let bench: SerialBench;

beforeEach(async () => {
  bench = new SerialBench(image.bytes);
  await bench.start();
  bench.events.length = 0;
});

/** A caller is on hold, due in `dueIn` ms; the desk has said so. Returns the due moment. */
function holdACaller(dueIn: number): number {
  const due = bench.now + dueIn;
  bench.driver.lamp('hold', { pattern: 'waiting', since: bench.now });
  bench.driver.dueMoments([due]);
  bench.run(30);
  return due;
}

/** Runs until the buzzer sounds; null if it does not within `most` ms. */
function soundsAt(most: number): number | null {
  let at: number | null = null;
  for (let ms = 0; ms < most && at === null; ms += 1) {
    bench.run(1);
    if (bench.panelBoard.buzzerIsOn) at = bench.now;
  }
  return at;
}

function traceOf(ms: number, look: () => boolean): boolean[] {
  const trace: boolean[] = [];
  bench.run(ms, () => trace.push(look()));
  return trace;
}

describe('the daemon is killed in a hold', () => {
  const kills = [28_000, 6_789, 3_000, 2_000, 1_999, 700, 300, 40, 3];
  const measured: number[] = [];

  test.each(kills)('%d ms before the due moment: the cue comes by itself, within 100 ms', (before) => {
    const due = holdACaller(before + 1_234);
    bench.run(due - bench.now - before);
    bench.kill();
    const at = soundsAt(before + 500) ?? Number.NaN;
    measured.push(at - due);
    expect(at - due).toBeGreaterThanOrEqual(-10);
    expect(at - due).toBeLessThan(100);
    expect(bench.panelBoard.holdIsRed || !bench.panelBoard.lampIsOn('hold')).toBe(true);
  });

  test('and says how late it came', () => {
    console.log(
      `cue by the panel itself, ms after due, by kill moment: ${measured.map(Math.round).join(', ')}`,
    );
    expect(measured).toHaveLength(kills.length);
  });

  test.each([0.005, -0.005])(
    'within 100 ms also on a board whose clock is off by %d, half a minute after the kill',
    (error) => {
      bench.panelBoard.board.clockError = error;
      bench.run(12_000);
      const due = holdACaller(30_000);
      bench.run(600);
      bench.kill();
      const at = soundsAt(31_000) ?? Number.NaN;
      console.log(`clock off by ${error * 100} %: cue ${Math.round(at - due)} ms after due`);
      expect(Math.abs(at - due)).toBeLessThan(100);
    },
  );

  test('two callers: each due moment is heard', () => {
    const first = holdACaller(5_000);
    bench.driver.dueMoments([first, first + 4_000]);
    bench.run(30);
    bench.kill();
    expect(Math.abs((soundsAt(6_000) ?? 0) - first)).toBeLessThan(100);
    bench.run(1_000);
    expect(Math.abs((soundsAt(4_000) ?? 0) - first - 4_000)).toBeLessThan(100);
  });

  test('it shows that the host is lost: the fault lamp flashes, 100 ms each second', () => {
    bench.kill();
    bench.run(2_600);
    const trace = traceOf(5_000, () => bench.panelBoard.lampIsOn('fault'));
    expect(trace.filter(Boolean).length).toBe(500);
    const first = trace.findIndex((on, ms) => on && trace[ms - 1] === false);
    expect(worstEdge(trace, { steps: [100, 900], again: true }, 1_000 - first)).toBeLessThan(3);
  });

  test('the beep comes again every 10 s until Mute is pressed', () => {
    const due = holdACaller(3_000);
    bench.kill();
    soundsAt(4_000);
    bench.run(1_000);
    expect(Math.abs((soundsAt(11_000) ?? 0) - due - 10_000)).toBeLessThan(100);
    bench.panelBoard.press('mute');
    bench.run(5);
    expect(soundsAt(12_000)).toBeNull();
  });

  test('a caller who rang rings no more, and nobody due makes no sound', () => {
    bench.driver.buzzer({ pattern: 'ringing', since: bench.now });
    bench.run(30);
    bench.kill();
    bench.run(2_600);
    expect(traceOf(40_000, () => bench.panelBoard.buzzerIsOn)).not.toContain(true);
  });
});

describe('the daemon is there', () => {
  test('the panel never cues by itself while the desk speaks, however late the due moment is answered by 40 ms', () => {
    const due = holdACaller(3_000);
    bench.run(due - bench.now + 40);
    bench.driver.dueMoments([due + 60_000]);
    expect(traceOf(8_000, () => bench.panelBoard.buzzerIsOn)).not.toContain(true);
  });

  test('a caller who is taken back is not cued', () => {
    holdACaller(3_000);
    bench.driver.lamp('hold', { pattern: 'off', since: 0 });
    bench.driver.dueMoments([]);
    bench.run(30);
    bench.kill();
    expect(soundsAt(10_000)).toBeNull();
  });
});

describe('the daemon comes back', () => {
  test('within a second they agree, and no key pressed in between is told late', async () => {
    const due = holdACaller(5_000);
    bench.panelBoard.press('transfer');
    bench.run(20);
    bench.kill();
    bench.run(100);
    bench.panelBoard.press('hold');
    bench.run(60);
    bench.panelBoard.release('hold');
    bench.run(due - bench.now + 4_000);
    bench.panelBoard.press('satisfied');
    bench.panelBoard.moveHook('up');
    bench.run(500);
    bench.panelBoard.release('satisfied');
    bench.events.length = 0;
    const began = bench.now;
    const back = bench.newDriver();
    await bench.start(back);
    expect(bench.events).toEqual([{ type: 'connected', hook: 'up' }]);
    back.lamp('hold', { pattern: 'overdue', since: due + 5_000 });
    back.buzzer({ pattern: 'overdue', since: due + 5_000 });
    bench.run(20);
    console.log(`daemon back: agreed after ${bench.now - began} ms`);
    expect(bench.now - began).toBeLessThan(1_000);
    expect(bench.panelBoard.lampIsOn('fault')).toBe(false);
    bench.panelBoard.release('transfer');
    bench.run(3_000);
    expect(bench.events).toHaveLength(1);
  });

  test('a daemon that stood still for 5 s forgets what was pressed meanwhile, and greets the panel anew', () => {
    bench.panelBoard.press('hold');
    bench.run(50);
    bench.stall(500);
    bench.panelBoard.release('hold');
    bench.stall(100);
    bench.panelBoard.press('satisfied');
    bench.stall(100);
    bench.panelBoard.release('satisfied');
    bench.stall(4_300);
    bench.events.length = 0;
    bench.run(1_000);
    expect(bench.events).toEqual([
      { type: 'released', key: 'hold' },
      { type: 'lost', detail: expect.stringContaining('stood still for 50') },
      { type: 'connected', hook: 'down' },
    ]);
  });

  test('a daemon that stood still for a second misses nothing', () => {
    bench.panelBoard.press('hold');
    bench.stall(1_000);
    bench.run(100);
    expect(bench.events).toEqual([{ type: 'pressed', key: 'hold' }]);
  });

  test('stopped on purpose, it leaves the panel silent and dark but for the fault lamp, and nothing due', async () => {
    holdACaller(5_000);
    bench.driver.lamp('fault', { pattern: 'fault', since: bench.now });
    bench.driver.buzzer({ pattern: 'alarm', since: bench.now });
    bench.run(30);
    await bench.until(bench.driver.stop());
    const { panelBoard } = bench;
    expect([panelBoard.lampIsOn('fault'), panelBoard.lampIsOn('hold'), panelBoard.buzzerIsOn]).toEqual([
      true,
      false,
      false,
    ]);
    expect(soundsAt(10_000)).toBeNull();
  });
});
