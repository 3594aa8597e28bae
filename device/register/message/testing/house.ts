import type { Actor } from '../../area/area.ts';
import { Office } from '../../follow-up/testing/office.ts';
import { messageQueries } from '../message-queries.ts';

/** With a doctor who has a page of their own, a process owner and a deputy. */
export function houseWithDoctor() {
  const rig = new Office();
  const add = (login: string, name: string, role: string, deputy = false) =>
    rig.done<{ id: string }>('users.add', { login, name, role, deputy }).id;
  const doctor: Actor = {
    id: add('lambert', 'Dr Lambert', 'recipient'),
    name: 'Dr Lambert',
    role: 'recipient',
  };
  const owner: Actor = { id: add('owner', 'Mme Roche', 'manager'), name: 'Mme Roche', role: 'manager' };
  const deputy: Actor = { id: add('deputy', 'M. Blanc', 'manager', true), name: 'M. Blanc', role: 'manager' };
  const one = (id: string) => rig.read(messageQueries, (queries) => queries.one(id));
  const open = () => rig.read(messageQueries, (queries) => queries.open());
  const mine = (user: Actor) => rig.read(messageQueries, (queries) => queries.mine(user.id, 0));
  return { rig, doctor, owner, deputy, to: { recipient: `user:${doctor.id}` }, one, open, mine };
}
