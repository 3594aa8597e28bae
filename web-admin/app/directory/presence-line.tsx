import type { EntryNow } from '../../../device/register/directory/directory-queries.ts';
import { dayStart } from '../logic/times.ts';
import { unitWall, usePage } from '../shell/context.ts';
import { DIRECTORY_WORDS } from './words.ts';

/** "Outside consultation, back from 14:00": something to offer instead of "not here" (rule B8). */
export function PresenceLine({ entry }: { readonly entry: EntryNow }) {
  const { language, format, known } = usePage();
  const words = DIRECTORY_WORDS[language];
  const { presence, deputyName } = entry;
  if (!presence) return null;
  if (presence.state === 'here')
    return (
      <span class="tag" data-open="true">
        {words.here(format.time(presence.until))}
      </span>
    );
  const { back, why, reason } = presence;
  const today = back !== null && back < dayStart(unitWall(known), 1);
  const when = back === null ? null : `${today ? '' : `${format.day(back)}, `}${format.time(back)}`;
  return (
    <span>
      {[words.away[why], reason].filter(Boolean).join(` · `)},{' '}
      <b>{when === null ? words.noReturn : words.back(when)}</b>
      {deputyName && ` · ${words.deputyIs(deputyName)}`}
    </span>
  );
}
