import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { SpeedKey } from './config/config.ts';
import { Rig, SETTINGS } from './desk/testing/rig.ts';
import { speedKeysOf, speedNumbersOf } from './main-speed-keys.ts';
import { speedKeysQuery } from './register/directory/speed-keys.ts';
import { ORIGIN } from './register/testing/facts.ts';
import { memoryFolder } from './register/testing/folder.ts';
import { ManualSchedule } from './register/testing/manual-schedule.ts';
import { Watch } from './register/watch.ts';
import { RegisterWriter } from './register/writer.ts';

const CONFIGURED: readonly SpeedKey[] = [
  { key: 1, name: 'Accueil', number: '21' },
  { key: 3, name: 'Garde', number: 'sip:23@pbx.example' },
];

/** A register whose directory can be changed, and a desk that is told of its speed keys as the unit tells it. */
class Unit {
  readonly rig = Rig.ready({ ...SETTINGS, speedNumbers: speedNumbersOf(CONFIGURED) });
  readonly writer = new RegisterWriter(join(memoryFolder(), 'register.db'), ORIGIN);
  available = true;
  shown = CONFIGURED;
  readonly #schedule = new ManualSchedule();
  readonly #watch = new Watch({
    within: (run) => (this.available ? this.writer.within(run) : null),
    schedule: this.#schedule.schedule,
    query: speedKeysQuery,
    first: null,
    onChange: (keys) => {
      this.shown = speedKeysOf(CONFIGURED, keys);
      this.rig.send({ type: 'speedNumbers', numbers: speedNumbersOf(this.shown) });
    },
  });

  look(within = 250): void {
    this.#watch.wake();
    this.#schedule.advance(within);
  }

  tell(command: string, input: object) {
    const actor = { id: 'u-1', name: 'Anne', role: 'manager' } as const;
    const answer = this.writer.ask({ command, input, by: { actor, moment: { at: 0, wall: 0 } } });
    this.look();
    return answer;
  }

  /** Answers the id of the entry. */
  put(name: string, speed: number | null, numbers: readonly string[], id: string | null = null, version = 0) {
    const entry = {
      ...{ kind: 'person', name, role: '', email: '', language: '', note: '', hours: null, absences: [] },
      ...{ deputy: null, speed, numbers: numbers.map((number) => ({ label: '', number })) },
    };
    const answer = this.tell('directory.save', { id, version, entry });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return (answer.value as { id: string }).id;
  }

  dialledBy(key: 'speed1' | 'speed3'): string {
    this.rig.hook('up');
    this.rig.press(key);
    const asked = this.rig.asked().at(-1) ?? '';
    this.rig.hook('down');
    return asked;
  }
}

let unit: Unit;
beforeEach(() => {
  unit = new Unit();
  onTestFinished(() => unit.writer.close());
});

describe('a speed key', () => {
  it('calls whom the directory says, by the first of their numbers, and bears their name', () => {
    unit.put('Dr Fontanel', 3, ['+33 (0)1 99 00 12.34', '22']);
    expect(unit.dialledBy('speed3')).toBe('dial +33199001234');
    expect(unit.shown.map(({ key, name }) => [key, name])).toEqual([
      [1, 'Accueil'],
      [3, 'Dr Fontanel'],
    ]);
  });

  it('calls what the configuration says where the directory says nothing, and again when it says no more', () => {
    expect(unit.dialledBy('speed1')).toBe('dial 21');
    const id = unit.put('Dr Fontanel', 1, ['22']);
    expect(unit.dialledBy('speed1')).toBe('dial 22');
    unit.tell('directory.remove', { id, version: 1 });
    expect(unit.dialledBy('speed1')).toBe('dial 21');
  });

  it('is what the directory says from the first moment at which the register is there', () => {
    unit.available = false;
    unit.put('Dr Fontanel', 1, ['22']);
    expect(unit.dialledBy('speed1')).toBe('dial 21');
    unit.available = true;
    unit.look(0);
    expect(unit.dialledBy('speed1')).toBe('dial 22');
  });

  it('stays what it was last while the register is away (P4)', () => {
    unit.put('Dr Fontanel', 1, ['22']);
    unit.available = false;
    unit.look();
    expect(unit.dialledBy('speed1')).toBe('dial 22');
  });

  it('that changes in a call changes nothing of it: what was entered is called, the next press is the new one', () => {
    const { rig } = unit;
    const id = unit.put('Dr Fontanel', 1, ['22']);
    rig.talksWith('a');
    rig.press('speed1');
    unit.put('Dr Fontanel', 1, ['24'], id, 1);
    expect(rig.view.dialled).toBe('22');
    rig.press('transfer');
    expect(rig.asked().at(-1)).toBe('dial 22');
    unit.put('Dr Fontanel', 1, ['25'], id, 2);
    expect(rig.asked().at(-1)).toBe('dial 22');
  });
});
