import { describe, expect, test } from 'vitest';
import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type Key,
  LAMP_RHYTHMS,
  type Lamp,
  type LampPattern,
  type PanelEvent,
  type Rhythm,
} from '../../../device/ports/index.ts';
import { VirtualTime } from '../../line/simulated/virtual-time.ts';
import { panelContract } from '../contract.ts';
import { type PanelTime, rhythmAt } from '../pattern-player.ts';
import { HOOK_QUIET, KEY_QUIET } from './contacts.ts';
import { GpioPanel, type GpioTrouble, RETRY_AFTER } from './gpio-panel.ts';
import type { Bcm, GpioWiring } from './options.ts';
import { FakePins } from './testing/fake-pins.ts';

const WIRING: GpioWiring = {
  keys: { hold: 17, transfer: 27, digit1: 5, line1: 6, mute: 13 },
  hook: 22,
  lamps: { line1: 23, hold: { amber: 24, red: 25 }, fault: 12 },
  buzzer: 18,
};
const HOLD = 17;
const HOOK = 22;
const LINE_1 = 23;
const AMBER = 24;
const RED = 25;
const FAULT = 12;
const BUZZER = 18;
/** Edges of a chattering hook, and ms between them: a second each. */
const CHATTERS: readonly (readonly [number, number])[] = [
  [100, 10],
  [50, 20],
];

function rig(wiring: GpioWiring = WIRING, pins = new FakePins()) {
  const virtual = new VirtualTime(1_000);
  const time: PanelTime = { now: () => virtual.now, after: (ms, action) => virtual.after(ms, action) };
  const troubles: (readonly GpioTrouble[])[] = [];
  const panel = new GpioPanel({ wiring, pins, time, onTroubles: (told) => troubles.push(told) });
  const events: PanelEvent[] = [];
  const start = () => panel.start((event) => events.push(event));
  const codes = () => (troubles.at(-1) ?? []).map(({ code }) => code);
  return { virtual, pins, panel, troubles, events, start, codes };
}
type Rig = ReturnType<typeof rig>;

/** Finds the pattern that the pins have been showing for 12 s, by its rhythm alone. */
function recognise<Pattern extends string>(
  { virtual, pins }: Rig,
  bcms: readonly Bcm[],
  rhythms: Readonly<Record<Pattern, Rhythm>>,
): Pattern | undefined {
  const seen: { at: number; on: boolean }[] = [];
  for (let sample = 0; sample < 1_200; sample += 1) {
    seen.push({ at: virtual.now, on: bcms.some((bcm) => pins.level(bcm) === 'high') });
    virtual.advance(10);
  }
  const fits = (rhythm: Rhythm, since: number) =>
    seen.every(({ at, on }) => rhythmAt(rhythm, at - since).on === on);
  const patterns = Object.keys(rhythms) as Pattern[];
  return patterns.find((pattern) => [1, 2].some((since) => fits(rhythms[pattern], since)));
}

panelContract('gpio', () => {
  const under = rig();
  const pinOf = (key: string) => Object.entries(WIRING.keys).find(([name]) => name === key)?.[1] ?? -1;
  const lampPins = (lamp: Lamp): readonly Bcm[] => {
    const wired = WIRING.lamps[lamp] ?? [];
    return typeof wired === 'number' ? [wired] : Object.values(wired);
  };
  /** Steady is `inUse` on every lamp but the one that is only ever lit for a fault. */
  const shows = (lamp: Lamp): LampPattern => {
    const pattern = recognise(under, lampPins(lamp), LAMP_RHYTHMS) ?? 'off';
    return lamp === 'fault' && pattern === 'inUse' ? 'fault' : pattern;
  };
  const release = (key: Key) => {
    under.pins.set(pinOf(key), 'high');
    under.virtual.advance(KEY_QUIET);
  };
  return {
    panel: under.panel,
    press: (key) => under.pins.set(pinOf(key), 'low'),
    release,
    bounce: (key) => {
      under.pins.bounce(pinOf(key), 'low', 7);
      under.virtual.advance(60);
      under.pins.bounce(pinOf(key), 'high', 7);
      under.virtual.advance(KEY_QUIET);
    },
    tap: (key) => {
      under.pins.set(pinOf(key), 'low');
      under.virtual.advance(15);
      release(key);
    },
    lie: () => {
      for (const bcm of [4, LINE_1, BUZZER]) under.pins.lie(bcm, 'low');
      under.pins.pulse(HOOK);
    },
    moveHook: (hook) => {
      under.pins.set(HOOK, hook === 'up' ? 'low' : 'high');
      under.virtual.advance(HOOK_QUIET);
    },
    unplug: () => under.pins.unplug(),
    plugIn: () => {
      under.pins.plugIn();
      under.virtual.advance(RETRY_AFTER);
    },
    shows,
    plays: (): BuzzerPattern => recognise(under, [BUZZER], BUZZER_RHYTHMS) ?? 'silent',
  };
});

