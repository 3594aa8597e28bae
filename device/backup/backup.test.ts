import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkChain } from '../register/access/audit-chain.ts';
import { auditChain } from '../register/access/audit-queries.ts';
import { openRegisterReader } from '../register/queries.ts';
import { FactMaker, heldCall, ORIGIN } from '../register/testing/facts.ts';
import { testFolder } from '../register/testing/folder.ts';
import { RegisterWriter } from '../register/writer.ts';
import { makeBackup, type Step } from './backup.ts';
import { type RestoreOptions, restoreBackup } from './restore.ts';

const ALL = { from: 0, to: 8e15 };
const PASSPHRASE = 'quatre mots pour ce test';
const NOW = Date.UTC(2031, 2, 3, 14);

/** A register with one call, still open for writing as in a unit that runs. */
function unit(call = 's1-1') {
  const file = join(testFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  writer.write(heldCall(new FactMaker(), call));
  let open = true;
  const stop = () => {
    if (open) writer.close();
    open = false;
  };
  onTestFinished(stop);
  return { file, writer, stop };
}

const backup = (register: string, to: string) =>
  makeBackup({ register, to, passphrase: PASSPHRASE, now: NOW, progress: () => {} });

const restore = (options: Pick<RestoreOptions, 'from' | 'register'> & Partial<RestoreOptions>) =>
  restoreBackup({
    passphrase: PASSPHRASE,
    now: NOW,
    confirm: async () => true,
    progress: () => {},
    ...options,
  });

function callsIn(file: string): string[] {
  const reader = openRegisterReader(file);
  const calls = reader.calls(ALL, { limit: 100 }).map(({ call }) => call);
  reader.close();
  return calls;
}

/** What the audit log has, oldest first; its chain must be whole. */
function auditOf(file: string): string[] {
  const db = new Database(file, { readonly: true });
  const entries = [...auditChain(db)];
  db.close();
  expect(checkChain(entries)).toMatchObject({ ok: true });
  return entries.map(({ who, kind, what, wall }) => `${who} ${kind} ${what} ${wall}`);
}

describe('a backup', () => {
  it('of a unit that runs is restored on another one', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    expect(await backup(file, to)).toMatchObject({ calls: 1, newest: expect.any(Number) });
    const register = join(testFolder(), 'new', 'register.db');
    expect(await restore({ from: to, register })).toEqual({ restored: true, kept: null });
    expect(callsIn(register)).toEqual(['s1-1']);
  });

  it('can be read by its owner only, shows nothing of what is in it, and leaves no copy behind', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    await backup(file, to);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(to);
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(bytes.includes('0199001234')).toBe(false);
    expect(readdirSync(dirname(file)).filter((name) => name.includes('copy'))).toEqual([]);
    expect(readdirSync(dirname(to))).toEqual(['today.age']);
  });

  it('is nowhere for anybody else to read while it is made', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    const modes: string[] = [];
    const progress = (step: Step) => {
      for (const folder of [dirname(file), dirname(to)])
        for (const name of readdirSync(folder))
          modes.push(`${step} ${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`);
    };
    await makeBackup({ register: file, to, passphrase: PASSPHRASE, now: NOW, progress });
    expect(modes).toContain(`check register.db.copy-${process.pid} 600`);
    expect(modes).toContain('verify today.age.part 600');
    expect(modes.filter((mode) => !mode.endsWith(' 600'))).toEqual([]);
  });

  it('takes away what one that was killed has left, and nothing of one that is being made', async () => {
    const { file } = unit();
    // The largest number a process can have is 2^22.
    const left = [
      `${file}.copy-${2 ** 22 + 1}`,
      `${file}.restoring-${2 ** 22 + 2}`,
      `${file}.copy-${process.pid}`,
    ];
    const made = `${file}.copy-${process.ppid}`;
    for (const name of [...left, made]) writeFileSync(name, 'everything');
    await backup(file, join(testFolder(), 'today.age'));
    expect([...left, made].map((name) => existsSync(name))).toEqual([false, false, false, true]);
  });

  it('is in the audit log of a unit that runs, whose chain goes on', async () => {
    const { file, writer } = unit();
    await backup(file, join(testFolder(), 'today.age'));
    const by = { actor: { id: 'u-1', name: 'Anne', role: 'manager' }, moment: { at: 1, wall: NOW } } as const;
    const input = { what: 'calls.read', record: null, export: false };
    expect(writer.ask({ command: 'access.looked', input, by }).ok).toBe(true);
    expect(auditOf(file)).toEqual([`unit export backup.made ${NOW}`, `u-1 look calls.read ${NOW}`]);
  });

  it('is not made where the audit log cannot be written', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    const full = new Database(file);
    full.exec(
      "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
    );
    full.close();
    await expect(backup(file, to)).rejects.toThrow(/audit log .* cannot be written .*the disk is full/);
    expect(readdirSync(dirname(to))).toEqual([]);
  });

  it('never writes over another file', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    writeFileSync(to, 'yesterday');
    await expect(backup(file, to)).rejects.toMatchObject({ code: 'Backup_FileExists' });
    expect(readFileSync(to, 'utf8')).toBe('yesterday');
  });

  it.each([
    ['there is no register', (to: string) => backup('/nowhere/register.db', to), 'Backup_NoRegister'],
    ['there is no folder', (to: string) => backup(unit().file, `${to}/deep/today.age`), 'Backup_NotWritable'],
  ] as const)('says so when %s', async (_what, make, code) => {
    await expect(make(join(testFolder(), 'today.age'))).rejects.toMatchObject({ code });
  });
});

