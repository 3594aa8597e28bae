import type { CurrentLesson, Lesson, ToldFinding } from '../../../device/guide/practice/lesson.ts';
import type { ScenarioId } from '../../../device/guide/practice/scenario.ts';
import { usePage } from '../shell/context.ts';
import { PRACTICE_WORDS } from './words.ts';

interface DebriefProps {
  readonly current: CurrentLesson;
  readonly lesson: Lesson;
}

/** What became of each rule, with times; what only the learner can judge; and how to go on. */
export function Debrief({ current, lesson }: DebriefProps) {
  const { language, run } = usePage();
  const own = PRACTICE_WORDS[language];
  const { title, yourself } = lesson.words[language][current.scenario];
  const judged = current.findings.filter(({ verdict }) => verdict !== 'told');
  const kept = judged.filter(({ verdict }) => verdict === 'kept').length;
  const play = (scenario: ScenarioId) => run({ type: 'practiceStart', scenario, language });
  const next = lesson.next === current.scenario ? null : lesson.next;
  return (
    <>
      <div class="zone-head">
        <h2 id="practice-title">
          {own.debrief} · {title}
        </h2>
        <p class="small" role="status">
          {own.kept(kept, judged.length)}
        </p>
      </div>
      <fieldset class="practice-ways" data-group="practice" aria-label={own.debrief} aria-keyshortcuts="P">
        {next && (
          <button type="button" tabIndex={0} onClick={() => play(next)}>
            {own.goNext(lesson.words[language][next].title)}
          </button>
        )}
        <button type="button" tabIndex={0} onClick={() => play(current.scenario)}>
          {own.again}
        </button>
        <button type="button" tabIndex={0} class="plain" onClick={() => run({ type: 'practiceStop' })}>
          {own.close}
        </button>
      </fieldset>
      <ul class="findings">
        {current.findings.map((finding) => (
          <FindingLine key={finding.sentence.en} finding={finding} />
        ))}
      </ul>
      <p class="small">{own.yourself}</p>
      <ul class="yourself">
        {yourself.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}

function FindingLine({ finding }: { readonly finding: ToldFinding }) {
  const { language } = usePage();
  const { rule, verdict, sentence } = finding;
  return (
    <li class="finding" data-verdict={verdict}>
      <span class="finding-verdict">
        <span class="finding-mark" aria-hidden="true" />
        {PRACTICE_WORDS[language].verdicts[verdict]} <small>{rule}</small>
      </span>
      <span>{sentence[language]}</span>
    </li>
  );
}
