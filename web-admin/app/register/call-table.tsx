import { useRef } from 'preact/hooks';
import type { WallTime } from '../../../device/desk/words.ts';
import type { RegisterPage, Settings } from '../../api.ts';
import { Empty } from '../form/office-table.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import { REGISTER_WORDS } from '../words/register.ts';
import { CallLine } from './call-line.tsx';
import { dayName } from './day-names.ts';

interface CallTableProps {
  readonly page: RegisterPage;
  readonly from: WallTime;
  /** The call whose details are shown. */
  readonly opened: string | null;
  readonly more: () => void;
  /** Found by a search: of any day. */
  readonly found: boolean;
}

const COLUMNS = [
  'started',
  'who',
  'direction',
  'ring',
  'talk',
  'hold',
  'checkIns',
  'outcome',
  'saved',
] as const;

/** One line a call. Arrows go through the lines, Enter opens one, Escape closes it. */
export function CallTable({ page, from, opened, more, found }: CallTableProps) {
  const { language, format } = usePage();
  const words = REGISTER_WORDS[language].table;
  const { answer: settings } = useAnswer<Settings>('api/settings');
  const body = useRef<HTMLTableSectionElement>(null);
  if (page.calls.length === 0) {
    const text = found ? REGISTER_WORDS[language].filter.none : words.empty;
    return <Empty text={text} how={!found && words.emptyHow} />;
  }
  return (
    <>
      <p class="small table-help">{words.help}</p>
      <table class="call-table">
        <caption class="unseen">
          {found ? REGISTER_WORDS[language].filter.title : words.caption(format.day(from))}
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th scope="col" key={column} data-column={column}>
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => onKeyDown(event, body.current)}>
          {page.calls.map((row) => (
            <CallLine
              row={row}
              opened={row.call === opened}
              toggle={() => toggle(row.call)}
              reasonName={reasonName}
              dated={found}
              key={row.call}
            />
          ))}
        </tbody>
      </table>
      {page.next !== null && (
        <button type="button" class="more" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );

  function reasonName(id: string): string {
    return settings?.reasons.find((reason) => reason.id === id)?.[language] ?? id;
  }

  function toggle(call: string | null): void {
    goTo('register', dayName(from), ...(call === null || call === opened ? [] : [call]));
  }

  function onKeyDown(event: KeyboardEvent, rows: HTMLElement | null): void {
    const lines = [...(rows?.querySelectorAll<HTMLElement>('button[aria-expanded]') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const next = nextLine(event.key, at, lines.length);
    if (event.key === 'Escape' && opened) {
      toggle(opened);
      lines.find((line) => line.ariaExpanded === 'true')?.focus();
    } else if (next === null) return;
    else lines[next]?.focus();
    event.preventDefault();
  }
}

function nextLine(key: string, at: number, count: number): number | null {
  if (at < 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
