import type { CallView, DeskView } from '../../desk/view.ts';
import type { CallId, Duration, Instant, Peer } from '../../desk/words.ts';
import type { CardId } from './ids.ts';

/*
 * Which card a moment of the call wants. Runs on the page with each view of the desk: no imports, little code.
 */

/** What people have said of a call so far. */
export interface CallNotes {
  /** Id of one of the house's reasons (rule A7). */
  readonly reason: string | null;
  /** Rule B2: no cheerful farewell. */
  readonly grave: boolean;
}

export interface Chosen {
  readonly card: CardId;
  /** The call that the card is about: facts of its caller are filled in. */
  readonly call: CallView | null;
  /** Who is rung or spoken to for that caller. */
  readonly recipient: Peer | null;
}

/** The reasons that a house begins with; one of its own shows the general card. */
const CARD_OF_REASON: ReadonlyMap<string | null | undefined, CardId> = new Map([
  ['appointment', 'appointment'],
  ['prescription', 'prescription'],
  ['result', 'result'],
  ['information', 'information'],
  ['personal', 'personal'],
  ['commercial', 'sales'],
  ['homeVisit', 'homeVisit'],
]);

/** `notesOf`: null for a call of which nobody has said anything yet. */
export function cardFor(view: DeskView, notesOf: (call: CallId) => CallNotes | null): Chosen {
  const { calls } = view;
  const find = (fits: (call: CallView) => boolean) => calls.find(fits) ?? null;
  const caller = find((call) => call.state === 'talking' && call.consultationFor === null);
  const ringing = find((call) => call.state === 'ringing');
  if (caller) return withCaller(view, caller, ringing, notesOf(caller.call));
  const consulted = find((call) => call.consultationFor !== null && call.state !== 'held');
  if (consulted) return withRecipient(view, consulted);
  const owed = earliest(calls.filter(isOwed));
  if (owed) return { card: 'checkIn', call: owed, recipient: recipientOf(view, owed) };
  if (ringing)
    return { card: ringing.internal ? 'ringingInside' : 'ringing', call: ringing, recipient: null };
  const dialled = find((call) => call.state === 'dialling');
  if (dialled) return { card: 'outgoing', call: dialled, recipient: null };
  const waiting = earliest(calls.filter(({ wait }) => wait !== null));
  if (waiting) return { card: 'waiting', call: waiting, recipient: recipientOf(view, waiting) };
  return { card: 'ringing', call: null, recipient: null };
}

function withCaller(
  view: DeskView,
  call: CallView,
  ringing: CallView | null,
  notes: CallNotes | null,
): Chosen {
  const recipient = recipientOf(view, call);
  return { card: cardOfTalk(view, call, ringing, notes), call, recipient };
}

function cardOfTalk(
  view: DeskView,
  call: CallView,
  ringing: CallView | null,
  notes: CallNotes | null,
): CardId {
  if (ringing) return 'anotherCaller';
  if (view.dialled !== '') return 'transfer';
  switch (call.outcome) {
    case 'satisfied':
    case 'transferred':
      return notes?.grave ? 'farewellGrave' : 'farewell';
    case 'message':
      return messageCard(notes);
    case 'callBack':
      return 'callBack';
    case 'commercial':
      return 'sales';
  }
  if (call.wait) return 'takenBack';
  if (call.direction === 'outgoing') return 'outgoing';
  return CARD_OF_REASON.get(notes?.reason) ?? 'listening';
}

/** Rule B3: what must be asked depends on what the message is about. */
function messageCard(notes: CallNotes | null): CardId {
  return notes?.reason === 'prescription' || notes?.reason === 'result' ? notes.reason : 'message';
}

function withRecipient(view: DeskView, consulted: CallView): Chosen {
  const call = view.calls.find((each) => each.call === consulted.consultationFor) ?? null;
  const card = consulted.state === 'talking' ? 'recipient' : 'recipientRings';
  const owed = card === 'recipientRings' && call && isOwed(call);
  return { card: owed ? 'checkIn' : card, call, recipient: consulted.peer };
}

function recipientOf({ calls }: DeskView, caller: CallView): Peer | null {
  const consulted = calls.find(({ consultationFor }) => consultationFor === caller.call);
  if (consulted) return consulted.peer;
  return caller.transferringTo === null ? null : { number: caller.transferringTo, name: null };
}

/** From `approaching` on: the words are ready when the moment comes. */
function isOwed({ wait }: CallView): boolean {
  return wait !== null && wait.level !== null && wait.level !== 'waiting';
}

function earliest(calls: readonly CallView[]): CallView | null {
  const due = ({ wait }: CallView) => wait?.due ?? Number.POSITIVE_INFINITY;
  return calls.toSorted((a, b) => due(a) - due(b))[0] ?? null;
}

/** How long until the caller has been talking for longer than the house finds usual (rule B4); not above 0: it is so. */
export function untilLong(call: CallView | null, limit: Duration, now: Instant): Duration {
  if (call?.state !== 'talking' || call.direction === 'outgoing') return Number.POSITIVE_INFINITY;
  return call.since.at + limit - now;
}
