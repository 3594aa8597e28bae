import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { AuditLog } from '../../device/register/access/audit-log.ts';
import { ReaderConnection } from '../../device/register/reader-connection.ts';
import { memoryFolder } from '../../device/register/testing/folder.ts';
import { RegisterWriter } from '../../device/register/writer.ts';
import type { UnitFacts } from '../api.ts';
import { makeRig } from './testing/rig.ts';

const NOW = 1_900_000_000_000;

async function asked(before: (file: string) => void = () => {}, fingerprint: string | null = null) {
  const file = `${memoryFolder()}/register.db`;
  const writer = new RegisterWriter(file, { session: 's1', boot: 'b1' });
  before(file);
  const connection = new ReaderConnection(file);
  onTestFinished(() => {
    connection.close();
    writer.close();
  });
  const { app } = makeRig({
    deps: {
      connection,
      now: () => ({ at: 0, wall: NOW }),
      uptime: () => 90_000,
      fingerprint: () => fingerprint,
    },
  });
  const answer = await app.request('/api/unit');
  expect(answer.status).toBe(200);
  return (await answer.json()) as UnitFacts;
}

/** As the command `gardefil backup` writes it. */
function backedUp(wall: number, what = 'backup.made') {
  return (file: string) => {
    const db = new Database(file);
    const actor = { id: 'unit', name: 'Garde-fil', role: 'manager' } as const;
    new AuditLog(db).append(what, { actor, moment: { at: 0, wall } }, { kind: 'export' });
    db.close();
  };
}

it('says since when the unit runs, and how large its register and how full its disk is', async () => {
  const { since, register } = await asked();
  expect(since).toBe(NOW - 90_000);
  expect(register.bytes).toBeGreaterThan(10_000);
  expect(register.free).toBeGreaterThan(0);
});

it('says how clearing and the CRM stand, before anything has happened', async () => {
  const { retention, crm } = await asked();
  expect(retention).toEqual({ ran: null, held: null });
  expect(crm).toEqual({ waiting: 0, dead: 0, waitingSince: null, lastSent: null, silent: null });
});

it('says when the last backup was made, and nothing of one that was put back', async () => {
  expect((await asked()).backup).toBeNull();
  const earlier = backedUp(NOW - 2);
  const later = backedUp(NOW - 1);
  const restored = backedUp(NOW, 'backup.restored');
  const { backup } = await asked((file) => {
    for (const add of [earlier, later, restored]) add(file);
  });
  expect(backup).toBe(NOW - 1);
});

it('says the fingerprint of the certificate, to be compared with what the browser shows', async () => {
  expect((await asked()).fingerprint).toBeNull();
  expect((await asked(undefined, 'AB:CD')).fingerprint).toBe('AB:CD');
});

it('answers that it cannot be read while there is no register', async () => {
  const { app } = makeRig();
  expect((await app.request('/api/unit')).status).toBe(503);
});
