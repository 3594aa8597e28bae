import { useState } from 'preact/hooks';
import type { ImportPreview, ImportRow } from '../../api.ts';
import { CheckField, Field } from '../form/field.tsx';
import { useTelling } from '../form/use-telling.ts';
import { FORM_WORDS } from '../form/words.ts';
import { usePage } from '../shell/context.ts';
import { DIRECTORY_WORDS } from './words.ts';

interface ImportFileProps {
  /** The directory has new entries. */
  readonly done: () => void;
  readonly close: () => void;
}

/** A file is shown as it was understood, each line that is wrong by its number, before anything of it is written. */
export function ImportFile({ done, close }: ImportFileProps) {
  const { language } = usePage();
  const words = DIRECTORY_WORDS[language];
  const own = words.file;
  const telling = useTelling('directory.import', words);
  const [rows, setRows] = useState<readonly ImportRow[] | 'unreadable' | null>(null);
  const [withKnown, takeKnown] = useState(false);
  const [taken, setTaken] = useState<number | null>(null);
  const read = async (file: File | undefined) => {
    setTaken(null);
    setRows(null);
    if (!file) return;
    const preview = await previewOf(file);
    setRows(preview?.rows ?? 'unreadable');
  };
  const all = Array.isArray(rows) ? (rows as readonly ImportRow[]) : [];
  const good = all.filter((row) => row.faults.length === 0 && (withKnown || !row.known));
  const take = async () => {
    const told = await telling.send({ entries: good.flatMap(({ entry }) => entry ?? []) });
    if (!told.ok) return;
    setTaken(told.value);
    setRows(null);
    done();
  };
  return (
    <section
      class="panel-box"
      aria-label={own.title}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <h2>{own.title}</h2>
      <Field label={own.choose} hint={own.hint} fault={rows === 'unreadable' ? own.unreadable : null}>
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".csv,.txt,.vcf,text/csv,text/vcard"
            onChange={(event) => void read(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {all.length > 0 && (
        <>
          <p role="status">
            {own.count(good.length, all.filter(isFaulty).length, all.filter((row) => row.known).length)}
          </p>
          {all.some((row) => row.known) && (
            <CheckField label={own.withKnown} checked={withKnown} change={takeKnown} />
          )}
          <ul class="import-rows">
            {all
              .filter((row) => isFaulty(row) || row.known)
              .map((row) => (
                <Row row={row} key={row.line} />
              ))}
          </ul>
          <button
            type="button"
            class="main-action"
            aria-disabled={good.length === 0}
            onClick={() => good.length > 0 && void take()}
          >
            {own.take(good.length)}
          </button>
        </>
      )}
      <p role="status">{taken === null ? telling.refusal : own.taken(taken)}</p>
    </section>
  );
}

function Row({ row }: { readonly row: ImportRow }) {
  const { language } = usePage();
  const words = DIRECTORY_WORDS[language];
  const sayings = { ...FORM_WORDS[language].allowed, ...words.allowed };
  const what = (path: string) => (words.form as unknown as Record<string, unknown>)[path.split('.')[0] ?? ''];
  const faults = row.faults.map(({ path, allowed }) => {
    const say = sayings[allowed.replace(/\d+/g, '#')];
    const name = what(path);
    return [typeof name === 'string' ? name : path, say?.(...(allowed.match(/\d+/g) ?? [])) ?? allowed]
      .filter(Boolean)
      .join(' → ');
  });
  return (
    <li>
      <b>{words.file.line(row.line)}</b> {row.entry?.name}{' '}
      <span class="small">{[...faults, row.known && words.file.known].filter(Boolean).join(' · ')}</span>
    </li>
  );
}

function isFaulty(row: ImportRow): boolean {
  return row.faults.length > 0;
}

async function previewOf(file: File): Promise<ImportPreview | null> {
  try {
    const response = await fetch('api/directory/read', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    return response.ok ? ((await response.json()) as ImportPreview) : null;
  } catch {
    return null;
  }
}
