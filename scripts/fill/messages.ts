import { tailOf } from '../../device/register/directory/number.ts';
import {
  MESSAGE_KINDS,
  type MessageEventType,
  type MessageState,
} from '../../device/register/message/message.ts';
import type { Chance, Office } from './means.ts';
import { detailsOf, wordsOf } from './message-words.ts';
import { entryId } from './people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Messages that nobody has acknowledged yet: the newest ones. */
const OPEN = 200;

interface CallOfMessage {
  readonly id: string;
  readonly started: number;
  readonly number: string | null;
  readonly name: string | null;
}

/** What has happened to a message, and how long after it was made. */
type Step = readonly [type: MessageEventType, after: number, text: string];

/** Messages of all kinds and states with all that happened to them, each left in one of the calls of its time. */
export function fillMessages(office: Office): void {
  const { chance, messages } = office;
  const put = statements(office);
  for (const [at, call] of callsOf(office).entries()) {
    const id = `m-${at + 1}`;
    const made = Math.floor(call.started) + 3 * MINUTE;
    const steps = stepsOf(at >= messages - Math.min(OPEN, messages / 10), chance);
    const to = chance.below(office.staff.length);
    put.message.run({
      ...columns(office, at, call, steps),
      id,
      made,
      ...recipient(office, to),
      ...times(office, made, steps),
    });
    for (const [place, [type, after, text]] of steps.entries()) {
      const actor = type === 'escalated' ? 'unit' : `u-${1 + chance.below(8)}`;
      put.event.run(id, place + 1, made + after, actor, actor === 'unit' ? '' : 'Accueil', type, text);
    }
    if (steps.some(([type]) => type === 'sent'))
      put.mail.run(`e-${at + 1}`, id, String(to), String(to), made, made, made + MINUTE);
  }
}

function columns({ chance }: Office, at: number, call: CallOfMessage, steps: readonly Step[]) {
  const kind = chance.pick(MESSAGE_KINDS);
  const number = call.number ?? chance.number();
  return {
    ...{
      draft: `d-${at + 1}`,
      version: steps.length,
      kind,
      call: call.id,
      caller: call.name ?? chance.name(),
    },
    ...{ number: spaced(number, chance), tail: tailOf(number, 'FR'), text: wordsOf(chance, at) },
    details: JSON.stringify(detailsOf(kind, chance)),
  };
}

const recipient = ({ staff }: Office, to: number) => ({
  recipient: entryId(to),
  name: staff[to]?.name ?? '',
});

/** Nothing that is open is late yet: the unit would take it up. */
function times({ until }: Office, made: number, steps: readonly Step[]) {
  const state = stateOf(steps);
  const isClosed = state === 'acknowledged' || state === 'discarded';
  const changed = made + (steps.at(-1)?.[1] ?? 0);
  const escalated = steps.some(([type]) => type === 'escalated') ? made + 2 * HOUR : null;
  const promised = isClosed ? made + 2 * HOUR : until + 24 * HOUR;
  return { state, changed, escalated, promised, closed: isClosed ? changed : null };
}

/** As many calls as there are messages, from `from` on, in their order. */
function callsOf({ db, from, chance, messages }: Office): CallOfMessage[] {
  const first = db.prepare<[number], number>(
    'SELECT key FROM call WHERE started >= ? ORDER BY started LIMIT 1',
  );
  const last = db.prepare<[], number>('SELECT max(key) FROM call').pluck().get() ?? 0;
  const next = db.prepare<[number], CallOfMessage>(
    'SELECT id, number, name, started FROM call WHERE key >= ? ORDER BY key LIMIT 1',
  );
  const begin = first.pluck().get(from) ?? last;
  const step = (last - begin) / messages;
  return Array.from({ length: messages }).flatMap(
    (_, at) => next.get(Math.floor(begin + (at + chance.part()) * step)) ?? [],
  );
}

function stepsOf(isOpen: boolean, chance: Chance): readonly Step[] {
  const later = (most: number) => Math.floor(chance.part() * most);
  const written: Step = ['written', 0, ''];
  const sent: Step = ['sent', MINUTE, 'page'];
  const seen: Step = ['seen', 5 * MINUTE + later(HOUR), 'page'];
  if (isOpen)
    return chance.pick<readonly Step[]>([
      [['drafted', 0, '']],
      [written],
      [written, sent],
      [written, sent, seen],
    ]);
  if (chance.below(50) === 0)
    return [
      ['drafted', 0, ''],
      ['discarded', later(HOUR), ''],
    ];
  const over = seen[1] + later(HOUR);
  const acknowledged: Step = ['acknowledged', over, chance.pick(['page', 'link', 'phone'])];
  if (chance.below(20) === 0)
    return [written, sent, ['escalated', 2 * HOUR, 'Dr Remplaçant'], ['acknowledged', 3 * HOUR, 'page']];
  if (chance.below(20) > 0) return [written, sent, seen, acknowledged];
  const added: Step = ['added', over, 'Précision : rappeler plutôt le soir.'];
  return [written, sent, seen, added, ['seen', over + HOUR, 'page'], ['acknowledged', over + HOUR, 'page']];
}

function stateOf(steps: readonly Step[]): MessageState {
  const type = steps.at(-1)?.[0];
  if (type === 'drafted') return 'draft';
  return type === 'written' || type === 'sent' || type === 'seen' || type === 'discarded'
    ? type
    : 'acknowledged';
}

/** As people type it: with spaces, or with the country. */
function spaced(number: string, chance: Chance): string {
  const pairs = number.match(/../g) ?? [];
  return chance.below(4) === 0 ? `+33 ${pairs.join(' ').slice(1)}` : pairs.join(' ');
}

function statements({ db }: Office) {
  return {
    message: db.prepare<[Record<string, string | number | null>]>(
      `INSERT INTO message (id, draft, version, kind, state, call, recipient, name, caller, number, tail, text, details,
         promised, escalated, made, changed, closed)
       VALUES (@id, @draft, @version, @kind, @state, @call, @recipient, @name, @caller, @number, @tail, @text, @details,
         @promised, @escalated, @made, @changed, @closed)`,
    ),
    event: db.prepare<unknown[]>('INSERT INTO message_event VALUES (?, ?, ?, ?, ?, ?, ?)'),
    mail: db.prepare<unknown[]>(
      `INSERT INTO mail (id, message, purpose, name, address, state, tries, next_try, fault, made, sent)
       VALUES (?, ?, 'message', 'Personne ' || ?, 'personne' || ? || '@example.org', 'sent', 1, ?, '', ?, ?)`,
    ),
  };
}
