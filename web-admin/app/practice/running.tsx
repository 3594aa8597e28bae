import type { Caption, CurrentLesson, Lesson } from '../../../device/guide/practice/lesson.ts';
import { usePage } from '../shell/context.ts';
import { PRACTICE_WORDS } from './words.ts';

/** More scroll out of sight: during a call one looks at the last. */
const SHOWN = 2;

interface RunningProps {
  readonly current: CurrentLesson;
  readonly lesson: Lesson;
}

/** A scenario while it is played: where its caller stands, what is said, and the way on. */
export function Running({ current, lesson }: RunningProps) {
  const { language, run } = usePage();
  const own = PRACTICE_WORDS[language];
  const { title, teaches } = lesson.words[language][current.scenario];
  const phase = current.phase === 'talking' && !current.canGoOn ? 'listening' : current.phase;
  return (
    <>
      <div class="zone-head">
        <h2 id="practice-title">{title}</h2>
        <p class="small">{teaches}</p>
      </div>
      <Captions captions={current.captions.slice(-SHOWN)} language={current.language} />
      <div class="practice-foot">
        <p class="practice-phase" data-phase={phase}>
          {own.phases[phase]}
        </p>
        {/* A group of its own and no KeyGroup: the figures stay the three ways while one practises them. */}
        <fieldset
          class="practice-ways"
          data-group="practice"
          aria-label={title}
          aria-keyshortcuts="P"
          onKeyDown={(event) =>
            event.key === 'Escape' && event.target instanceof HTMLElement && event.target.blur()
          }
        >
          <button
            type="button"
            tabIndex={0}
            aria-disabled={!current.canGoOn}
            onClick={() => current.canGoOn && run({ type: 'practiceGoOn' })}
          >
            {own.goOn}
          </button>
          <button type="button" tabIndex={0} class="plain" onClick={() => run({ type: 'practiceStop' })}>
            {own.end}
          </button>
        </fieldset>
      </div>
    </>
  );
}

interface CaptionsProps {
  readonly captions: readonly Caption[];
  /** That is spoken, whatever the page's own. */
  readonly language: string;
}

function Captions({ captions, language }: CaptionsProps) {
  const own = PRACTICE_WORDS[usePage().language];
  return (
    <div class="captions" role="log" aria-label={own.captions}>
      {captions.length === 0 && <p class="small">{own.noCaption}</p>}
      {captions.map(({ number, who, text, audible }, index) => (
        <p key={number} class="caption" data-last={index === captions.length - 1}>
          <span class="small">
            {who}
            {!audible && ` (${own.aside})`}
          </span>
          <span lang={language}>{quoted(text, language)}</span>
        </p>
      ))}
    </div>
  );
}

/** With the narrow spaces that French has inside its quotation marks and before high punctuation. */
function quoted(text: string, language: string): string {
  if (language !== 'fr') return `“${text}”`;
  return `«\u202f${text.replace(/ ([;:!?])/g, '\u202f$1')}\u202f»`;
}
