import { describe, expect, it } from 'vitest';
import { ACTIONS, actionOf, characterOf, KEY_OF, type Stroke } from './keys.ts';

function stroke(key: string, code: string, held: Partial<Stroke> = {}): Stroke {
  return { key, code, ctrlKey: false, altKey: false, metaKey: false, ...held };
}

describe('the keys of the keyboard', () => {
  it('are each one action', () => {
    expect(new Set(Object.values(KEY_OF)).size).toBe(ACTIONS.length);
  });

  it('work in either case', () => {
    expect(actionOf(stroke('h', 'KeyH'))).toBe('hold');
    expect(actionOf(stroke('H', 'KeyH'))).toBe('hold');
  });

  it('give the three ways on a French keyboard, whose figures need Shift', () => {
    expect(actionOf(stroke('&', 'Digit1'))).toBe('keepsWaiting');
    expect(actionOf(stroke('é', 'Digit2'))).toBe('message');
    expect(actionOf(stroke('"', 'Digit3'))).toBe('callBack');
    expect(actionOf(stroke('2', 'Numpad2'))).toBe('message');
  });

  it('leave the browser its own', () => {
    expect(actionOf(stroke('r', 'KeyR', { ctrlKey: true }))).toBeNull();
    expect(actionOf(stroke('d', 'KeyD', { altKey: true }))).toBeNull();
    expect(actionOf(stroke('Tab', 'Tab'))).toBeNull();
    expect(actionOf(stroke('F5', 'F5'))).toBeNull();
  });

  it('know the hash of a French keyboard, which is AltGr and 3', () => {
    expect(characterOf(stroke('#', 'Digit3', { ctrlKey: true, altKey: true }))).toBe('#');
  });
});
