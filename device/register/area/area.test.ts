import Database from 'better-sqlite3';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type AreaMeans, type By, command, type OpenArea, typedText } from './area.ts';
import { commandOf, openAreas } from './areas.ts';
import { CommandRefused } from './refused.ts';

const BY: By = {
  actor: { id: 'u-1', name: 'Anne', role: 'manager' },
  moment: { at: 1, wall: 1_900_000_000_000 },
};
const means = (): AreaMeans => ({
  db: new Database(':memory:'),
  record: () => {},
  emit: () => {},
  isClockTrusted: () => true,
  erased: () => {},
  newId: () => 'x-1',
});
const greet = command(
  v.strictObject({ name: typedText(1, 10), age: v.number() }),
  ({ name }) => `hello ${name}`,
);

describe('a command of the register', () => {
  it('is given its input as the schema leaves it', () => {
    expect(greet({ name: ' Zoé\r\n', age: 1 }, BY)).toBe('hello Zoé');
  });

  it('refuses every faulty field at once, each with its path and what is allowed', () => {
    const faults = [
      { path: 'name', allowed: 'a text of 1 to 10 characters' },
      { path: 'age', allowed: 'number' },
    ];
    expect(() => greet({ name: '  ', age: 'x' }, BY)).toThrow(CommandRefused);
    expect(() => greet({ name: '  ', age: 'x' }, BY)).toThrow(expect.objectContaining({ faults }));
  });

  it('never fails otherwise, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        try {
          return greet(given, BY) !== '';
        } catch (error) {
          return error instanceof CommandRefused;
        }
      }),
    );
  });
});

describe('the areas of the register', () => {
  const area: OpenArea = () => ({ commands: { 'hall.greet': greet } });

  it('are asked by the full name of a command', () => {
    const areas = openAreas(means(), [area]);
    expect(commandOf(areas, 'hall.greet')).toBe(greet);
    expect(commandOf(areas, 'hall.leave')).toBeNull();
    expect(commandOf(areas, 'constructor')).toBeNull();
  });

  it('have no two commands of one name', () => {
    expect(() => openAreas(means(), [area, area])).toThrow('hall.greet');
  });
});
