import { usePage } from './context.ts';
import { OPEN_LINES_WORDS } from './open-lines-words.ts';

/** Lines that want somebody's eye before the day ends (rules A14, A15), on every page. */
export function OpenLines() {
  const { language, known } = usePage();
  const words = OPEN_LINES_WORDS[language];
  const { late = 0, closing = 0 } = known.status?.openLines ?? {};
  return (
    <div role="status">
      {late > 0 && (
        <a class="open-lines" href="#/messages">
          {words.late(late)}
        </a>
      )}
      {closing > 0 && (
        <a class="open-lines" href="#/followUps">
          {words.closing(closing)}
        </a>
      )}
    </div>
  );
}
