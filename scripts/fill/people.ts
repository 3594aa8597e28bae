import type { Db } from '../../device/register/database.ts';
import { folded } from '../../device/register/directory/fold.ts';
import { tailOf } from '../../device/register/directory/number.ts';
import type { Chance, Office, Person } from './means.ts';

const USERS = 60;
const HOURS = JSON.stringify({
  ...Object.fromEntries(
    ['1', '2', '4', '5'].map((day) => [
      day,
      [
        { from: 540, to: 720 },
        { from: 840, to: 1080 },
      ],
    ]),
  ),
});
const ROLES = ['cardiologie', 'secrétariat', 'kinésithérapie', 'pédiatrie', 'laboratoire'];

/** Who works there: most of them are told messages; the account of each is the one of their directory entry. */
export function peopleOf(chance: Chance): Person[] {
  return Array.from({ length: USERS }, (_, at) => ({ id: `u-${at + 1}`, name: `Dr ${chance.name()}` }));
}

/** Nobody has a password: they cannot log in. */
export function fillUsers(db: Db, users: readonly Person[], created: number): void {
  const put = db.prepare<unknown[]>(
    'INSERT INTO user (id, login, name, role, deputy, created, contact) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [at, { id, name }] of users.entries()) {
    const role = at < 3 ? 'manager' : at < 8 ? 'receptionist' : at < 10 ? 'technician' : 'recipient';
    put.run(id, `personne${at + 1}`, name, role, at === 1 ? 1 : 0, created, entryId(at));
  }
}

export const entryId = (at: number): string => `c-${at + 1}`;

/** The staff first, then services, then callers who are known: each with one to three numbers. */
export function fillDirectory({ db, entries, staff, from, chance }: Office): void {
  const put = db.prepare<unknown[]>(
    `INSERT INTO contact (id, version, kind, name, role, email, language, note, hours, absences, deputy, folded, changed, changed_by)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'u-1')`,
  );
  const putNumber = db.prepare<unknown[]>('INSERT INTO contact_number VALUES (?, ?, ?, ?, ?)');
  const services = staff.length + 40;
  for (let at = 0; at < entries; at += 1) {
    const kind = at < staff.length ? 'person' : at < services ? 'service' : 'caller';
    const isCaller = kind === 'caller';
    const name = staff[at]?.name ?? (isCaller ? chance.name() : `Service ${chance.pick(ROLES)} ${at}`);
    const role = isCaller ? '' : chance.pick(ROLES);
    const email = isCaller ? '' : `personne${at + 1}@example.org`;
    const note = chance.below(5) === 0 ? 'Préfère être rappelé le matin' : '';
    const deputy = kind === 'person' ? entryId((at + 1) % staff.length) : null;
    const about = [email, 'français', note, isCaller ? null : HOURS, absences(chance, isCaller), deputy];
    put.run(entryId(at), kind, name, role, ...about, folded(name, role), from);
    for (let place = 0; place <= chance.below(3); place += 1) {
      const number = isCaller || place > 0 ? chance.number() : String(200 + at);
      putNumber.run(entryId(at), place, place === 0 ? '' : 'portable', number, tailOf(number, 'FR') ?? '');
    }
  }
}

const absences = (chance: Chance, isCaller: boolean): string =>
  isCaller || chance.below(4) > 0
    ? '[]'
    : JSON.stringify([{ from: '2031-08-01T00:00', to: '2031-08-22T00:00', reason: 'congés' }]);
