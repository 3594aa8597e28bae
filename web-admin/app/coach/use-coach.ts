import { useEffect, useState } from 'preact/hooks';
import type { CoachAnswer, Mark } from '../../api.ts';
import { usePage } from '../shell/context.ts';
import { post } from './post.ts';

/** A pause in the typing after which the text is looked at. */
const PAUSE = 400;

export interface CoachOptions {
  /** Default: the page's. */
  readonly language?: 'fr' | 'en' | undefined;
  /** `caller`: a quotation, never marked. */
  readonly speaker?: 'staff' | 'caller' | undefined;
}

/**
 * What the phrase coach marks in a text (rules B11, B12). Marks before the place where one types stay; those behind it come
 * back after the next pause. A coach that does not answer marks nothing.
 */
export function useCoach(text: string, { language, speaker = 'staff' }: CoachOptions): readonly Mark[] {
  const page = usePage();
  const [seen, setSeen] = useState<{ readonly text: string; readonly marks: readonly Mark[] }>();
  const spoken = language ?? page.language;
  const may = page.may('coach.use') && speaker === 'staff';
  useEffect(() => {
    if (!may || !text.trim()) return;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await post<CoachAnswer>('api/coach', { text, language: spoken, speaker });
      if (current && answer) setSeen({ text, marks: answer.marks });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [may, text, spoken, speaker]);
  if (!may || !seen) return [];
  return seen.text === text
    ? seen.marks
    : seen.marks.filter(({ to }) => text.startsWith(seen.text.slice(0, to)));
}
