import type { CallView } from '../../../device/desk/view.ts';
import { currentCalls } from '../logic/waits.ts';
import { usePage, useSeconds } from '../shell/context.ts';
import { Lazy } from '../shell/lazy.tsx';
import { acquaintance, nameOf, numberOf } from '../shell/peer.ts';
import { outcomeTarget } from './desk-commands.ts';
import { Outcomes } from './outcomes.tsx';

/** Who is on the line or rings, and what to say and note. */
export function Calls() {
  const { known, may, words } = usePage();
  const calls = known.view ? currentCalls(known.view) : [];
  const target = outcomeTarget(known);
  return (
    <section class="calls" aria-labelledby="calls-title">
      <div class="zone-head">
        <h2 id="calls-title">{words.calls.title}</h2>
        <p class="small">{words.calls.question}</p>
      </div>
      {calls.length === 0 ? (
        <div class="empty">
          <p class="large">{known.view ? words.calls.empty : words.shell.loading}</p>
          <p>{words.calls.emptyHow}</p>
          {known.status?.practice && <p>{words.calls.emptyPractice}</p>}
        </div>
      ) : (
        <ul class="call-list">
          {calls.map((call) => (
            <CurrentCall call={call} key={call.call} />
          ))}
        </ul>
      )}
      <Lazy part="GuideCard" props={{}} meanwhile={<div class="guide-card" />} />
      <Outcomes />
      {target && may('calls.read') && <Lazy part="AboutCall" props={{ call: target }} key={target} />}
      {may('directory.read') && <Lazy part="Find" props={{}} />}
    </section>
  );
}

function CurrentCall({ call }: { readonly call: CallView }) {
  const { known, words } = usePage();
  const speedKeys = known.status?.speedKeys;
  const facts = [acquaintance(call.peer, words, speedKeys)];
  if (call.internal) facts.push(words.peer.internal);
  if (call.direction === 'outgoing') facts.push(words.calls.outgoing);
  if (call.heldByPeer) facts.push(words.calls.heldByPeer);
  if (call.transferringTo) facts.push(words.waits.transferring(call.transferringTo));
  const name = nameOf(call.peer, words, speedKeys);
  return (
    <li class="call" data-state={call.state}>
      <p class="call-state">
        <span class="call-mark" aria-hidden="true" />
        {words.calls.states[call.state]}
        {call.slot && <span class="small">{words.unit.lampNames.line(String(call.slot))}</span>}
        <Since call={call} />
      </p>
      <p class="call-name" title={name}>
        {name}
      </p>
      {name !== numberOf(call.peer.number, words) && (
        <p class="number">{numberOf(call.peer.number, words)}</p>
      )}
      <p class="small">{facts.join(' · ')}</p>
    </li>
  );
}

function Since({ call }: { readonly call: CallView }) {
  const { words, format } = usePage();
  const now = useSeconds(call.since.at);
  return (
    <span class="small call-since">
      {words.calls.since(format.time(call.since.wall))} · {format.duration(now - call.since.at)}
    </span>
  );
}
