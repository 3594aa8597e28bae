import { useState } from 'preact/hooks';
import type { AuditKind } from '../../../device/register/access/audit.ts';
import type { AuditPage, AuditRow, UserRow } from '../../api.ts';
import { ChoiceField, TextField } from '../form/field.tsx';
import { Empty, OfficeTable } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { parameters } from '../live/queries.ts';
import { dayStart } from '../logic/times.ts';
import { dayFromName } from '../register/day-names.ts';
import { usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { AUDIT_WORDS } from './words.ts';

const KINDS: readonly AuditKind[] = ['change', 'look', 'export', 'login'];
const EVERYTHING = { who: '', kind: '' as AuditKind | '', day: '' };

/** Who saw or changed what, newest first. */
export function Audit({ keyList }: PageProps) {
  const { language } = usePage();
  const words = AUDIT_WORDS[language];
  const [search, setSearch] = useState(EVERYTHING);
  const { answer: users } = useAnswer<UserRow[]>('api/users');
  /** The `before` of each page that was gone to: the last is shown. */
  const [pages, setPages] = useState<readonly number[]>([]);
  const { answer } = useAnswer<AuditPage>(addressOf(search, pages.at(-1)));
  const find = (part: Partial<typeof search>) => {
    setSearch({ ...search, ...part });
    setPages([]);
  };
  const older = answer?.next ?? null;
  const people = [
    ...(users ?? []).map(({ id, name }) => [id, name] as const),
    ...Object.entries(words.others),
  ];
  return (
    <PageFrame question={words.question} keyList={keyList} busy={answer === null}>
      <div class="office-bar">
        <ChoiceField
          label={words.person}
          value={search.who}
          change={(who) => find({ who })}
          choices={[['', words.all], ...people]}
        />
        <ChoiceField
          label={words.kind}
          value={search.kind}
          change={(kind) => find({ kind })}
          choices={[['', words.all], ...KINDS.map((kind) => [kind, words.kinds[kind]] as const)]}
        />
        <TextField label={words.day} type="date" value={search.day} change={(day) => find({ day })} />
      </div>
      {answer?.entries.length === 0 && <Empty text={words.empty} how={words.emptyHow} />}
      {answer && answer.entries.length > 0 && <Entries rows={answer.entries} users={users ?? []} />}
      <p class="office-bar">
        {pages.length > 0 && (
          <button type="button" onClick={() => setPages(pages.slice(0, -1))}>
            {words.newer}
          </button>
        )}
        {older !== null && (
          <button type="button" onClick={() => setPages([...pages, older])}>
            {words.older}
          </button>
        )}
      </p>
    </PageFrame>
  );
}

interface EntriesProps {
  readonly rows: readonly AuditRow[];
  /** Those whose ids may stand in the entries. */
  readonly users: readonly UserRow[];
}

function Entries({ rows, users }: EntriesProps) {
  const { language, format } = usePage();
  const words = AUDIT_WORDS[language];
  const [, who, kind, what, record] = words.columns;
  return (
    <OfficeTable columns={words.columns}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            {format.day(row.wall)}, {format.timeWithSeconds(row.wall)}
          </th>
          <td data-label={who}>{row.name ?? words.others[row.who] ?? row.who}</td>
          <td data-label={kind}>{words.kinds[row.kind]}</td>
          <td data-label={what}>
            {words.parts[row.what] ?? words.parts[row.what.split('.')[0] ?? '']}{' '}
            <small>{row.what.includes('.') && row.what}</small>
            {row.count > 1 && ` · ${words.times(String(row.count))}`}
          </td>
          <td data-label={record}>{users.find(({ id }) => id === row.record)?.name ?? row.record}</td>
        </tr>
      ))}
    </OfficeTable>
  );
}

function addressOf({ who, kind, day }: typeof EVERYTHING, before: number | undefined): string {
  const from = dayFromName(day);
  const period = from ? { from, to: dayStart(from, 1) } : {};
  return `api/audit?${parameters({ ...period, who: who || undefined, kind: kind || undefined, before })}`;
}
