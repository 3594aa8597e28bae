import { useState } from 'preact/hooks';
import type { DifferentLine, GuideCardAnswer } from '../../api.ts';
import { Question } from '../form/form.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useTelling } from '../form/use-telling.ts';
import { parameters } from '../live/queries.ts';
import { usePage } from '../shell/context.ts';
import { DifferentLines } from './different-lines.tsx';
import { EDIT_WORDS } from './edit-words.ts';

interface VersionsProps {
  readonly answer: GuideCardAnswer;
  readonly again: () => void;
}

/** Who published what and when; how each differs from what is read now; and the way back to it. */
export function Versions({ answer: { current, versions }, again }: VersionsProps) {
  const { language, format } = usePage();
  const words = EDIT_WORDS[language];
  const [open, setOpen] = useState<number | null>(null);
  const [asking, ask] = useState<number | null>(null);
  const restoring = useTelling('guide.restore', words);
  const { card, language: spoken } = current;
  const restore = async (from: number) => {
    ask(null);
    await restoring.send({ card, language: spoken, from, version: current.version });
    again();
  };
  const row = (version: number, text: string) => (
    <li key={version}>
      <p>
        {text} {version === current.version && <span class="tag">{words.current}</span>}
      </p>
      {version !== current.version && (
        <>
          <button
            type="button"
            class="plain"
            aria-expanded={open === version}
            onClick={() => setOpen(open === version ? null : version)}
          >
            {words.differences}
          </button>
          <button type="button" class="plain" onClick={() => ask(version)}>
            {words.restore}
          </button>
          {open === version && (
            <Difference card={card} language={spoken} from={version} to={current.version} />
          )}
          {asking === version && (
            <Question
              question={words.restoreQuestion(version)}
              yes={words.restore}
              agree={() => void restore(version)}
              cancel={() => ask(null)}
            />
          )}
        </>
      )}
    </li>
  );
  return (
    <section class="panel-box guide-versions" aria-labelledby="guide-versions">
      <h2 id="guide-versions">{words.versions}</h2>
      <p role="status">{restoring.refusal}</p>
      <ol>
        {versions.map(({ version, how, published, by }) =>
          row(version, `${words.version(version, format.moment(published), by)} (${words.ways[how]})`),
        )}
        {row(0, words.shipped)}
      </ol>
    </section>
  );
}

function Difference(query: {
  readonly card: string;
  readonly language: string;
  readonly from: number;
  readonly to: number;
}) {
  const { answer } = useAnswer<readonly DifferentLine[]>(`api/guide/difference?${parameters(query)}`);
  return answer && <DifferentLines lines={answer} />;
}
