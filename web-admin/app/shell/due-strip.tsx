import { isDue, lookOf, owedSince, type WaitingCall, waitingInOrder } from '../logic/waits.ts';
import { holdOf, usePage, useSeconds } from './context.ts';
import { nameOf } from './peer.ts';

/** On every page but Desk: who must be spoken to now. Always there, so that nothing jumps. */
export function DueStrip() {
  const { known, words } = usePage();
  const due = known.view
    ? waitingInOrder(known.view, holdOf(known).repeat).filter((call) => isDue(call.wait))
    : [];
  return (
    <aside class="due-strip" data-due={due.length > 0} aria-label={words.waits.title}>
      <a class="due-strip-link" href="#/">
        {due.length > 0 ? words.shell.callersDue(due.length) : words.shell.nobodyDue}
      </a>
      <ul>
        {due.map((call) => (
          <DueCaller call={call} key={call.call} />
        ))}
      </ul>
    </aside>
  );
}

function DueCaller({ call }: { readonly call: WaitingCall }) {
  const { known, words, format } = usePage();
  const { repeat } = holdOf(known);
  const look = lookOf(call.wait, useSeconds(owedSince(call.wait, repeat)), repeat);
  return (
    <li>
      <b>{nameOf(call.peer, words, known.status?.speedKeys)}</b> {words.waits.lateBy}{' '}
      {format.duration(look.seconds * 1000)}
    </li>
  );
}
