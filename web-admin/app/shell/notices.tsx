import type { Refusal } from '../live/commands.ts';
import type { Words } from '../words/dictionary.ts';
import { unitWall, usePage, useRedrawAfter } from './context.ts';
import { Lazy } from './lazy.tsx';

/** Faults of the unit, a lost connection and refusals: in a place of their own that covers nothing. */
export function Notices({ refusal }: { readonly refusal: Refusal }) {
  const { words, known, format } = usePage();
  const { shell } = words;
  const { view, connection, status } = known;
  const faults: string[] = [];
  if (view && !view.lineUp) faults.push(shell.lineDown);
  if (view && !view.panelConnected) faults.push(shell.panelLost);
  if (view?.registerFault) faults.push(shell.registerFault);
  if (status?.deadLetters) faults.push(shell.deadLetters(status.deadLetters));
  if (status?.crmSilentSince) faults.push(shell.crmSilent(format.moment(status.crmSilentSince)));
  const calm = connection.state !== 'lost' && faults.length === 0 && !refusal;
  return (
    <div class="notices">
      {calm && <Today />}
      <Lazy part="OpenLines" props={{}} />
      <div role="status">
        {connection.state === 'lost' && (
          <p class="notice lost">{shell.lost(format.timeWithSeconds(connection.since))}</p>
        )}
        {connection.state !== 'lost' &&
          faults.map((fault) => (
            <p class="notice fault" key={fault}>
              {fault}
            </p>
          ))}
        {refusal && <p class="notice refusal">{refusalWords(refusal, shell.refusals)}</p>}
      </div>
    </div>
  );
}

/** The unit's date and time: one line, so that the place of the notices is never empty. */
function Today() {
  const { known, format, words } = usePage();
  const wall = unitWall(known);
  useRedrawAfter(60_000 - (wall % 60_000));
  return (
    <p class="today">
      {format.moment(wall)}
      {known.clockDoubtful && <> · {words.shell.clockDoubtful}</>}
    </p>
  );
}

type RefusalWords = Words['shell']['refusals'];

/** The page has words of its own for what a reader can do something about. */
function refusalWords(refusal: NonNullable<Refusal>, words: RefusalWords): string {
  return refusal in words ? words[refusal as keyof RefusalWords] : words.other;
}