describe('restoring', () => {
  it('asks first, and changes nothing when the answer is no', async () => {
    const { file, stop } = unit('s1-9');
    const to = join(testFolder(), 'today.age');
    await backup(unit().file, to);
    stop();
    const confirm = async () => false;
    expect(await restore({ from: to, register: file, confirm })).toEqual({ restored: false });
    expect(callsIn(file)).toEqual(['s1-9']);
  });

  it('keeps the register that was there', async () => {
    const { file, stop } = unit('s1-9');
    const to = join(testFolder(), 'today.age');
    await backup(unit().file, to);
    stop();
    const kept = `${file}.before-restore-20310303-140000`;
    expect(await restore({ from: to, register: file })).toEqual({ restored: true, kept });
    expect(callsIn(file)).toEqual(['s1-1']);
    expect(callsIn(kept)).toEqual(['s1-9']);
  });

  it('is in the audit log of the register that was restored, after what was in it before', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    await backup(file, join(testFolder(), 'yesterday.age'));
    await backup(file, to);
    const register = join(testFolder(), 'register.db');
    await restore({ from: to, register, now: NOW + 1 });
    expect(auditOf(register)).toEqual([
      `unit export backup.made ${NOW}`,
      `unit change backup.restored ${NOW + 1}`,
    ]);
    expect(readdirSync(dirname(register))).toEqual(['register.db']);
  });

  it('refuses while the unit runs', async () => {
    const { file } = unit();
    const to = join(testFolder(), 'today.age');
    await backup(file, to);
    await expect(restore({ from: to, register: file })).rejects.toMatchObject({ code: 'Backup_UnitRuns' });
  });

  it('replaces a damaged register, and keeps that too', async () => {
    const to = join(testFolder(), 'today.age');
    await backup(unit().file, to);
    const register = join(testFolder(), 'register.db');
    writeFileSync(register, 'no register at all');
    expect(await restore({ from: to, register })).toMatchObject({ restored: true });
    expect(callsIn(register)).toEqual(['s1-1']);
  });

  it.each([
    [
      'with another passphrase',
      (to: string) => restore({ from: to, register: `${to}.db`, passphrase: 'other' }),
      'Backup_WrongPassphrase',
    ],
    [
      'a file that is not there',
      (to: string) => restore({ from: `${to}x`, register: `${to}.db` }),
      'Backup_NotReadable',
    ],
    [
      'another file',
      (to: string) => restore({ from: import.meta.filename, register: `${to}.db` }),
      'Backup_NotOurs',
    ],
  ] as const)('refuses %s', async (_what, attempt, code) => {
    const to = join(testFolder(), 'today.age');
    await backup(unit().file, to);
    await expect(attempt(to)).rejects.toMatchObject({ code });
    expect(existsSync(`${to}.db`)).toBe(false);
  });

  it('refuses a backup that was cut off, wherever', async () => {
    const to = join(testFolder(), 'today.age');
    await backup(unit().file, to);
    for (const size of [statSync(to).size - 1, 2000, 100, 10, 0]) {
      truncateSync(to, size);
      await expect(restore({ from: to, register: `${to}.db` })).rejects.toMatchObject({
        code: expect.stringMatching(/^Backup_(Damaged|NotOurs)$/),
      });
    }
    expect(readdirSync(dirname(to))).toEqual(['today.age']);
  });
});
