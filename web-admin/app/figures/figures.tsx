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
  const range = { from: days[0], to: days.at(-1) };
  const { answer } = useAnswer<Answer>(`api/figures?${parameters(range)}`);
  const file = (table: string) => `api/figures.csv?${parameters({ ...range, table, language })}`;
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
      {answer && answer.total.calls > 0 && <Shown figures={answer} days={days} file={file} />}
    </PageFrame>
  );
}

/** Local days, today the last of them. */
function lastDays(count: number, now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, at) =>
    dayName(new Date(date.getFullYear(), date.getMonth(), date.getDate() - count + 1 + at).getTime()),
  );
}

interface ShownProps {
  readonly figures: Answer;
  /** Of the whole period, without calls as well. */
  readonly days: readonly string[];
  readonly file: (table: string) => string;
}

function Shown({ figures, days: period, file }: ShownProps) {
  const { language, format } = usePage();
  const words = FIGURES_WORDS[language];
  const { total, days, hours, lines, lateness, work, people } = figures;
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
  const byDay = new Map(days.map((row) => [row.day, row]));
  const short = (day: string) => (period.length > 31 ? `${day.slice(8)}/${day.slice(5, 7)}` : day.slice(8));
  const works = Object.keys(words.works) as (keyof typeof work)[];
  return (
    <>
      <Totals row={total} today={byDay.get(period.at(-1) ?? '')} days={period.length} />
      <Plot
        title={words.strip}
        note={words.partsHow}
        file={file('days')}
        columns={[words.day, ...columns]}
        rows={days.map((row) => [format.day(dayFromName(row.day) ?? 0), ...cells(row)])}
      >
        <Bars full={1} bars={period.map((day) => ({ label: short(day), parts: shares(byDay.get(day)) }))} />
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
        note={words.partsHow}
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
      {people && (
        <Plot
          title={words.people}
          file={file('people')}
          columns={words.person}
          rows={people.map((row) => [row.name, row.messagesWritten, row.followUpsTaken, row.followUpsDone])}
        />
      )}
    </>
  );
}

const RESULTS = ['early', 'onTime', 'late', 'missed', 'void'] as const;

/** Kept, and not kept. */
function keptAndNot({ checkIns }: FiguresRow): number[] {
  return [checkIns.early + checkIns.onTime, checkIns.late + checkIns.missed];
}

const hasCheckIns = (row: FiguresRow | undefined) =>
  row !== undefined && keptAndNot(row).some((count) => count > 0);

function shares(row: FiguresRow | undefined): number[] {
  const [kept = 0, not = 0] = row ? keptAndNot(row) : [];
  return kept + not === 0 ? [0] : [kept / (kept + not), not / (kept + not)];
}

interface TotalsProps {
  readonly row: FiguresRow;
  /** Without a call: undefined. */
  readonly today: FiguresRow | undefined;
  /** How many days `row` is of. */
  readonly days: number;
}

function Totals({ row, today, days }: TotalsProps) {
  const { language, format } = usePage();
  const { counts, kept, keptToday, keptHow, noCheckIns } = FIGURES_WORDS[language];
  const none = !hasCheckIns(row);
  const share = (of: FiguresRow | undefined) => (hasCheckIns(of) ? format.share(shares(of)[0] ?? 0) : '–');
  const shown: readonly (readonly [string, string | number])[] = [
    ...(days > 1 ? [[kept, share(row)] as const] : []),
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
          <dt>{keptToday}</dt>
          <dd class="figure">{share(today)}</dd>
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
