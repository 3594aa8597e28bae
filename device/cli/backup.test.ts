import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../config/read.ts';
import { FactMaker, heldCall, ORIGIN } from '../register/testing/facts.ts';
import { testFolder } from '../register/testing/folder.ts';
import { RegisterWriter } from '../register/writer.ts';
import { runCli } from './program.ts';

const PASSPHRASE = 'quatre mots pour ce test';

/** A stopped unit with one call in its register, and its command line. */
function unit(language: 'fr' | 'en', answer = '', panel: object = {}) {
  const folder = testFolder();
  const file = join(folder, 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  writer.write(heldCall(new FactMaker(), 's1-1'));
  writer.close();
  const run = async (...args: string[]) => {
    const told: string[] = [];
    const tell = (text: string) => void told.push(text);
    const code = await runCli(args, {
      version: '1.2.3',
      environment: { GARDEFIL_PASSPHRASE: PASSPHRASE, LANG: language },
      stdout: tell,
      stderr: tell,
      run: async () => 1,
      practice: async () => 1,
      readConfig: () => checkSettings({ register: { file }, panel }),
      prompt: {
        present: answer !== '',
        ask: async (question) => {
          tell(question);
          return answer;
        },
        askHidden: async () => '',
      },
      panelTools: () => Promise.reject(new Error('no panel tools here')),
      terminal: () => {
        throw new Error('no terminal here');
      },
    });
    return { code, told: told.join('') };
  };
  return { run, backup: join(folder, 'today.age') };
}

describe('gardefil backup and restore', () => {
  it('stand in the audit log, whose chain stays whole', async () => {
    const { run, backup } = unit('en');
    expect((await run('backup', backup)).code).toBe(0);
    expect((await run('backup', `${backup}.2`)).code).toBe(0);
    expect(await run('audit', 'verify')).toMatchObject({
      code: 0,
      told: expect.stringContaining('2 entries'),
    });
    expect((await run('restore', `${backup}.2`, '--yes')).code).toBe(0);
    // That of the first backup, and that it was restored: the second copy was made before its own entry.
    expect(await run('audit', 'verify')).toMatchObject({
      code: 0,
      told: expect.stringContaining('2 entries'),
    });
  });

  it('work where nothing but the panel is faulty, for such a unit runs', async () => {
    const { run, backup } = unit('en', '', { driver: 'gpio', hook: 22, buzzer: 22 });
    expect((await run('backup', backup)).code).toBe(0);
    expect((await run('audit', 'verify')).code).toBe(0);
  });

  it.each([
    ['fr', 'Ce qui a été effacé depuis cette sauvegarde', 'non'],
    ['en', 'What was erased since this backup', 'no'],
  ] as const)(
    'say in %s, before and after, that what was erased since comes back',
    async (language, words, no) => {
      const asked = unit(language, no);
      await asked.run('backup', asked.backup);
      expect(await asked.run('restore', asked.backup)).toMatchObject({
        code: 1,
        told: expect.stringContaining(words),
      });
      const { run, backup } = unit(language);
      await run('backup', backup);
      expect(await run('restore', backup, '--yes')).toMatchObject({
        code: 0,
        told: expect.stringContaining(words),
      });
    },
  );

  it('ask for nothing without a terminal, and change nothing', async () => {
    const { run, backup } = unit('en');
    await run('backup', backup);
    expect(await run('restore', backup)).toMatchObject({ code: 1, told: expect.stringContaining('--yes') });
    expect(await run('backup', backup)).toMatchObject({
      code: 1,
      told: expect.stringContaining('is there already'),
    });
  });
});
