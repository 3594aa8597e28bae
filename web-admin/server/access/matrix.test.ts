import { describe, expect, it } from 'vitest';
import type { Role } from '../../api.ts';
import { type DoorRig, type FakeBrowser, makeDoorRig } from '../testing/door-rig.ts';
import { RIGHTS, rightsOf } from './rights.ts';

const ROLES: readonly Role[] = ['receptionist', 'manager', 'technician', 'recipient'];

/** Routes that answer whoever asks; each of them says less, or lets somebody in. */
const OPEN = [
  'GET /api/events',
  'POST /api/login',
  'POST /api/first-run',
  'POST /api/password',
  'POST /api/logout',
];

/**
 * Who may do what, said a second time, so that a slip in RIGHTS is seen: all that a technician or a recipient may do, and
 * what is for managers alone. Managers may do everything; a receptionist everything else.
 */
const ALLOWED: Readonly<Partial<Record<Role, readonly string[]>>> = {
  // Of the outbox: whether the CRM takes what it is sent.
  technician: ['unit.read', 'outbox.read', 'messages.readOwn', 'message.see', 'message.acknowledge'],
  recipient: ['unit.read', 'messages.readOwn', 'message.see', 'message.acknowledge'],
};
const MANAGERS_ONLY = /^(users|audit|personal)\.|^settings\.save$|^guide\.(edit|save|publish|restore)/;

/** Something for each `:parameter`. */
const filled = (path: string) => path.replace(/:\w+(\{[^}]*\})?/g, 's1-1');

function registered(rig: DoorRig): { method: 'GET' | 'POST'; path: string }[] {
  return rig.app.routes.flatMap(({ method, path }) =>
    path.startsWith('/api/') && (method === 'GET' || method === 'POST') ? [{ method, path }] : [],
  );
}

async function everybody(rig: DoorRig): Promise<Record<Role, FakeBrowser>> {
  const browsers = await Promise.all(
    ROLES.map(async (role) => {
      await rig.add(role, role);
      const browser = rig.browser();
      browser.address = role;
      expect((await browser.logIn(role)).status).toBe(200);
      return [role, browser];
    }),
  );
  return Object.fromEntries(browsers);
}

const asked = async (browser: FakeBrowser, method: 'GET' | 'POST', path: string) => {
  const response = method === 'GET' ? await browser.get(path) : await browser.post(path, null);
  await response.body?.cancel();
  return response.status;
};

describe('the rights', () => {
  it('are in every role those that were agreed on', () => {
    const all = Object.keys(RIGHTS);
    expect([...rightsOf('manager')].sort()).toEqual([...all].sort());
    for (const role of ['technician', 'recipient'] as const)
      expect(rightsOf(role).filter((right) => !ALLOWED[role]?.includes(right))).toEqual([]);
    expect(rightsOf('receptionist').filter((right) => MANAGERS_ONLY.test(right))).toEqual([]);
  });

  it('let nobody in who is not logged in, on any route there is', async () => {
    const rig = makeDoorRig();
    const nobody = rig.browser();
    const routes = registered(rig);
    expect(routes.length).toBeGreaterThan(15);
    for (const { method, path } of routes) {
      const status = await asked(nobody, method, filled(path));
      const open = OPEN.includes(`${method} ${path}`);
      expect([method, path, status === 401]).toEqual([
        method,
        path,
        !open || path === '/api/logout' ? !open : false,
      ]);
    }
  });

  it('are those of the role on every route there is, and on every command', async () => {
    const rig = makeDoorRig();
    const browsers = await everybody(rig);
    const reads = registered(rig).filter(
      ({ method, path }) => !OPEN.includes(`${method} ${path}`) && !path.includes('/tell/'),
    );
    const table: Record<string, string> = {};
    for (const { method, path } of reads) {
      const statuses = await Promise.all(ROLES.map((role) => asked(browsers[role], method, filled(path))));
      table[`${method} ${path}`] = ROLES.filter((_, at) => statuses[at] !== 403 && statuses[at] !== 401).join(
        ' ',
      );
    }
    const sets = new Set(
      Object.values(RIGHTS).map((roles) => ROLES.filter((role) => roles.includes(role)).join(' ')),
    );
    for (const [route, roles] of Object.entries(table))
      expect([route, sets.has(roles)]).toEqual([route, true]);
    expect(table).toMatchObject({
      'GET /api/me': 'receptionist manager technician recipient',
      'GET /api/status': 'receptionist manager technician recipient',
      'POST /api/command': 'receptionist manager',
      'GET /api/register': 'receptionist manager',
      'GET /api/register/:call': 'receptionist manager',
      'GET /api/register.csv': 'receptionist manager',
      'GET /api/totals': 'receptionist manager',
      'GET /api/users': 'manager',
      'GET /api/audit': 'manager',
    });
  });

  it('are asked for each command by itself; none is carried out without', async () => {
    const rig = makeDoorRig();
    const browsers = await everybody(rig);
    for (const command of Object.keys(RIGHTS).filter((right) => !right.endsWith('.read'))) {
      for (const role of ROLES) {
        const status = await asked(browsers[role], 'POST', `/api/tell/${command}`);
        const allowed = rightsOf(role).some((right) => right === command);
        expect([command, role, status === 403]).toEqual([command, role, !allowed]);
      }
      expect(await asked(rig.browser(), 'POST', `/api/tell/${command}`)).toBe(401);
    }
  });

  it.each([
    'access.setPassword',
    'access.firstManager',
    'access.login',
    'access.looked',
    'access.failedLogins',
    'access.nothing',
    'toString',
    '__proto__',
    'constructor',
  ])('are nobody’s for what only the unit itself writes, or what is none: %s', async (command) => {
    const rig = makeDoorRig();
    const browsers = await everybody(rig);
    const before = rig.audit().length;
    expect(await asked(browsers.manager, 'POST', `/api/tell/${command}`)).toBe(404);
    expect(rig.audit().length).toBe(before);
  });
});
