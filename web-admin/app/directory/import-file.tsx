import { useRef, useState } from 'preact/hooks';
import type { ImportPreview, ImportRow } from '../../api.ts';
import { CheckField, Field } from '../form/field.tsx';
import { saying, useTelling } from '../form/use-telling.ts';
import { FORM_WORDS } from '../form/words.ts';
import type { Language } from '../logic/times.ts';
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
  const chosen = useRef<File | undefined>(undefined);
  const read = async (file: File | undefined) => {
    chosen.current = file;
    setTaken(null);
    setRows(null);
    if (!file) return;
    const preview = await previewOf(file, language);
    setRows(preview?.rows.length ? preview.rows : 'unreadable');
  };
  const all = Array.isArray(rows) ? (rows as readonly ImportRow[]) : [];
  const of = (what: ImportRow['becomes']) => all.filter((row) => !isFaulty(row) && row.becomes === what);
  const alike = of('alike');
  const fresh = [...of('new'), ...(withKnown ? alike : [])];
  const changed = of('changed');
  const count = fresh.length + changed.length;
  const take = async () => {
    const told = await telling.send({
      entries: fresh.flatMap(({ entry }) => entry ?? []),
      changed: changed.flatMap(({ known: id, version, entry }) =>
        id && entry ? { id, version, entry } : [],
      ),
    });
    // The file is looked at anew against what somebody else has changed.
    if (!told.ok) return told.code === 'Directory_Changed' ? read(chosen.current) : undefined;
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
            {own.count(
              of('new').length,
              changed.length,
              of('same').length,
              alike.length,
              all.filter(isFaulty).length,
            )}
          </p>
          {alike.length > 0 && <CheckField label={own.withKnown} checked={withKnown} change={takeKnown} />}
          <ul class="import-rows">
            {all
              .filter((row) => isFaulty(row) || row.becomes === 'alike' || row.becomes === 'changed')
              .map((row) => (
                <Row row={row} key={row.line} />
              ))}
          </ul>
          <button
            type="button"
            class="main-action"
            aria-disabled={count === 0}
            onClick={() => count > 0 && void take()}
          >
            {own.take(count)}
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
  const labels = { ...words.form, numbers: words.columns[1] } as unknown as Record<string, unknown>;
  const what = (path: string) => {
    const label = labels[path.split('.')[0] ?? ''];
    return typeof label === 'string' ? label : path;
  };
  const faults = row.faults.map(({ path, allowed }) =>
    [what(path), saying(allowed, sayings) ?? allowed].filter(Boolean).join(' → '),
  );
  const changes = row.changes.map(({ path, was, is }) => `${what(path)} (${was || '–'} → ${is || '–'})`);
  const known = row.becomes === 'alike' && words.file.known;
  return (
    <li>
      <b>{words.file.line(row.line)}</b> {row.entry?.name}{' '}
      <span class="small">{[...faults, ...changes, known].filter(Boolean).join(' · ')}</span>
    </li>
  );
}

function isFaulty(row: ImportRow): boolean {
  return row.faults.length > 0;
}

async function previewOf(file: File, language: Language): Promise<ImportPreview | null> {
  try {
    const response = await fetch(`api/directory/read?language=${language}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    return response.ok ? ((await response.json()) as ImportPreview) : null;
  } catch {
    return null;
  }
}
