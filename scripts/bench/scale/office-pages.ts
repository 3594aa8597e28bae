import { type AskedPage, DAY, type Known, NAME, NOWHERE, query, rows } from './asked.ts';

const LIKE = (word: string) =>
  ['name', 'caller', 'text', 'details', 'number'].map((column) => `${column} LIKE '%${word}%'`).join(' OR ');
const CLOSED = (where: string) =>
  `SELECT * FROM message WHERE closed IS NOT NULL AND (${where}) ORDER BY made DESC LIMIT 50`;

/** All other pages that read the register. */
export function officePages(known: Known): readonly AskedPage[] {
  return [...messagePages(known), ...directoryPages(known), ...linePages(known), ...recordPages(known)];
}

function messagePages({ message, number, tail }: Known): readonly AskedPage[] {
  const searched = (what: string, search: string, where: string): AskedPage => ({
    what: `Messages, ${what}`,
    path: `/api/messages?${query({ search })}`,
    plain: rows(CLOSED(where)),
  });
  return [
    {
      what: 'Messages',
      path: '/api/messages',
      plain: rows('SELECT * FROM message WHERE closed IS NULL ORDER BY promised'),
    },
    searched('by a name', NAME, LIKE(NAME)),
    searched('by a rare word', 'Dossier 1234', LIKE('Dossier 1234')),
    searched('by a word that is nowhere', NOWHERE, LIKE(NOWHERE)),
    searched('by two letters that are nowhere', 'zw', LIKE('zw')),
    searched('by number', number, `tail = '${tail}'`),
    searched('by a number that is nowhere', '01 98 00 12 34', "tail = '43210089133'"),
    {
      what: 'Messages, one',
      path: `/api/messages/${message}`,
      plain: rows('SELECT * FROM message JOIN message_event ON message = id WHERE id = ?', message),
    },
    {
      what: 'Messages, a recipient’s own page',
      path: '/api/my-messages',
      plain: rows("SELECT * FROM message WHERE closed IS NULL AND recipient = 'c-20' ORDER BY promised"),
    },
    {
      what: 'Messages, whom they can be for',
      path: '/api/recipients',
      plain: rows("SELECT * FROM contact WHERE kind <> 'caller' ORDER BY folded"),
    },
  ];
}

function directoryPages({ calls, number, tail }: Known): readonly AskedPage[] {
  const list = (where: string) => `SELECT * FROM contact ${where} ORDER BY folded LIMIT 100`;
  const named = (word: string) => list(`WHERE folded LIKE '%${word.toLowerCase()}%'`);
  return [
    { what: 'Directory', path: '/api/directory', plain: rows(list('')) },
    {
      what: 'Directory, by name',
      path: `/api/directory?${query({ search: NAME })}`,
      plain: rows(named(NAME)),
    },
    {
      what: 'Directory, by a name that nobody has',
      path: `/api/directory?${query({ search: NOWHERE })}`,
      plain: rows(named(NOWHERE)),
    },
    {
      what: 'Directory, by number',
      path: `/api/directory?${query({ search: number })}`,
      plain: rows(
        'SELECT * FROM contact JOIN contact_number ON contact = id WHERE tail = ? ORDER BY folded',
        tail,
      ),
    },
    {
      what: 'Directory, who the last ten callers are',
      path: `/api/directory/known?${query({ calls: calls.join() })}`,
      plain: rows(
        `SELECT * FROM call JOIN contact_number ON contact_number.tail = call.tail JOIN contact ON contact.id = contact
         WHERE call.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(calls),
      ),
    },
  ];
}

function linePages({ newest }: Known): readonly AskedPage[] {
  const lately = { from: newest - DAY, to: newest };
  return [
    {
      what: 'Follow-ups',
      path: '/api/follow-ups',
      plain: rows('SELECT * FROM follow_up WHERE closed IS NULL ORDER BY due, made'),
    },
    {
      what: 'Follow-ups, closed on a day',
      path: `/api/follow-ups/closed?${query(lately)}`,
      plain: rows(
        'SELECT * FROM follow_up WHERE closed >= ? AND closed < ? ORDER BY closed DESC LIMIT 500',
        ...Object.values(lately),
      ),
    },
    {
      what: 'Days that were signed',
      path: '/api/closings',
      plain: rows('SELECT * FROM day_closing ORDER BY day DESC, number DESC LIMIT 31'),
    },
  ];
}

function recordPages({ newest, number, tail }: Known): readonly AskedPage[] {
  const audit = (what: string, filter: Record<string, string | number>, where: string): AskedPage => ({
    what: `Audit log${what}`,
    path: `/api/audit?${query(filter)}`,
    plain: rows(`SELECT * FROM audit ${where} ORDER BY id DESC LIMIT 100`),
  });
  const yearAgo = { from: newest - 365 * DAY, to: newest - 364 * DAY };
  return [
    ...['sent', 'waiting', 'dead'].map((state) => ({
      what: `Sent to the CRM, ${state}`,
      path: `/api/outbox?${query({ state })}`,
      plain: rows(`SELECT * FROM outbox_event WHERE state = '${state}' ORDER BY key DESC LIMIT 100`),
    })),
    audit('', {}, ''),
    audit(' of one person', { who: 'u-5' }, "WHERE who = 'u-5'"),
    audit(' of one kind', { kind: 'export' }, "WHERE kind = 'export'"),
    audit(' of a day a year ago', yearAgo, `WHERE wall >= ${yearAgo.from} AND wall < ${yearAgo.to}`),
    audit(
      ' of one person on that day',
      { ...yearAgo, who: 'u-5', kind: 'look' },
      `WHERE who = 'u-5' AND kind = 'look' AND wall >= ${yearAgo.from} AND wall < ${yearAgo.to}`,
    ),
    {
      what: 'Personal data of one number',
      path: `/api/person?${query({ number })}`,
      plain: rows('SELECT * FROM call WHERE tail = ?', tail),
    },
    { what: 'Users', path: '/api/users', plain: rows('SELECT * FROM user ORDER BY name') },
    { what: 'Settings', path: '/api/settings', plain: rows('SELECT * FROM setting') },
  ];
}
