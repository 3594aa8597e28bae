import type { CallId } from '../../desk/words.ts';
import type { Area, AreaMeans } from '../area/area.ts';
import { byUnit } from '../follow-up/book.ts';
import type { DetailsOf } from './message.ts';
import type { MessageBook } from './message-book.ts';
import type { Recipient, Recipients } from './recipients.ts';

interface CallColumns {
  readonly number: string | null;
  readonly name: string | null;
  readonly note: string | null;
}

/**
 * The doctor is always told (rule B13): the message is written by the flag on the call, in its own transaction. It goes to
 * whom the call was for, as far as the unit knows, else to the process owner; it says what the unit could not find out.
 */
export function aggressiveCalls(
  means: AreaMeans,
  book: MessageBook,
  recipients: Recipients,
): NonNullable<Area['onFact']> {
  const facts = callFacts(means, book, recipients);
  return ({ fact }) => {
    if (fact.type !== 'callFlagged' || fact.flag !== 'aggressive') return;
    const signed = byUnit(fact.moment.wall);
    const draft = `aggressive:${fact.call}`;
    const known = book.byDraft(draft);
    if (fact.on && (known === undefined || known.state === 'discarded')) {
      book.save({ ...facts(fact.call), draft, version: 0, send: true }, signed);
    } else if (!fact.on && known !== undefined) {
      if (known.state === 'written' || known.state === 'sent') book.discard(known, signed);
    }
  };
}

function callFacts({ db }: AreaMeans, book: MessageBook, recipients: Recipients) {
  const call = db.prepare<[string], CallColumns>(
    `SELECT number, name, note FROM call LEFT JOIN call_detail ON call_detail.call = call.id WHERE id = ?`,
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
