import { describe, expect, it } from 'vitest';
import { usersQuery } from '../access/users-queries.ts';
import type { Actor } from '../area/area.ts';
import { monday, Office } from '../follow-up/testing/office.ts';
import type { Saved } from './message.ts';
import { messageQueries } from './message-queries.ts';
import { person, sending } from './testing/forms.ts';

/** A house in which a test makes entries of the directory and accounts. */
function house() {
  const rig = new Office();
  const entry = (changed: object) =>
    rig.done<{ id: string }>('directory.save', { id: null, version: 0, entry: person(changed) }).id;
  const asked = (login: string, name: string, contact?: string) =>
    rig.ask('users.add', { login, name, role: 'recipient', deputy: false, ...(contact && { contact }) });
  const account = (login: string, name: string, contact?: string): Actor => {
    const answer = asked(login, name, contact);
    if (!answer.ok) throw new Error(answer.message);
    return { id: (answer.value as { id: string }).id, name, role: 'recipient' };
  };
  const to = (recipient: string, draft = 'd-1') =>
    rig.done<Saved>('message.save', sending('other', { recipient, draft })).id;
  const mine = ({ id }: Actor) =>
    rig.read(messageQueries, (queries) => queries.mine(id, 0)).map((message) => message.id);
  const user = (login: string) =>
    rig.read(usersQuery, (users) => users(monday(10))).find((each) => each.login === login);
  return { rig, entry, asked, account, to, mine, user };
}

describe('the account of somebody in the directory', () => {
  it('is the one that was chosen for the entry, whatever it is called', () => {
    const { entry, account, to, mine, user } = house();
    const marin = entry({ name: 'Dr Marin' });
    const doctor = account('jm', 'Jeanne', marin);
    expect(user('jm')).toMatchObject({ contact: marin, contactName: 'Dr Marin' });
    const message = to(marin);
    expect(mine(doctor)).toEqual([message]);
  });

  it('keeps its messages when the entry is renamed', () => {
    const { rig, entry, account, to, mine } = house();
    const lambert = entry({ name: 'Dr Lambert' });
    const doctor = account('lambert', 'Dr Lambert');
    const message = to(lambert);
    const renamed = person({ name: 'Dr Lambert-Roux' });
    rig.done('directory.save', { id: lambert, version: 1, entry: renamed });
    expect(mine(doctor)).toEqual([message]);
  });

  it('is found by a name with other accents and capitals while none was chosen', () => {
    const { entry, account, to, mine } = house();
    const doctor = account('noel', 'DR HELENE NOEL');
    const message = to(entry({ name: 'Dr Hélène Noël' }));
    expect(mine(doctor)).toEqual([message]);
  });

  it('is nobody’s where two entries, or two accounts, have that name: somebody must choose', () => {
    const { rig, entry, account, to, mine, user } = house();
    const [father, son] = [entry({ role: 'père' }), entry({ role: 'fils' })];
    const doctor = account('lambert', 'Dr Lambert');
    const message = to(father);
    expect(mine(doctor)).toEqual([]);
    const labels = rig.read(messageQueries, (queries) => queries.recipients()).map(({ label }) => label);
    expect(labels).toEqual(['Dr Lambert, fils', 'Dr Lambert, père', 'Dr Lambert']);
    const { id, version, role, deputy, name } = user('lambert') ?? {};
    rig.done('users.change', { id, version, name, role, deputy, contact: father });
    expect(mine(doctor)).toEqual([message]);
    to(son, 'd-2');
    expect(mine(doctor)).toEqual([message]);
  });

  it('keeps what was for it before it was given an entry', () => {
    const { rig, entry, account, to, mine, user } = house();
    const doctor = account('jm', 'Jeanne');
    const message = to(`user:${doctor.id}`);
    const marin = entry({ name: 'Dr Marin' });
    const { id, version, role, deputy, name } = user('jm') ?? {};
    rig.done('users.change', { id, version, name, role, deputy, contact: marin });
    expect(mine(doctor)).toEqual([message]);
    rig.done('message.acknowledge', { id: message }, doctor);
  });

  it('is one alone: an entry that is taken, or is not there, is refused by its field', () => {
    const { entry, account, asked, user } = house();
    const marin = entry({ name: 'Dr Marin' });
    account('jm', 'Jeanne', marin);
    for (const contact of [marin, 'c-none', entry({ kind: 'caller', name: 'M. Roux' })]) {
      expect(asked('second', 'Paul', contact)).toMatchObject({
        code: 'Register_NotValid',
        faults: [{ path: 'contact' }],
      });
    }
    expect(user('second')).toBeUndefined();
  });
});