describe('keys and hook on pins', () => {
  test('a key that bounces as it closes and as it opens is pressed once and released once', async () => {
    const { pins, virtual, events, start } = rig();
    await start();
    pins.bounce(HOLD, 'low', 7);
    virtual.advance(15);
    pins.bounce(HOLD, 'high', 7);
    virtual.advance(KEY_QUIET);
    expect(events.slice(1)).toEqual([
      { type: 'pressed', key: 'hold' },
      { type: 'released', key: 'hold' },
    ]);
  });

  test('a press that is over before anybody has looked still counts', async () => {
    const { pins, virtual, events, start } = rig();
    await start();
    virtual.advance(1_000);
    pins.pulse(HOLD);
    virtual.advance(KEY_QUIET);
    expect(events.slice(1).map(({ type }) => type)).toEqual(['pressed', 'released']);
  });

  test('a hook that chatters for a second is lifted once, and is said to chatter until it is quiet', async () => {
    const { pins, virtual, events, start, codes } = rig();
    await start();
    for (let time = 0; time < 100; time += 1) {
      pins.set(HOOK, time % 2 === 0 ? 'low' : 'high');
      virtual.advance(10);
    }
    expect(events.slice(1)).toEqual([{ type: 'hook', hook: 'up' }]);
    expect(codes()).toEqual(['Gpio_Chattering']);
    expect(pins.level(FAULT)).toBe('high');
    virtual.advance(2_000);
    expect(events.slice(2)).toEqual([{ type: 'hook', hook: 'down' }]);
    expect(codes()).toEqual([]);
    expect(pins.level(FAULT)).toBe('low');
  });

  test.each(CHATTERS)(
    'a hook with %i edges, %i ms apart, is told to chatter whenever it begins',
    async (edges, apart) => {
      for (let phase = 0; phase < 1_000; phase += 100) {
        const { pins, virtual, start, codes } = rig();
        await start();
        // Lifted and hung up before: those edges are not of the burst.
        for (const level of ['low', 'high'] as const) pins.set(HOOK, level);
        virtual.advance(phase);
        for (let time = 0; time < edges; time += 1) {
          pins.set(HOOK, time % 2 === 0 ? 'low' : 'high');
          virtual.advance(apart);
        }
        expect([phase, codes(), pins.level(FAULT)]).toEqual([phase, ['Gpio_Chattering'], 'high']);
      }
    },
  );

  test('a hook that bounces as it is lifted, hung up and lifted within a second does not chatter', async () => {
    const { pins, virtual, troubles, start } = rig();
    await start();
    for (const level of ['low', 'high', 'low'] as const) {
      pins.bounce(HOOK, level, 4);
      virtual.advance(300);
    }
    expect(troubles).toEqual([]);
  });

  test('a key that bounces does not chatter, however fast it is pressed', async () => {
    const { pins, virtual, troubles, start } = rig();
    await start();
    for (let press = 0; press < 16; press += 1) {
      pins.bounce(HOLD, press % 2 === 0 ? 'low' : 'high', 3);
      virtual.advance(130);
    }
    expect(troubles).toEqual([]);
  });

  test('a key that is stuck down at the start presses nothing, lights the fault lamp and leaves the others working', async () => {
    const { pins, virtual, events, panel, troubles, start, codes } = rig();
    pins.set(HOLD, 'low');
    await start();
    panel.lamp('fault', { pattern: 'off', since: virtual.now });
    expect(codes()).toEqual(['Gpio_KeyStuck']);
    expect(troubles.at(-1)?.[0]?.message).toContain('The key hold was down');
    expect(pins.level(FAULT)).toBe('high');
    pins.set(5, 'low');
    expect(events.slice(1)).toEqual([{ type: 'pressed', key: 'digit1' }]);
    pins.set(HOLD, 'high');
    virtual.advance(KEY_QUIET);
    pins.set(HOLD, 'low');
    expect(events.slice(2)).toContainEqual({ type: 'pressed', key: 'hold' });
    expect([codes(), pins.level(FAULT)]).toEqual([[], 'low']);
  });

  test('an edge on a pin that is in no wire, or on a lamp, means nothing', async () => {
    const { pins, events, start } = rig();
    await start();
    for (const bcm of [4, LINE_1, BUZZER]) pins.lie(bcm, 'low');
    expect(events.slice(1)).toEqual([]);
  });

  test('a hook whose contact closes when the handset lies down is lifted when it opens', async () => {
    const { pins, virtual, events, start } = rig({ ...WIRING, hookClosedWhen: 'down' });
    pins.set(HOOK, 'low');
    await start();
    pins.set(HOOK, 'high');
    pins.set(HOOK, 'low');
    virtual.advance(HOOK_QUIET);
    expect(events).toEqual([
      { type: 'connected', hook: 'down' },
      { type: 'hook', hook: 'up' },
      { type: 'hook', hook: 'down' },
    ]);
  });
});

