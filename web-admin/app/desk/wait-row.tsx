import { KEY_OF } from '../logic/keys.ts';
import { lookOf, owedSince, type WaitingCall } from '../logic/waits.ts';
import { Cap } from '../shell/cap.tsx';
import { holdOf, usePage, useSeconds } from '../shell/context.ts';
import { nameOf, numberOf } from '../shell/peer.ts';
import { Figure } from './figure.tsx';
import { Ring } from './ring.tsx';

/** One waiting caller: what to do about them, how soon, and what there is to know before taking the line back. */
export function WaitRow({ call, first }: { readonly call: WaitingCall; readonly first: boolean }) {
  const { known, words, run } = usePage();
  const { repeat } = holdOf(known);
  const look = lookOf(call.wait, useSeconds(owedSince(call.wait, repeat)), repeat);
  const name = nameOf(call.peer, words, known.status?.speedKeys);
  const number = numberOf(call.peer.number, words);
  return (
    <li class="wait" data-state={look.state} data-first={first}>
      <Ring look={look} />
      <p class="wait-time">
        <b class="wait-state">{words.waits.states[look.state]}</b>
        <span class="unseen">{look.late ? words.waits.lateBy : words.waits.dueIn} </span>
        <Figure length={look.seconds * 1000} />
      </p>
      <div class="wait-who">
        <p class="wait-name" title={name}>
          {name}
        </p>
        <div class="wait-about">
          {name !== number && <p class="number">{number} </p>}
          <WaitFacts call={call} />
        </div>
      </div>
      <button
        type="button"
        class="take-back"
        aria-keyshortcuts={first ? KEY_OF.takeBack : undefined}
        aria-label={words.waits.takeBackWhom(name)}
        onClick={() => run({ type: 'takeBack', call: call.call })}
      >
        {words.waits.takeBack}
        {first && <Cap action="takeBack" />}
      </button>
    </li>
  );
}

function WaitFacts({ call }: { readonly call: WaitingCall }) {
  const { known, words } = usePage();
  const { wait } = call;
  const facts = [words.waits.spokenTo(wait.spokenTo)];
  if (wait.lastOutcome) facts.push(words.waits.saidLast[wait.lastOutcome]);
  if (wait.missed > 0) facts.push(words.waits.missed(wait.missed));
  const consulted = known.view?.calls.find((other) => other.consultationFor === call.call);
  if (consulted) facts.push(words.waits.consulting(nameOf(consulted.peer, words, known.status?.speedKeys)));
  if (call.transferringTo) facts.push(words.waits.transferring(call.transferringTo));
  return <p class="small wait-facts">{facts.join(' · ')}</p>;
}
