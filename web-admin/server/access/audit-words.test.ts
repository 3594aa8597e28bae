import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Command } from '../../../device/register/area/area.ts';
import { AREAS } from '../../../device/register/area/areas.ts';
import { memoryFolder } from '../../../device/register/testing/folder.ts';
import { RegisterWriter } from '../../../device/register/writer.ts';
import { AUDIT_WORDS } from '../../app/audit/words.ts';
import { isLook, rightsOf } from './rights.ts';

/** Of the register, those that leave an entry. */
function auditedCommands(): string[] {
  const commands: [name: string, command: Command][] = [];
  const areas = AREAS.map((open): typeof open => (means) => {
    const area = open(means);
    commands.push(...Object.entries(area.commands ?? {}));
    return area;
  });
  const file = join(memoryFolder(), 'register.db');
  new RegisterWriter(file, { session: 's1', boot: 'b1' }, { areas }).close();
  return commands.flatMap(([name, { audit }]) => (audit ? [name] : []));
}

/** What entries of the kind `login` say instead of their command. */
const CAME = ['login', 'logout', 'failedLogin', 'stolenSession'];

/** Where it depends on what the answer shows. */
const LOOKS_AT_TIMES = ['figures.read', 'unit.read'];

it.each(['fr', 'en'] as const)('each entry that there can be has a word in %s', (language) => {
  const { parts } = AUDIT_WORDS[language];
  const looks = [...rightsOf('manager').filter(isLook), ...LOOKS_AT_TIMES];
  const said = [...auditedCommands(), ...looks, ...CAME].map((what) => what.split('.')[0] ?? '');
  expect(said.length).toBeGreaterThan(40);
  expect([...new Set(said)].filter((part) => !parts[part])).toEqual([]);
});

it.each(['fr', 'en'] as const)('a recipient’s own messages are not called all messages in %s', (language) => {
  const { parts } = AUDIT_WORDS[language];
  expect(parts['messages.readOwn']).not.toBe(parts.messages);
  expect(parts['messages.readOwn']).toBeTruthy();
});
