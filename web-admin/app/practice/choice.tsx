import { useState } from 'preact/hooks';
import { SCENARIO_IDS, type ScenarioId } from '../../../device/guide/practice/scenario.ts';
import type { PracticeCaller, PracticeStatus } from '../../api.ts';
import { usePage } from '../shell/context.ts';
import { KeyGroup } from '../unit/key-group.tsx';
import { VoiceNotice } from './voice-notice.tsx';
import { PRACTICE_WORDS } from './words.ts';

/** What can be practised, what comes next, and how far one has come. */
export function Choice({ callers, lesson }: PracticeStatus) {
  const { words, language, run } = usePage();
  const own = PRACTICE_WORDS[language];
  const mastered = SCENARIO_IDS.filter((id) => lesson.progress[id].mastered).length;
  const play = (scenario: ScenarioId) => run({ type: 'practiceStart', scenario, language });
  return (
    <>
      <div class="zone-head">
        <h2 id="practice-title">{words.practice.title}</h2>
        <p class="small">{own.question}</p>
      </div>
      <KeyGroup group="practice" label={words.practice.title} press={press}>
        <p class="practice-part">
          {own.path} <small>{own.done(mastered, SCENARIO_IDS.length)}</small>
        </p>
        {SCENARIO_IDS.map((id) => (
          <button
            type="button"
            class="scenario"
            key={id}
            data-next={lesson.next === id}
            onClick={() => play(id)}
          >
            <span class="scenario-title">
              {lesson.words[language][id].title} <Standing id={id} />
            </span>
            <small>{lesson.words[language][id].teaches}</small>
          </button>
        ))}
        {lesson.next === null && <p class="small">{own.allDone}</p>}
        <p class="practice-part">{own.free}</p>
        {callers.map((caller) => (
          <button
            type="button"
            class="free-call"
            key={caller.name}
            data-state={caller.state}
            onClick={() => ring(caller)}
          >
            {caller.state === 'idle' ? words.practice.ring(caller.name) : words.practice.hangUp(caller.name)}
            {caller.state !== 'idle' && <small>{words.practice.states[caller.state]}</small>}
          </button>
        ))}
      </KeyGroup>
      <VoiceNotice lesson={lesson} />
      <Reset lesson={lesson} />
    </>
  );

  function Standing({ id }: { readonly id: ScenarioId }) {
    const { runs, best, mastered: done } = lesson.progress[id];
    const share = new Intl.NumberFormat(language, { style: 'percent' }).format(best);
    if (done) return <small class="saved">{own.mastered}</small>;
    if (lesson.next === id) return <small class="scenario-next">{own.next}</small>;
    return runs > 0 ? <small>{own.tries(runs, share)}</small> : null;
  }

  /** Scenarios first, then callers. */
  function press(figure: string): void {
    const index = Number(figure) - 1;
    const scenario = SCENARIO_IDS[index];
    if (scenario) play(scenario);
    else ring(callers[index - SCENARIO_IDS.length]);
  }

  function ring(caller: PracticeCaller | undefined): void {
    if (caller)
      run({ type: caller.state === 'idle' ? 'practiceRing' : 'practiceHangUp', caller: caller.name });
  }
}

/** Forgets the progress, after a question that names it. */
function Reset({ lesson }: Pick<PracticeStatus, 'lesson'>) {
  const { language, run } = usePage();
  const [asking, ask] = useState(false);
  const own = PRACTICE_WORDS[language];
  if (SCENARIO_IDS.every((id) => lesson.progress[id].runs === 0)) return null;
  if (!asking) {
    return (
      <button type="button" class="plain small" onClick={() => ask(true)}>
        {own.reset}
      </button>
    );
  }
  return (
    <fieldset class="practice-ask">
      <legend>{own.resetAsk}</legend>
      <button
        type="button"
        onClick={() => {
          ask(false);
          run({ type: 'practiceReset' });
        }}
      >
        {own.resetYes}
      </button>
      <button type="button" onClick={() => ask(false)}>
        {own.resetNo}
      </button>
    </fieldset>
  );
}
