import { useState } from 'preact/hooks';
import type { CallDetail, MessageDetail, MessagePage, MessageRow } from '../../api.ts';
import { TextField } from '../form/field.tsx';
import { Empty, OfficeTable } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { ask } from '../live/queries.ts';
import { hashOf } from '../logic/route.ts';
import { unitWall, usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import type { PageProps } from '../shell/pages.ts';
import { EMPTY } from './forms.ts';
import { MessageForm } from './message-form.tsx';
import { MessageView } from './message-view.tsx';
import { Mine } from './mine.tsx';
import { MESSAGE_WORDS } from './words.ts';

/** Messages until they have arrived (rule A14). Its route: a message's id, or `new` and the call in which it is left. */
export function Messages({ route, keyList }: PageProps) {
  const { language, may } = usePage();
  const words = MESSAGE_WORDS[language];
  const [id, call] = route.parts;
  const office = may('messages.read');
  return (
    <PageFrame question={words.question} keyList={keyList}>
      {id && (
        <p>
          <a class="button" href={hashOf('messages')}>
            {words.back}
          </a>
        </p>
      )}
      {!id && <Mine />}
      {office &&
        (id === undefined || id === '' ? (
          <List />
        ) : id === 'new' ? (
          <New call={call || null} key={call} />
        ) : (
          <One id={id} key={id} />
        ))}
    </PageFrame>
  );
}

function One({ id }: { readonly id: string }) {
  const { answer, again } = useAnswer<MessageDetail>(`api/messages/${encodeURIComponent(id)}`);
  return answer && <MessageView message={answer} again={again} />;
}

/** With what the call says of who left it. */
function New({ call }: { readonly call: string | null }) {
  const { answer } = useAnswer<CallDetail>(call ? `api/register/${encodeURIComponent(call)}` : 'api/me');
  if (!answer) return null;
  const initial = call
    ? { ...EMPTY, call, caller: answer.contact ?? answer.name ?? '', number: answer.number ?? '' }
    : EMPTY;
  return (
    <MessageForm
      name={`message:${call ?? 'new'}`}
      initial={initial}
      done={(id) => goTo('messages', id)}
      cancel={() => goTo('messages')}
    />
  );
}

function List() {
  const words = MESSAGE_WORDS[usePage().language];
  const [search, setSearch] = useState('');
  const [more, setMore] = useState<readonly MessageRow[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const address = `api/messages?search=${encodeURIComponent(search)}`;
  const { answer } = useAnswer<MessagePage>(address);
  const before = next ?? answer?.next ?? null;

  async function load(): Promise<void> {
    const page = await ask<MessagePage>(`${address}&before=${before}`);
    if (!page) return;
    setMore([...more, ...page.closed]);
    setNext(page.next ?? -1);
  }

  return (
    <>
      <div class="office-bar">
        <a class="button main-action" href={hashOf('messages', 'new')}>
          {words.write}
        </a>
        <TextField
          label={words.search}
          type="search"
          value={search}
          change={(value) => {
            setSearch(value);
            setMore([]);
            setNext(null);
          }}
        />
      </div>
      {answer?.open.length === 0 && search === '' && <Empty text={words.empty} how={words.emptyHow} />}
      <Table title={words.open} rows={answer?.open ?? []} />
      <Table title={words.closed} rows={[...(answer?.closed ?? []), ...more]} />
      {before !== null && before > 0 && (
        <button type="button" class="more" onClick={() => void load()}>
          {words.more}
        </button>
      )}
    </>
  );
}

/** One line a message. Arrows go through the lines, Enter opens one. */
function Table({ title, rows }: { readonly title: string; readonly rows: readonly MessageRow[] }) {
  const { language, format, known } = usePage();
  const words = MESSAGE_WORDS[language];
  const wall = unitWall(known);
  if (rows.length === 0) return null;
  return (
    <OfficeTable columns={words.columns} title={title} onKeyDown={onArrow}>
      {rows.map((row) => {
        const late = row.closed === null && row.promised !== null && row.promised < wall;
        const cells = [
          row.name,
          // A number is one word.
          [row.caller, row.number?.replaceAll(' ', '\u00a0')].filter(Boolean).join(', '),
          row.promised === null
            ? ''
            : `${new Date(row.promised).toLocaleDateString(language)} ${format.time(row.promised)}`,
        ];
        return (
          <tr key={row.id}>
            <th scope="row">
              <a href={hashOf('messages', row.id)}>{words.kinds[row.kind]}</a>
              {row.text && <div class="small">{firstWords(row.text)}</div>}
            </th>
            {cells.map((cell, at) => (
              <td key={at} data-label={words.columns[at + 1]}>
                {cell || '–'}
              </td>
            ))}
            <td data-label={words.columns[4]}>
              <span class="tag" data-open={late}>
                {words.states[row.state]}
                {late && ` · ${words.late}`}
              </span>{' '}
              {row.closed === null && row.mail && row.mail !== 'sent' && (
                <span class="tag">{words.mail[row.mail]}</span>
              )}
            </td>
          </tr>
        );
      })}
    </OfficeTable>
  );
}

const SHOWN = 60;

function firstWords(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

function onArrow(event: KeyboardEvent): void {
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('tbody a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  links[at + step]?.focus();
}
