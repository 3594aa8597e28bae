import type { CallId, WallTime } from '../../desk/words.ts';
import type { Area, AreaMeans } from '../area/area.ts';
import { byUnit } from '../follow-up/book.ts';
import type { DetailsOf } from './message.ts';
import { MessageBook } from './message-book.ts';
import { type Recipient, type Recipients, recipientsOf } from './recipients.ts';

interface CallColumns {
  readonly number: string | null;
  readonly name: string | null;
  readonly note: string | null;
}

interface AggressiveCalls {
  readonly onFact: NonNullable<Area['onFact']>;
  /** Something was found out about that call: its message says so too, unless somebody has read or written it meanwhile. */
  readonly tellAnew: (call: CallId, wall: WallTime) => void;
}

/**
 * The doctor is always told (rule B13): the message is written by the flag on the call, in its own transaction. It goes to
 * whom the call was for, as far as the unit knows, else to the process owner; it says what the unit could not find out.
 * What is noted later, and who is called later, gets in while nobody has seen it.
 */
export function aggressiveCalls(
  means: AreaMeans,
  recipients: Recipients = recipientsOf(means.db),
  book: MessageBook = new MessageBook(means, recipients),
): AggressiveCalls {
  const facts = callFacts(means, book, recipients);

  function flagged(call: CallId, on: boolean, wall: WallTime): void {
    const draft = draftOf(call);
    const known = book.byDraft(draft);
    if (on && (known === undefined || known.state === 'discarded')) {
      book.save({ ...facts(call), draft, version: 0, send: true }, byUnit(wall));
    } else if (!on && known !== undefined && !book.wasSeen(known.id)) {
      if (known.state !== 'discarded') book.discard(known, byUnit(wall));
    }
  }

  function tellAnew(call: CallId, wall: WallTime): void {
    const draft = draftOf(call);
    const known = book.byDraft(draft);
    if (known === undefined || known.state === 'discarded' || !book.isUnits(known)) return;
    const { version, promised } = known;
    const input = { ...facts(call), draft, version, promised, send: true };
    if (!book.isSaved(known, input)) book.save(input, byUnit(wall));
  }

  return {
    onFact({ fact }) {
      if (fact.type === 'callFlagged' && fact.flag === 'aggressive')
        flagged(fact.call, fact.on, fact.moment.wall);
      else if (fact.type === 'callEnded') tellAnew(fact.call, fact.moment.wall);
    },
    tellAnew,
  };
}

const draftOf = (call: CallId) => `aggressive:${call}`;

function callFacts({ db }: AreaMeans, book: MessageBook, recipients: Recipients) {
  const call = db.prepare<[string], CallColumns>(
    `SELECT number, note, coalesce((SELECT group_concat(name, ' / ') FROM contact WHERE id IN
       (SELECT contact FROM contact_number WHERE contact_number.tail = call.tail)), call.name) AS name
     FROM call LEFT JOIN call_detail ON call_detail.call = call.id WHERE call.id = ?`,
  );
  function doctorOf(id: CallId): Recipient | null {
    const named = book.recipientOfCall(id);
    return (named && recipients.byId(named)) || recipients.consultedIn(id);
  }

  return (id: CallId) => {
    const { number = null, name = null, note = null } = call.get(id) ?? {};
    const doctor = doctorOf(id);
    const recipient = doctor ?? recipients.owner();
    return {
      kind: 'aggressive' as const,
      call: id,
      recipient: recipient?.id ?? null,
      name: recipient?.name ?? '',
      caller: name ?? '',
      number: number ?? '',
      text: note ?? '',
      promised: null,
      collectFrom: null,
      details: { missing: missing({ doctor: doctor?.name, caller: name, note }) },
    };
  };
}

function missing(known: Record<DetailsOf['aggressive']['missing'][number], string | null | undefined>) {
  return (['doctor', 'caller', 'note'] as const).filter((what) => !known[what]);
}
