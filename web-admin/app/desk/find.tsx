import { useState } from 'preact/hooks';
import type { DirectoryPage } from '../../../device/register/directory/directory-queries.ts';
import { CallNumber } from '../directory/call-number.tsx';
import { PresenceLine } from '../directory/presence-line.tsx';
import { DIRECTORY_WORDS } from '../directory/words.ts';
import { TextField } from '../form/field.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { parameters } from '../live/queries.ts';
import { usePage } from '../shell/context.ts';

const SHOWN = 4;

/** Whom to put a caller through to, found by the first letters: called, or not here and back when (rules A10, B8). */
export function Find() {
  const words = DIRECTORY_WORDS[usePage().language];
  const [search, setSearch] = useState('');
  return (
    <search class="find">
      <TextField label={words.find} type="search" value={search} change={setSearch} />
      {search.trim() !== '' && <Found search={search.slice(0, 100)} />}
    </search>
  );
}

function Found({ search }: { readonly search: string }) {
  const words = DIRECTORY_WORDS[usePage().language];
  const { answer } = useAnswer<DirectoryPage>(`api/directory?${parameters({ search })}`);
  if (answer?.entries.length === 0) return <p class="small">{words.none}</p>;
  return (
    <ul>
      {answer?.entries.slice(0, SHOWN).map((entry) => (
        <li key={entry.id}>
          <b>{entry.name}</b>{' '}
          <span class="small">
            <PresenceLine entry={entry} />
          </span>
          {entry.numbers.map(({ label, number }) => (
            <CallNumber name={entry.name} label={label} number={number} key={label + number} />
          ))}
        </li>
      ))}
    </ul>
  );
}
