import { useEffect, useState } from 'preact/hooks';
import type { SampleCard } from '../../../device/guide/cards/guide-means.ts';
import type { Preview } from '../../api.ts';
import { post } from '../coach/post.ts';
import { usePage } from '../shell/context.ts';
import { EDIT_WORDS } from './edit-words.ts';

const PAUSE = 400;

interface PreviewProps {
  readonly title: string;
  readonly body: string;
  readonly language: 'fr' | 'en';
}

/** How the card reads with a sample call and with nothing known, and what keeps it from being published. */
export function PreviewOf(text: PreviewProps) {
  const words = EDIT_WORDS[usePage().language];
  const [seen, setSeen] = useState<(Preview & { readonly body: string }) | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const preview = await post<Preview>('api/guide/preview', text);
      if (preview && current) setSeen({ ...preview, body: text.body });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text.title, text.body, text.language]);
  if (!seen) return null;
  return (
    <section class="guide-preview" aria-label={words.preview}>
      <ul class="guide-faults" role="status">
        {seen.faults.map(({ code, at, about }) => (
          <li class="field-fault" key={`${at} ${code}`}>
            {words.line(seen.body.slice(0, at).split('\n').length)}: {words.faults[code](about)}
          </li>
        ))}
      </ul>
      <div class="guide-samples" lang={text.language}>
        <Sample title={words.known} card={seen.known} />
        <Sample title={words.unknown} card={seen.unknown} />
      </div>
    </section>
  );
}

function Sample({ title, card }: { readonly title: string; readonly card: SampleCard }) {
  return (
    <div>
      <h3>{title}</h3>
      <p class="guide-card-title">{card.title}</p>
      {card.sections.map((section) => (
        <>
          {section.title && <h4>{section.title}</h4>}
          <ul class="card-lines">
            {section.lines.map(({ kind, text }, at) => (
              <li class={`card-${kind}`} key={at}>
                {text}
              </li>
            ))}
          </ul>
        </>
      ))}
    </div>
  );
}
