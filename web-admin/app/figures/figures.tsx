import type { Figures as Answer, FiguresRow } from '../../../device/register/figures/figures.ts';
import { ChoiceField } from '../form/field.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { parameters } from '../live/queries.ts';
import { dayFromName, dayName } from '../register/day-names.ts';
import { unitWall, usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import type { PageProps } from '../shell/pages.ts';
import { Bars, Plot } from './plot.tsx';
import { FIGURES_WORDS } from './words.ts';

const PERIODS = ['1', '7', '30', '365'] as const;
type Period = (typeof PERIODS)[number];

/** How well check-ins were kept, and what else the calls of some days say. Its route: how many days. */
export function Figures({ route, keyList }: PageProps) {
  const { known, language } = usePage();
  const words = FIGURES_WORDS[language];
  const period: Period = PERIODS.find((days) => days === route.parts[0]) ?? '30';
  const days = lastDays(Number(period), unitWall(known));
  const { answer } = useAnswer<Answer>(`api/figures?${parameters(days)}`);
  const file = (table: string) => `api/figures.csv?${parameters({ ...days, table, language })}`;
  return (
    <PageFrame title={words.title} question={words.question} keyList={keyList} busy={answer === null}>
      <div class="office-bar">
        <ChoiceField
          label={words.period}
          value={period}
          change={(chosen) => goTo('figures', chosen)}
          choices={PERIODS.map((each) => [each, words.periods[each]])}
        />
      </div>
      {answer?.total.calls === 0 && <p class="empty">{words.empty}</p>}
      {answer && answer.total.calls > 0 && <Shown figures={answer} file={file} />}
    </PageFrame>
  );
}

/** Local days, today the last of them. */
function lastDays(count: number, now: number) {
  const date = new Date(now);
  const first = new Date(date.getFullYear(), date.getMonth(), date.getDate() - count + 1).getTime();
  return { from: dayName(first), to: dayName(now) };
}

interface ShownProps {
  readonly figures: Answer;
  readonly file: (table: string) => string;
}

function Shown({ figures, file }: ShownProps) {
  const { language, format } = usePage();
  const words = FIGURES_WORDS[language];
  const { total, days, hours, lines, lateness, work } = figures;
  const columns = [
    words.counts.calls,
    words.counts.answered,
    ...RESULTS.map((result) => words.results[result]),
  ];
  const cells = (row: FiguresRow) => [
    row.calls,
    row.answered,
    ...RESULTS.map((result) => row.checkIns[result]),
  ];
  const short = (day: string) => day.slice(8);
  const works = Object.keys(words.works) as (keyof typeof work)[];
  return (
    <>
      <Totals row={total} />
      <Plot
        title={words.strip}
        file={file('days')}
        columns={[words.day, ...columns]}
        rows={days.map((row) => [format.day(dayFromName(row.day) ?? 0), ...cells(row)])}
      >
        <Bars full={1} bars={days.map((row) => ({ label: short(row.day), parts: shares(row) }))} />
      </Plot>
      <Plot
        title={words.histogram}
        note={words.histogramHow}
        file={file('lateness')}
        columns={[words.late, words.count]}
        rows={lateness.map(({ from, count }) => [words.lateFrom(from), count])}
      >
        <Bars
          bars={lateness.map(({ from, count }) => ({
            label: words.lateFrom(from),
            parts: from < 5 ? [count] : [0, count],
          }))}
        />
      </Plot>
      <Plot
        title={words.hours}
        file={file('hours')}
        columns={[words.hour, ...columns]}
        rows={hours.map((row) => [words.hourName(row.hour), ...cells(row)])}
      >
        <Bars bars={hours.map((row) => ({ label: words.hourName(row.hour), parts: keptAndNot(row) }))} />
      </Plot>
      <Plot
        title={words.lines}
        note={words.leavesOut}
        file={file('lines')}
        columns={[words.line, ...columns]}
        rows={lines.map((row) => [row.line, ...cells(row)])}
      />
      <Plot
        title={words.work}
        file={file('work')}
        columns={[words.work, words.count]}
        rows={works.map((name) => [words.works[name], work[name]])}
      />
    </>
  );
}

const RESULTS = ['early', 'onTime', 'late', 'missed', 'void'] as const;

/** Kept, and not kept. */
function keptAndNot({ checkIns }: FiguresRow): number[] {
  return [checkIns.early + checkIns.onTime, checkIns.late + checkIns.missed];
}

function shares(row: FiguresRow): number[] {
  const [kept = 0, not = 0] = keptAndNot(row);
  return kept + not === 0 ? [0] : [kept / (kept + not), not / (kept + not)];
}

function Totals({ row }: { readonly row: FiguresRow }) {
  const { language, format } = usePage();
  const { counts, kept, keptHow, noCheckIns } = FIGURES_WORDS[language];
  const [share] = shares(row);
  const none = keptAndNot(row).every((count) => count === 0);
  const shown: readonly (readonly [string, string | number])[] = [
    [counts.calls, row.calls],
    [counts.answered, row.answered],
    [counts.missed, row.missed],
    [counts.abandoned, row.abandoned],
    [counts.callBacks, row.callBacks],
    [counts.ring, row.answered ? format.duration(row.ringTime / row.answered) : '–'],
    [counts.talk, format.duration(row.talkTime)],
    [counts.hold, format.duration(row.holdTime)],
    [counts.silence, format.duration(row.longestSilence)],
  ];
  return (
    <div class="totals">
      <dl>
        <div class="kept">
          <dt>{kept}</dt>
          <dd class="figure">{none ? '–' : format.share(share ?? 0)}</dd>
        </div>
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="large">{typeof value === 'number' ? value.toLocaleString(language) : value}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{none ? noCheckIns : keptHow}</p>
    </div>
  );
}
