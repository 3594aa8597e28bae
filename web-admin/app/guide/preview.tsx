import { useEffect, useState } from 'preact/hooks';
import type { Preview } from '../../api.ts';
import { post } from '../coach/post.ts';
import { usePage } from '../shell/context.ts';
import { WholeCard } from './card-lines.tsx';
import { EDIT_WORDS } from './edit-words.ts';

const PAUSE = 400;

interface PreviewProps {
  readonly title: string;
  readonly body: string;
  readonly language: 'fr' | 'en';
}

/** How the card reads with a sample call and with nothing known, and what keeps it from being published. */
export function PreviewOf(text: PreviewProps) {
  const { language } = usePage();
  const words = EDIT_WORDS[language];
  const [seen, setSeen] = useState<Preview | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const preview = await post<Preview>('api/guide/preview', { ...text, reader: language });
      if (preview && current) setSeen(preview);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text.title, text.body, text.language, language]);
  if (!seen) return null;
  return (
    <section class="guide-preview" aria-label={words.preview}>
      <div role="status">
        <ul>
          {seen.faults.map(({ line, says }) => (
            <li class="field-fault" key={says}>
              {words.line(line)} {says}
            </li>
          ))}
        </ul>
      </div>
      <div class="guide-samples" lang={text.language}>
        <Sample title={words.known} card={seen.known} />
        <Sample title={words.unknown} card={seen.unknown} />
      </div>
    </section>
  );
}

function Sample({ title, card }: { readonly title: string; readonly card: Preview['known'] }) {
  return (
    <div>
      <h2>{title}</h2>
      <p class="guide-card-title">{card.title}</p>
      <WholeCard card={card} facts={{}} />
    </div>
  );
}
