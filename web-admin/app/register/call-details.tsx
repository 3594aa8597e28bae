import { useEffect, useState } from 'preact/hooks';
import type { SegmentRow, WaitRow } from '../../../device/register/rows.ts';
import type { CallDetail, CallRow } from '../../api.ts';
import { AboutCall } from '../desk/call-details.tsx';
import { usePage } from '../shell/context.ts';
import { REGISTER_WORDS } from '../words/register.ts';
import { callDetail } from './queries.ts';
import { Result } from './result.tsx';

/** Everything that the register knows of one call. */
export function CallDetails({ row }: { readonly row: CallRow }) {
  const { language, format, words, known } = usePage();
  const own = REGISTER_WORDS[language];
  const [detail, setDetail] = useState<CallDetail | null>(null);
  useEffect(() => {
    let current = true;
    void callDetail(row.call).then((found) => {
      if (current && found) setDetail(found);
    });
    return () => {
      current = false;
    };
  }, [row.call, known.committed]);
  const end = [row.endReason && own.endReasons[row.endReason], row.endedBy && own.endedBy[row.endedBy]];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, and the keyboard must reach it.
    <section class="detail" tabIndex={0} aria-label={own.detail.title}>
      <dl class="detail-facts">
        <Fact name={own.detail.line} value={row.line} />
        <Fact
          name={own.detail.answered}
          value={row.answered === null ? own.detail.notAnswered : format.timeWithSeconds(row.answered)}
        />
        <Fact
          name={own.detail.ended}
          value={
            row.ended === null
              ? own.table.open
              : [format.timeWithSeconds(row.ended), ...end].filter(Boolean).join(', ')
          }
        />
        {row.internal && <Fact name={words.peer.internal} value="✓" />}
      </dl>
      <AboutCall call={row.call} withOutcome={row.ended !== null && row.consultationFor === null} />
      <Segments segments={detail?.segments ?? []} />
      <h2>{own.detail.waits}</h2>
      {detail?.waits.length === 0 && <p class="small">{own.detail.noWaits}</p>}
      {detail?.waits.map((wait) => (
        <Wait wait={wait} key={wait.wait} />
      ))}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt class="small">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Segments({ segments }: { readonly segments: readonly SegmentRow[] }) {
  const { language, format } = usePage();
  const own = REGISTER_WORDS[language];
  return (
    <>
      <h2>{own.detail.segments}</h2>
      <ol class="segments">
        {segments.map((segment) => (
          <li key={`${segment.kind}${segment.started}`} data-kind={segment.kind}>
            <span class="segment-kind">{own.segments[segment.kind]}</span>
            <time>{format.timeWithSeconds(segment.started)}</time>
            <span>{segment.duration === null ? own.table.open : format.duration(segment.duration)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Wait({ wait }: { readonly wait: WaitRow }) {
  const { language, format, words } = usePage();
  const own = REGISTER_WORDS[language].detail;
  const ends = REGISTER_WORDS[language].waitEnds;
  const facts = [own.waitStarted(format.timeWithSeconds(wait.started))];
  if (wait.why) facts.push(ends[wait.why]);
  if (wait.escalated) facts.push(own.escalated);
  return (
    <table class="check-ins">
      <caption>{facts.join(' · ')}</caption>
      <thead>
        <tr>
          {(['check', 'due', 'takenBack', 'lateness', 'result', 'outcome'] as const).map((column) => (
            <th scope="col" key={column}>
              {own[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {wait.checkIns.map((check) => (
          <tr key={check.checkIn}>
            <th scope="row">{check.checkIn}</th>
            <td>{format.timeWithSeconds(check.due)}</td>
            <td>{check.takenBack === null ? '–' : format.timeWithSeconds(check.takenBack)}</td>
            <td>{check.lateness === null ? '–' : latenessOf(check.lateness)}</td>
            <td>
              <Result result={check.result} />
            </td>
            <td>{check.outcome ? words.waits.saidLast[check.outcome] : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function latenessOf(lateness: number): string {
    return lateness < 0 ? own.early(format.duration(-lateness)) : format.duration(lateness);
  }
}
