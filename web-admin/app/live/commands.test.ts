import { describe, expect, it } from 'vitest';
import type { PageCommand } from '../../api.ts';
import { createCommander, type Refusal } from './commands.ts';

const press: PageCommand = { type: 'pressKey', key: 'hold' };
const release: PageCommand = { type: 'releaseKey', key: 'hold' };

describe('commands to the unit', () => {
  it('go one after the other: a key never comes up before it has gone down', async () => {
    const sent: string[] = [];
    const answers: ((refusal: Refusal) => void)[] = [];
    const command = createCommander((asked) => {
      sent.push(asked.type);
      return new Promise((resolve) => answers.push(resolve));
    });
    const first = command(press);
    const second = command(release);
    await Promise.resolve();
    expect(sent).toEqual(['pressKey']);
    answers[0]?.('Unit_NotAnswering');
    expect(await first).toBe('Unit_NotAnswering');
    await Promise.resolve();
    expect(sent).toEqual(['pressKey', 'releaseKey']);
    answers[1]?.(null);
    expect(await second).toBeNull();
  });
});
