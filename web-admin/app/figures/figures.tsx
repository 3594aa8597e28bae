import { useState } from 'preact/hooks';
import type { Figures as Answer, FiguresRow } from '../../../device/register/figures/figures.ts';
import { ChoiceField, TextField } from '../form/field.tsx';
import { Empty } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { parameters } from '../live/queries.ts';
import { dayFromName, dayName } from '../register/day-names.ts';
import { unitWall, usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import type { PageProps } from '../shell/pages.ts';
import { PERIODS, periodOf } from './period.ts';
import { Bars, Plot } from './plot.tsx';
import { FIGURES_WORDS } from './words.ts';

/** How well check-ins were kept, and what else the calls of some days say. Its route: the period. */
export function Figures({ route, keyList }: PageProps) {
  const { known, language } = usePage();
  const words = FIGURES_WORDS[language];
  const { name, days } = periodOf(route.parts, unitWall(known));
  const [from = '', to = from] = [days[0], days.at(-1)];
  const range = { from, to };
  const { answer } = useAnswer<Answer>(`api/figures?${parameters(range)}`);
  const file = (table: string) => `api/figures.csv?${parameters({ ...range, table, language })}`;
  return (
    <PageFrame question={words.question} keyList={keyList} busy={answer === null}>
      <div class="office-bar">
        <ChoiceField
          label={words.period}
          value={name}
          change={(chosen) => goTo('figures', ...(chosen === 'dates' ? [from, to] : [chosen]))}
          choices={PERIODS.map((each) => [each, words.periods[each]])}
        />
        <DayField label={words.from} day={from} change={(day) => goTo('figures', day, to)} />
        <DayField label={words.to} day={to} change={(day) => goTo('figures', from, day)} />
      </div>
      {answer && <Shown figures={answer} days={days} file={file} />}
    </PageFrame>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly change: (day: string) => void;
}

/** While somebody types a year there is no such day, and other days on the way: what is typed stays until they leave it. */
function DayField({ label, day, change }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div onFocusOut={() => setTyped(null)}>
      <TextField
        label={label}
        type="date"
        value={typed ?? day}
        change={(text) => {
          setTyped(text);
          if (dayFromName(text)) change(text);
        }}
      />
    </div>
  );
}

interface ShownProps {
  readonly figures: Answer;
  /** Of the whole period, without calls as well. */
  readonly days: readonly string[];
  readonly file: (table: string) => string;
}

function Shown({ figures, days: period, file }: ShownProps) {
  const { known, language, format } = usePage();
  const words = FIGURES_WORDS[language];
  const { total, days, hours, lines, lateness, work, people, peopleSince } = figures;
  const today = dayName(unitWall(known));
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
      {total.calls === 0 ? (
        <Empty text={words.empty} />
      ) : (
        <>
          <Totals
            row={total}
            today={period.at(-1) === today ? byDay.get(today) : null}
            days={period.length}
          />
          <Plot
            title={words.strip}
            note={words.partsHow}
            file={file('days')}
            columns={[words.day, ...columns]}
            rows={days.map((row) => [format.day(dayFromName(row.day) ?? 0), ...cells(row)])}
          >
            <Bars
              full={1}
              bars={period.map((day) => ({ label: short(day), parts: shares(byDay.get(day)) }))}
            />
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
        </>
      )}
      <Plot
        title={words.work}
        file={file('work')}
        columns={[words.work, words.count]}
        rows={works.map((name) => [words.works[name], work[name]])}
      />
      {people && (
        <Plot
          title={words.people}
          note={peopleSince ? words.peopleSince(format.day(peopleSince.at), peopleSince.by) : ''}
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

const hasCheckIns = (row: FiguresRow | undefined | null) =>
  row != null && keptAndNot(row).some((count) => count > 0);

function shares(row: FiguresRow | undefined | null): number[] {
  const [kept = 0, not = 0] = row ? keptAndNot(row) : [];
  return kept + not === 0 ? [0] : [kept / (kept + not), not / (kept + not)];
}

interface TotalsProps {
  readonly row: FiguresRow;
  /** Without a call: undefined; null: the period does not end today. */
  readonly today: FiguresRow | undefined | null;
  /** How many days `row` is of. */
  readonly days: number;
}

function Totals({ row, today, days }: TotalsProps) {
  const { language, format } = usePage();
  const { counts, kept, keptToday, keptHow, noCheckIns } = FIGURES_WORDS[language];
  const none = !hasCheckIns(row);
  const share = (of: FiguresRow | undefined | null) =>
    hasCheckIns(of) ? format.share(shares(of)[0] ?? 0) : '–';
  const shown: readonly (readonly [string, string | number])[] = [
    ...(today === null ? [] : [[keptToday, share(today)] as const]),
    ...(today === null || days > 1 ? [[kept, share(row)] as const] : []),
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
        {shown.map(([name, value], at) => (
          <div key={name} class={at ? '' : 'kept'}>
            <dt>{name}</dt>
            <dd class={at ? 'large' : 'figure'}>
              {typeof value === 'number' ? value.toLocaleString(language) : value}
            </dd>
          </div>
        ))}
      </dl>
      <p class="small">{none ? noCheckIns : keptHow}</p>
    </div>
  );
}
