import { useRef, useState } from 'preact/hooks';
import type { DirectoryPage, EntryNow } from '../../../device/register/directory/directory-queries.ts';
import { ChoiceField, TextField } from '../form/field.tsx';
import { Empty, OfficeTable } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { parameters } from '../live/queries.ts';
import { hashOf } from '../logic/route.ts';
import { usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import type { PageProps } from '../shell/pages.ts';
import { CallNumber } from './call-number.tsx';
import { EntryForm } from './entry-form.tsx';
import { ImportFile } from './import-file.tsx';
import { KINDS, type Kind } from './kinds.ts';
import { PresenceLine } from './presence-line.tsx';
import { DIRECTORY_WORDS } from './words.ts';

/** Who can answer, and when. Its route: the entry that is open, `new`, or `import`. */
export function Directory({ route, keyList }: PageProps) {
  const { language, may } = usePage();
  const words = DIRECTORY_WORDS[language];
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<Kind | ''>('');
  const [after, setAfter] = useState(0);
  const query = parameters({ search: search.slice(0, 100), after, kind: kind || undefined });
  const { answer, again } = useAnswer<DirectoryPage>(`api/directory?${query}`);
  // While another page is on its way the last one stays, and with it the focus.
  const shown = useRef(answer);
  shown.current = answer ?? shown.current;
  const page = shown.current;
  const turn = (label: string, to: number | null | undefined) => (
    <button type="button" aria-disabled={to == null} onClick={() => to != null && turnTo(to)}>
      {label}
    </button>
  );
  const turnTo = (to: number) => {
    setAfter(to);
    scrollTo(0, 0);
  };
  const [opened] = route.parts;
  const done = () => {
    again();
    goTo('directory');
  };
  return (
    <PageFrame question={words.question} keyList={keyList} busy={answer === null}>
      <search class="office-bar">
        <TextField
          label={words.search}
          hint={words.searchHint}
          type="search"
          value={search}
          change={(text) => {
            setSearch(text);
            setAfter(0);
          }}
        />
        <ChoiceField
          label={words.kind}
          value={kind}
          change={(chosen) => {
            setKind(chosen);
            setAfter(0);
          }}
          choices={[['', words.all], ...KINDS.map((each) => [each, words.kinds[each]] as const)]}
        />
        {may('directory.save') && (
          <a class="button" href={hashOf('directory', 'new')}>
            {words.add}
          </a>
        )}
        {may('directory.import') && (
          <a class="button" href={hashOf('directory', 'import')}>
            {words.importFile}
          </a>
        )}
        {may('directory.export') && (
          <>
            <a class="button" href={`api/directory.csv?language=${language}`} download>
              {words.csv}
            </a>
            <a class="button" href="api/directory.vcf" download>
              {words.vcard}
            </a>
          </>
        )}
      </search>
      {opened === 'import' && <ImportFile done={again} close={done} />}
      {opened === 'new' && <EntryForm entry={null} again={again} done={done} />}
      {opened && !['new', 'import'].includes(opened) && <Opened id={opened} done={done} key={opened} />}
      {page && <Entries page={page} searched={search !== '' || kind !== ''} />}
      {(after > 0 || page?.next) && (
        <p class="more">
          {turn(words.previous, after > 0 ? after - 100 : null)} {turn(words.more, page?.next)}
        </p>
      )}
    </PageFrame>
  );
}

function Opened({ id, done }: { readonly id: string; readonly done: () => void }) {
  const { answer, again } = useAnswer<EntryNow>(`api/directory/${encodeURIComponent(id)}`);
  return answer && <EntryForm entry={answer} again={again} done={done} />;
}

function Entries({ page, searched }: { readonly page: DirectoryPage; readonly searched: boolean }) {
  const words = DIRECTORY_WORDS[usePage().language];
  if (page.entries.length === 0)
    return <Empty text={searched ? words.none : words.empty} how={!searched && words.emptyHow} />;
  return (
    <OfficeTable columns={words.columns}>
      {page.entries.map((entry) => (
        <EntryRow entry={entry} key={entry.id} />
      ))}
    </OfficeTable>
  );
}

function EntryRow({ entry }: { readonly entry: EntryNow }) {
  const words = DIRECTORY_WORDS[usePage().language];
  const { id, name, role, numbers, note, language, speed } = entry;
  const facts = [note, language, speed && words.speedKey(String(speed))];
  return (
    <tr>
      <th scope="row">
        <a href={hashOf('directory', id)}>{name}</a>
        {role && <div class="small">{role}</div>}
      </th>
      <td data-label={words.columns[1]}>
        {numbers.map(({ label, number }) => (
          <CallNumber name={name} label={label} number={number} key={label + number} />
        ))}
      </td>
      <td data-label={words.columns[2]}>
        <PresenceLine entry={entry} />
      </td>
      <td data-label={words.columns[3]}>{facts.filter(Boolean).join(' · ')}</td>
    </tr>
  );
}
