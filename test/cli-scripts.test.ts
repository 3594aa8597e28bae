import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gardefil-scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'C' },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('scripts/gardefil', () => {
  it('works from any folder and through links', () => {
    const link = join(folder, 'gardefil');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    symlinkSync(join(root, 'scripts/gardefil'), join(folder, 'first'));
    symlinkSync(join(folder, 'first'), link);
    expect(run(link, ['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('passes on what the command says and its exit code', () => {
    const gardefil = join(root, 'scripts/gardefil');
    writeFileSync(join(folder, 'faulty.toml'), 'language = "de"\n');
    expect(run(gardefil, ['config', 'check', 'faulty.toml'])).toEqual({
      code: 1,
      out: 'faulty.toml: 1 fault\n  language = "de"; allowed: "fr" or "en"\n',
      err: '',
    });
    expect(run(gardefil, ['config', 'check', join(root, 'device/config/example.toml')]).code).toBe(0);
    expect(run(gardefil, ['rnu']).code).toBe(2);
  });

  it('says what to do when nothing is built', () => {
    mkdirSync(join(folder, 'bare/scripts'), { recursive: true });
    cpSync(join(root, 'scripts/gardefil'), join(folder, 'bare/scripts/gardefil'));
    expect(run(join(folder, 'bare/scripts/gardefil'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('not built yet. Run '),
    });
  });
});

describe('scripts/start and scripts/test', () => {
  it.each(['start', 'test'])('%s --help tells what it does and its exit codes', (name) => {
    const { code, out } = run(join(root, 'scripts', name), ['--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: scripts\//);
    expect(out).toContain('Exit codes: 0 ');
  });

  it.each([
    ['start', ['--storey'], 'start: unknown argument: --storey'],
    ['start', ['--fast'], 'start: --fast goes with --story'],
    ['test', ['--lnog'], 'test: unknown argument: --lnog'],
  ])('%s %j is refused before anything is installed', (name, args, message) => {
    const { code, out, err } = run(join(root, 'scripts', name), args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')[0]).toBe(message);
  });
});

describe('the count of the tests', () => {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

  function count(...reports: readonly (object | null)[]) {
    const files = reports.map((report, index) => {
      const file = join(folder, `report-${index}.json`);
      rmSync(file, { force: true });
      if (report) writeFileSync(file, JSON.stringify({ ...none, ...report }));
      return file;
    });
    const { code, out } = run(process.execPath, [join(root, 'scripts/lib/count-tests.js'), ...files]);
    return { code, line: out.trimEnd() };
  }

  it('adds up the reports', () => {
    expect(count({ numPassedTests: 3 }, { numPassedTests: 4 })).toEqual({
      code: 0,
      line: '7 passed, 0 failed',
    });
  });

  it('names what was skipped', () => {
    const report = { numPassedTests: 3, numPendingTests: 1, numTodoTests: 1 };
    expect(count(report)).toEqual({ code: 0, line: '3 passed, 0 failed, 2 skipped' });
  });

  it('fails with the tests, and says which and why', () => {
    const failed = {
      status: 'failed',
      fullName: 'a door opens',
      failureMessages: ['it is shut\nat door.ts:1'],
    };
    const testResults = [{ name: 'door.test.ts', status: 'failed', assertionResults: [failed] }];
    expect(count({ numPassedTests: 3, numFailedTests: 1, testResults })).toEqual({
      code: 1,
      line: 'FAILED door.test.ts: a door opens\n    it is shut\n    at door.ts:1\n3 passed, 1 failed',
    });
  });

  it('fails for a file that could not be loaded, a report that is not there, and no test at all', () => {
    const testResults = [
      { name: 'door.test.ts', status: 'failed', message: 'no such hinge', assertionResults: [] },
    ];
    expect(count({ numPassedTests: 3, testResults })).toEqual({
      code: 1,
      line: 'FAILED door.test.ts: the file itself\n    no such hinge\n3 passed, 1 failed',
    });
    expect(count({ numPassedTests: 3 }, null)).toEqual({ code: 1, line: '3 passed, 1 failed' });
    expect(count({})).toEqual({ code: 1, line: '0 passed, 0 failed' });
  });
});
