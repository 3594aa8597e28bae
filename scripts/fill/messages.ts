import { tailOf } from '../../device/register/directory/number.ts';
import {
  MESSAGE_KINDS,
  type MessageEventType,
  type MessageState,
} from '../../device/register/message/message.ts';
import { type Chance, moments, type Office } from './means.ts';
import { detailsOf, wordsOf } from './message-words.ts';
import { entryId } from './people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Messages that nobody has acknowledged yet: the newest ones. */
const OPEN = 200;

interface CallOfMessage {
  readonly id: string;
  readonly number: string | null;
  readonly name: string | null;
}

/** What has happened to a message, and how long after it was made. */
type Step = readonly [type: MessageEventType, after: number, text: string];

/** Messages of all kinds and states with all that happened to them, each left in one of the calls of its time. */
export function fillMessages(office: Office): void {
  const { db, until, chance, messages } = office;
  const put = statements(office);
  const callAt = db.prepare<[number], CallOfMessage>(
    'SELECT id, number, name FROM call WHERE started <= ? ORDER BY started DESC LIMIT 1',
  );
  const tails = new Map<string, string>();
  for (const [at, made] of moments(office, messages).entries()) {
    const isOpen = at >= messages - Math.min(OPEN, messages / 10);
    const steps = stepsOf(isOpen, chance);
    const last = steps.at(-1) ?? ['drafted', 0, ''];
    const call = callAt.get(made);
    const number = call?.number ?? chance.number();
    if (!tails.has(number)) tails.set(number, tailOf(number, 'FR') ?? '');
    const kind = chance.pick(MESSAGE_KINDS);
    const to = chance.below(office.staff.length);
    const id = `m-${at + 1}`;
    put.message.run({
      ...{
        id,
        draft: `d-${at + 1}`,
        version: steps.length,
        kind,
        state: stateOf(steps),
        call: call?.id ?? null,
      },
      ...{ recipient: entryId(to), name: office.staff[to]?.name ?? '', caller: call?.name ?? chance.name() },
      ...{ number: spaced(number, chance), tail: tails.get(number) ?? '', text: wordsOf(chance, at) },
      ...{
        details: JSON.stringify(detailsOf(kind, chance)),
        promised: isOpen ? until + 24 * HOUR : made + 2 * HOUR,
      },
      ...{ escalated: steps.some(([type]) => type === 'escalated') ? made + 2 * HOUR : null, made },
      ...{ changed: made + last[1], closed: isClosed(stateOf(steps)) ? made + last[1] : null },
    });
    for (const [place, [type, after, text]] of steps.entries()) {
      const actor = type === 'escalated' ? 'unit' : `u-${1 + chance.below(8)}`;
      put.event.run(id, place + 1, made + after, actor, actor === 'unit' ? '' : 'Accueil', type, text);
    }
    if (steps.some(([type]) => type === 'sent'))
      put.mail.run(`e-${at + 1}`, id, String(to), String(to), made, made, made + MINUTE);
  }
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

const isClosed = (state: MessageState) => state === 'acknowledged' || state === 'discarded';

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