describe('lamps and buzzer on pins', () => {
  test('a lamp of two colours waits in amber and is due in red, never both at once', async () => {
    const { pins, virtual, panel, start } = rig();
    await start();
    panel.lamp('hold', { pattern: 'waiting', since: virtual.now });
    expect([pins.level(AMBER), pins.level(RED)]).toEqual(['high', 'low']);
    panel.lamp('hold', { pattern: 'due', since: virtual.now });
    expect([pins.level(AMBER), pins.level(RED)]).toEqual(['low', 'high']);
    virtual.advance(5_000);
    let both = 0;
    const level = new Map<Bcm, string>();
    for (const change of pins.written) {
      level.set(change.bcm, change.level);
      if (level.get(AMBER) === 'high' && level.get(RED) === 'high') both += 1;
    }
    expect(both).toBe(0);
    expect(pins.level(AMBER)).toBe('low');
  });

  test('the buzzer beeps twice at due, and is off the instant it is told so', async () => {
    const { pins, virtual, panel, start } = rig();
    await start();
    panel.buzzer({ pattern: 'due', since: virtual.now });
    virtual.advance(10_000);
    expect(pins.written.map(({ level }) => level)).toEqual(['high', 'low', 'high', 'low']);
    panel.buzzer({ pattern: 'alarm', since: virtual.now });
    expect(pins.level(BUZZER)).toBe('high');
    panel.buzzer({ pattern: 'silent', since: virtual.now });
    expect(pins.level(BUZZER)).toBe('low');
  });

  test('is made of what is wired: other lamps, and a buzzer that is not there, are told in vain', async () => {
    const { panel, pins, start, virtual } = rig({ keys: { hold: 17 }, hook: 22, lamps: {} });
    await start();
    panel.lamp('line2', { pattern: 'due', since: virtual.now });
    panel.buzzer({ pattern: 'due', since: virtual.now });
    expect(panel.capabilities).toEqual({ keys: ['hold'], lamps: [], buzzer: false });
    expect(pins.written).toEqual([]);
  });
});

describe('pins that cannot be had', () => {
  test('are said to be missing once, and looked for until they are there', async () => {
    const { pins, virtual, events, troubles, start, codes } = rig();
    pins.unplug();
    await start();
    virtual.advance(10 * RETRY_AFTER);
    expect([troubles.length, codes()]).toEqual([1, ['Gpio_NoChip']]);
    expect(events.map(({ type }) => type)).toEqual(['lost']);
    pins.plugIn();
    virtual.advance(RETRY_AFTER);
    expect([codes(), events.slice(1)]).toEqual([[], [{ type: 'connected', hook: 'down' }]]);
  });

  test('are no more looked for after stop', async () => {
    const { pins, virtual, panel, events, start } = rig();
    pins.unplug();
    await start();
    await panel.stop();
    events.length = 0;
    pins.plugIn();
    virtual.advance(10 * RETRY_AFTER);
    expect(events).toEqual([]);
  });

  test.each([
    [
      'used twice',
      { ...WIRING, buzzer: 17 },
      'Gpio_PinTwice',
      'BCM 17 is used twice, by keys.hold and by buzzer',
    ],
    ['reserved', { ...WIRING, hook: 1 }, 'Gpio_PinReserved', 'hook is on BCM 1, which is reserved'],
    ['not on the header', { ...WIRING, hook: 28 }, 'Gpio_NoSuchPin', 'hook is on BCM 28'],
    ['no number', { ...WIRING, hook: 2.5 }, 'Gpio_NoSuchPin', 'hook is on BCM 2.5'],
    [
      'used by both colours',
      { ...WIRING, lamps: { hold: { amber: 9, red: 9 } } },
      'Gpio_PinTwice',
      'by lamps.hold.amber and by lamps.hold.red',
    ],
  ])('a pin that is %s is refused at once', (_, wiring, code, text) => {
    expect(() => rig(wiring)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(text) }),
    );
  });
});
