import type { Lesson } from '../../../device/guide/practice/lesson.ts';
import { usePage } from '../shell/context.ts';
import { PRACTICE_WORDS } from './words.ts';

/** Why callers are not heard, where they are not. */
export function VoiceNotice({ lesson }: { readonly lesson: Lesson }) {
  const { noVoice, voiceFailed, notHeard } = PRACTICE_WORDS[usePage().language];
  if (lesson.voice === 'missing') return <p class="small practice-notice">{noVoice}</p>;
  if (lesson.voice === 'failed') return <p class="small practice-notice">{voiceFailed}</p>;
  return lesson.heard ? null : <p class="small practice-notice">{notHeard}</p>;
}
