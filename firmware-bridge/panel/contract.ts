import { beforeEach, describe, expect, test } from 'vitest';
import type {
  BuzzerPattern,
  DeskPanel,
  Key,
  Lamp,
  LampPattern,
  PanelEvent,
} from '../../device/ports/index.ts';

/** A panel and the hands and eyes of whoever tests it. */
export interface PanelUnderTest {
  readonly panel: DeskPanel;
  press(key: Key): void;
  release(key: Key): void;
  /** Pressed and released by a contact that bounces as it closes and as it opens. */
  bounce(key: Key): void;
  /** Pressed for 15 ms. */
  tap(key: Key): void;
  /** The driver is told of what no key and no hook did. */
  lie(): void;
  moveHook(hook: 'up' | 'down'): void;
  unplug(): void;
  plugIn(): void;
  shows(lamp: Lamp): LampPattern;
  plays(): BuzzerPattern;
}

/** What every panel driver is held to: each sentence of the port (device/ports/desk-panel.ts). */
export function panelContract(name: string, make: () => PanelUnderTest): void {
  describe(`the panel contract: ${name}`, () => {
    let under: PanelUnderTest;
    let events: PanelEvent[];

    beforeEach(async () => {
      under = make();
      events = [];
      await under.panel.start((event) => events.push(event));
    });

    test('says that it is connected, and how the hook stands', () => {
      expect(events).toEqual([{ type: 'connected', hook: 'down' }]);
    });

    test('shows nothing until it is told', () => {
      expect(under.panel.capabilities.lamps.map((lamp) => under.shows(lamp))).not.toContain('due');
      expect(under.plays()).toBe('silent');
    });

    test('starts without being there, says that it is lost, once, and says so when it comes', async () => {
      const late = make();
      late.unplug();
      const seen: PanelEvent[] = [];
      await late.panel.start((event) => seen.push(event));
      late.plugIn();
      expect(seen).toEqual([
        { type: 'lost', detail: expect.stringMatching(/\w/) },
        { type: 'connected', hook: 'down' },
      ]);
    });

    test('reports each of its keys, pressed once and then released', () => {
      for (const key of under.panel.capabilities.keys) {
        events.length = 0;
        under.press(key);
        under.press(key);
        under.release(key);
        expect(events).toEqual([
          { type: 'pressed', key },
          { type: 'released', key },
        ]);
      }
    });

    test('takes a press that bounces for one, and loses none of 15 ms', () => {
      for (const key of under.panel.capabilities.keys) {
        events.length = 0;
        under.bounce(key);
        under.tap(key);
        expect(events).toEqual([
          { type: 'pressed', key },
          { type: 'released', key },
          { type: 'pressed', key },
          { type: 'released', key },
        ]);
      }
    });

    test('makes nothing of what no key and no hook did, and goes on', () => {
      events.length = 0;
      under.lie();
      expect(events).toEqual([]);
      under.press('hold');
      expect(events).toEqual([{ type: 'pressed', key: 'hold' }]);
    });

    test('reports the hook, only when it moves', () => {
      events.length = 0;
      for (const hook of ['up', 'up', 'down'] as const) under.moveHook(hook);
      expect(events).toEqual([
        { type: 'hook', hook: 'up' },
        { type: 'hook', hook: 'down' },
      ]);
    });

    test('shows what each lamp and the buzzer were told last', () => {
      for (const lamp of under.panel.capabilities.lamps) {
        under.panel.lamp(lamp, { pattern: 'due', since: 1 });
        under.panel.lamp(lamp, { pattern: 'waiting', since: 2 });
        expect(under.shows(lamp)).toBe('waiting');
      }
      under.panel.buzzer({ pattern: 'overdue', since: 1 });
      expect(under.plays()).toBe('overdue');
    });

    test('takes the due moments to come without a sound while the daemon is there, and also while it is lost', () => {
      under.panel.dueMoments([30_000, 45_000]);
      under.panel.dueMoments([]);
      expect([under.shows('hold'), under.plays()]).toEqual(['off', 'silent']);
      under.unplug();
      expect(() => under.panel.dueMoments([30_000])).not.toThrow();
      under.plugIn();
      expect([under.shows('hold'), under.plays()]).toEqual(['off', 'silent']);
    });

    test('releases a pressed key before it says that it is lost', () => {
      events.length = 0;
      under.press('hold');
      under.unplug();
      expect(events.map(({ type }) => type)).toEqual(['pressed', 'released', 'lost']);
    });

    test('does nothing while it is lost, and is dark when it comes back, with the hook as it then stands', () => {
      under.panel.lamp('hold', { pattern: 'due', since: 1 });
      under.unplug();
      under.panel.lamp('hold', { pattern: 'overdue', since: 2 });
      under.panel.buzzer({ pattern: 'overdue', since: 2 });
      under.press('hold');
      under.moveHook('up');
      under.plugIn();
      expect([under.shows('hold'), under.plays()]).toEqual(['off', 'silent']);
      expect(events.at(-1)).toEqual({ type: 'connected', hook: 'up' });
      expect(events.filter(({ type }) => type === 'pressed')).toEqual([]);
    });

    test('is silent and dark but for the fault lamp after stop, and says no more', async () => {
      under.panel.lamp('fault', { pattern: 'fault', since: 1 });
      under.panel.lamp('hold', { pattern: 'due', since: 1 });
      under.panel.buzzer({ pattern: 'due', since: 1 });
      events.length = 0;
      await under.panel.stop();
      under.press('hold');
      under.moveHook('up');
      expect([under.shows('hold'), under.shows('fault'), under.plays()]).toEqual(['off', 'fault', 'silent']);
      expect(events).toEqual([]);
    });
  });
}
