import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BaresipInstance, findBaresips } from './instance.ts';
import { type InstanceFolder, writeInstanceFolder } from './instance-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baresip-folder-'));
});

afterEach(() => rm(folder, { recursive: true }));

function instance(overrides: Partial<InstanceFolder> = {}): InstanceFolder {
  return {
    folder,
    modulePath: '/usr/lib/baresip/modules',
    majorVersion: 1,
    sipAddress: '127.0.0.1:21502',
    controlPort: 21_512,
    accounts: [{ user: '0199000100' }],
    ...overrides,
  };
}

const read = (file: string) => readFile(join(folder, file), 'utf8');

describe('the configuration folder of a baresip', () => {
  it('opens ctrl_tcp on loopback only and loads no module that listens otherwise', async () => {
    await writeInstanceFolder(instance());
    const config = await read('config');
    expect(config).toContain('ctrl_tcp_listen 127.0.0.1:21512\n');
    expect(config).toContain('sip_listen 127.0.0.1:21502\n');
    expect(config).not.toMatch(/httpd|cons|mqtt|debug_cmd/u);
  });

  it('loads the account module as the version wants it', async () => {
    await writeInstanceFolder(instance());
    expect(await read('config')).toMatch(/^module_tmp account\.so$/mu);
    await writeInstanceFolder(instance({ majorVersion: 4 }));
    expect(await read('config')).toMatch(/^module account\.so$/mu);
  });

  it('has one line for each account, none of which registers', async () => {
    const accounts = [
      { user: '0199000100', displayName: 'Accueil' },
      { user: '0199000101', answerMode: 'auto' },
    ] as const;
    await writeInstanceFolder(instance({ accounts }));
    const lines = (await read('accounts')).trimEnd().split('\n');
    expect(lines).toEqual([
      '"Accueil" <sip:0199000100@127.0.0.1:21502>;regint=0;answermode=manual;audio_codecs=PCMA',
      '<sip:0199000101@127.0.0.1:21502>;regint=0;answermode=auto;audio_codecs=PCMA',
    ]);
  });

  it('does not let a display name out of its quotes or onto another line', async () => {
    const accounts = [{ user: '0199000100', displayName: 'Zoé" <sip:x@y>\n"<sip:z@y>\\' }];
    await writeInstanceFolder(instance({ accounts }));
    expect(await read('accounts')).toMatch(/^"Zoé <sip:x@y><sip:z@y>" <sip:0199000100@[^\n]+\n$/u);
  });
});

describe('finding baresips', () => {
  it('finds none where there is none', async () => {
    expect(await findBaresips({ cacheFolder: folder, systemPath: join(folder, 'bin/baresip') })).toEqual([]);
  });

  it('passes over a program that is no baresip', async () => {
    const systemPath = join(folder, 'baresip');
    await writeFile(systemPath, '#!/bin/sh\necho hello\n', { mode: 0o755 });
    expect(await findBaresips({ cacheFolder: folder, systemPath })).toEqual([]);
  });
});

describe('an instance whose program does not start', () => {
  it('says so, and where to look', async () => {
    const binary = { path: join(folder, 'missing'), modulePath: folder, majorVersion: 1 };
    const options = instance();
    const missing = new BaresipInstance({ ...options, binary });
    await expect(missing.start()).rejects.toThrow(/missing ended at once.*baresip\.log/u);
    expect(missing.pid).toBeNull();
  });
});
