import { AUDIT_KINDS, type AuditEntry } from '../../device/register/access/audit.ts';
import { CHAIN_START, chained } from '../../device/register/access/audit-chain.ts';
import { moments, type Office } from './means.ts';

const MINUTE = 60_000;
const WHAT = {
  change: ['message.save', 'call.setNote', 'directory.save', 'followUp.done'],
  look: ['calls.read', 'messages.read', 'directory.read', 'person.read'],
  export: ['calls.export', 'directory.export'],
  login: ['login', 'logout', 'failedLogin'],
} as const;

/** Who did or saw what: a chain as the register makes it. */
export function fillAudit(office: Office): void {
  const { db, chance, users, audits } = office;
  const put = db.prepare<unknown[]>('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  let head =
    db.prepare<[], string>('SELECT hash FROM audit ORDER BY id DESC LIMIT 1').pluck().get() ?? CHAIN_START;
  const known = db.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0;
  for (const [at, wall] of moments(office, audits).entries()) {
    const kind = chance.pick(AUDIT_KINDS);
    const record = kind === 'change' ? `m-${1 + chance.below(office.messages)}` : null;
    const who = chance.pick(users).id;
    const what = chance.pick<string>(WHAT[kind]);
    const entry: AuditEntry = { id: known + at + 1, wall, who, kind, what, record, count: 1 };
    head = chained(head, entry);
    put.run(...Object.values(entry), head);
  }
}

/** What the CRM was told of calls and messages: sent, save some that it never took and the newest, which wait. */
export function fillOutbox(office: Office): void {
  const { db, chance, events } = office;
  const put = db.prepare<unknown[]>(
    `INSERT INTO outbox_event (id, type, subject, body, made, state, tries, next_try, first_try, sent, error)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [at, made] of moments(office, events).entries()) {
    const state = at >= events - 40 ? 'waiting' : chance.below(300) === 0 ? 'dead' : 'sent';
    const isMessage = chance.below(5) === 0;
    const type = isMessage ? 'message.written' : 'call.finished';
    const subject = isMessage
      ? `m-${1 + chance.below(office.messages)}`
      : `w${chance.below(200)}-${1 + chance.below(5_000)}`;
    const tries =
      state === 'sent'
        ? [1, made, null, made + 2_000, null]
        : [9, made + 60 * MINUTE, made, null, 'HTTP 503'];
    put.run(`msg-${at + 1}`, type, subject, bodyOf(type, subject, made, office), made, state, ...tries);
  }
}

function bodyOf(type: string, subject: string, made: number, { chance }: Office): string {
  const timestamp = new Date(made).toISOString();
  const who = { number: chance.number(), name: chance.name(), contact: null };
  const about = { line: 'Ligne 1', direction: 'incoming', started: timestamp, ended: timestamp, note: null };
  const times = { ringSeconds: 6, talkSeconds: chance.below(300), holdSeconds: 30, checkIns: ['onTime'] };
  return JSON.stringify({ type, timestamp, data: { call: subject, ...about, ...who, ...times } });
}

/** Every weekday of the time was signed, with some lines open. */
export function fillClosings({ db, from, until, chance, users }: Office): void {
  const put = db.prepare<unknown[]>('INSERT INTO day_closing VALUES (?, 1, ?, ?, ?, ?, ?)');
  const day = new Date(from);
  for (day.setHours(19, 0, 0, 0); day.getTime() < until; day.setDate(day.getDate() + 1)) {
    if (day.getDay() % 6 === 0) continue;
    const date = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    const lines = Array.from({ length: 10 }, (_, at) => ({
      ...{ id: `f-${date}-${at}`, kind: 'missed', name: at % 2 === 0 ? chance.name() : chance.number() },
      ...{ due: date, takenName: null },
    }));
    const { id, name } = chance.pick(users);
    put.run(date, day.getTime(), id, name, '', JSON.stringify(lines));
  }
}
