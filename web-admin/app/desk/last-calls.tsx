import type { Direction, Outcome, Peer, WallTime } from '../../../device/desk/words.ts';
import { usePage } from '../shell/context.ts';
import { nameOf } from '../shell/peer.ts';

const SHOWN = 6;

/** Today's last calls. "Saved" stands only beside what comes from the register: what has been written to the disk. */
export function LastCalls() {
  const { known, words } = usePage();
  const rows = (known.lastCalls ?? []).filter((row) => row.ended !== null && row.consultationFor === null);
  const ended = known.ended.filter(({ call }) => call.consultationFor === null);
  return (
    <section class="last-calls" aria-labelledby="last-calls-title">
      <h2 id="last-calls-title">{words.calls.last}</h2>
      {rows.length + ended.length === 0 && <p class="small">{words.calls.noneYet}</p>}
      <ol>
        {ended.map(({ call }) => (
          <LastCall {...call} key={call.call} started={call.since.wall} saved={false} />
        ))}
        {rows.slice(0, Math.max(0, SHOWN - ended.length)).map((row) => (
          <LastCall {...row} key={row.call} peer={row} saved />
        ))}
      </ol>
    </section>
  );
}

interface LastCallProps {
  readonly peer: Peer;
  readonly direction: Direction;
  readonly started: WallTime;
  readonly outcome: Outcome | null;
  readonly saved: boolean;
}

function LastCall({ peer, direction, started, outcome, saved }: LastCallProps) {
  const { known, words, format } = usePage();
  const name = nameOf(peer, words, known.status?.speedKeys);
  return (
    <li class="last-call">
      <time>{format.time(started)}</time>
      <span class="last-name" title={name}>
        {name}
      </span>
      <span class="small">{outcome ? words.calls.outcomes[outcome] : words.calls.noOutcome}</span>
      <span class="saved small" data-saved={saved}>
        {saved ? words.calls.saved : words.calls.notSaved}
        {direction === 'outgoing' && ` · ${words.calls.outgoing}`}
      </span>
    </li>
  );
}
