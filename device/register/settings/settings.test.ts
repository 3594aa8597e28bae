import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ORIGIN } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';

const BY = { actor: { id: 'u-1', name: 'A', role: 'manager' }, moment: { at: 0, wall: 0 } } as const;

function saving() {
  const writer = new RegisterWriter(join(memoryFolder(), 'register.db'), ORIGIN);
  onTestFinished(() => writer.close());
  return (input: object) => writer.ask({ command: 'settings.save', input, by: BY });
}

describe('a setting that two people change', () => {
  it('is refused to whoever has not seen the last change', () => {
    const save = saving();
    expect(save({ name: 'house', value: 'One', was: '' }).ok).toBe(true);
    expect(save({ name: 'house', value: 'Two', was: '' })).toMatchObject({ code: 'Settings_Changed' });
    expect(save({ name: 'house', value: 'Two', was: 'One' }).ok).toBe(true);
  });
});

describe('a setting with a fault', () => {
  it.each([
    ['reasons', [], 'value'],
    ['reasons', [{ id: 'a', fr: 'A', en: '' }], 'value.0.en'],
    ['hours', { '1': [{ from: 600, to: 500 }] }, 'value.1.0'],
    ['holidays', [{ day: 'Christmas', name: '' }], 'value.0.day'],
    ['country', 'XX', 'value'],
    ['callsOpenFor', -1, 'value'],
    ['firstName', 'x'.repeat(100_000), 'value'],
  ])('is refused with the field that is wrong: %s', (name, value, path) => {
    expect(saving()({ name, value })).toMatchObject({ code: 'Register_NotValid', faults: [{ path }] });
  });
});
