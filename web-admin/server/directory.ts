import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { Moment } from '../../device/desk/words.ts';
import type { CheckedEntry } from '../../device/register/directory/directory.ts';
import { directoryQueries } from '../../device/register/directory/directory-queries.ts';
import type { ImportPreview, ImportRow, KnownByCall } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { readCsv, writeCsv } from './directory-file/csv.ts';
import { decode } from './directory-file/decode.ts';
import { type FileRow, unreadableIn } from './directory-file/file-row.ts';
import { readVcards, writeVcards } from './directory-file/vcard.ts';
import { refuse, refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import type { TellQueue } from './telling.ts';
import { check, wholeNumber } from './validate.ts';

export interface DirectoryDeps {
  readonly reading: Reading;
  readonly tell: TellQueue;
  readonly now: () => Moment;
}

const FILE_LIMIT = 1024 * 1024;
const MOST_ROWS = 2000;
/** As many calls as can be open at a desk, and some more. */
const MOST_CALLS = 50;

const short = (most: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.length <= most, `a text of at most ${most} characters`),
  );
const listQuery = v.strictObject({
  search: v.optional(short(100), ''),
  kind: v.optional(v.picklist(['person', 'service', 'caller'])),
  after: v.optional(wholeNumber(0, 1_000_000), '0'),
});
const knownQuery = v.strictObject({ calls: short(MOST_CALLS * 60) });
const fileQuery = v.strictObject({ language: v.optional(v.picklist(['fr', 'en']), 'fr') });

/**
 *   GET  /api/directory?search&kind&after     DirectoryPage
 *   GET  /api/directory/known?calls=id,id     KnownByCall
 *   GET  /api/directory/deputies              Deputy[]: everybody who can stand in
 *   GET  /api/directory/<id>                  EntryNow
 *   GET  /api/directory.csv?language, .vcf    the whole of it as a file
 *   POST /api/directory/read?language   body: a file   ImportPreview: nothing is written
 */
export function addDirectoryRoutes(routes: GuardedRoutes, deps: DirectoryDeps): void {
  const { reading, now } = deps;
  routes.get('/api/directory', 'directory.read', (c) => {
    const query = check(listQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { search, kind, after } = query.value;
    return reading.read(c, directoryQueries, (run) =>
      c.json(run.list(search, kind ?? null, after, now().wall)),
    );
  });

  routes.get('/api/directory/known', 'directory.read', (c) => {
    const query = check(knownQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const calls = query.value.calls.split(',').slice(0, MOST_CALLS);
    return reading.read(c, directoryQueries, (run) => {
      const known = calls.map((call) => [call, run.contactsOfCall(call)] as const);
      return c.json(Object.fromEntries(known.filter(([, found]) => found !== null)) as KnownByCall);
    });
  });

  routes.get('/api/directory/deputies', 'directory.read', (c) =>
    reading.read(c, directoryQueries, (run) => c.json(run.deputies())),
  );

  addFileRoutes(routes, deps);

  routes.get('/api/directory/:id', 'directory.read', (c) =>
    reading.read(c, directoryQueries, (run) => {
      const entry = run.entry(c.req.param('id') ?? '', now().wall);
      if (entry !== null) return c.json(entry);
      return refuse(
        c,
        404,
        'Web_NotFound',
        'the directory has no such entry: take its id from /api/directory',
      );
    }),
  );
}

function addFileRoutes(routes: GuardedRoutes, { reading, tell, now }: DirectoryDeps): void {
  routes.get('/api/directory.csv', 'directory.export', (c) => {
    const query = check(fileQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    return reading.read(c, directoryQueries, (run) => {
      c.header('Content-Type', 'text/csv; charset=utf-8');
      c.header('Content-Disposition', 'attachment; filename="garde-fil.csv"');
      return c.body(writeCsv(run.all(), query.value.language));
    });
  });

  routes.get('/api/directory.vcf', 'directory.export', (c) =>
    reading.read(c, directoryQueries, async (run) => {
      const text = await writeVcards(run.all());
      c.header('Content-Type', 'text/vcard; charset=utf-8');
      c.header('Content-Disposition', 'attachment; filename="garde-fil.vcf"');
      return c.body(text);
    }),
  );

  const limit = bodyLimit({
    maxSize: FILE_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a file of at most 1 MB can be read at once: split it'),
  });
  routes.before('/api/directory/read', limit);
  routes.post('/api/directory/read', 'directory.check', async (c, actor) => {
    const query = check(fileQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const text = decode(new Uint8Array(await c.req.arrayBuffer()));
    const rows = /^\s*BEGIN:VCARD/i.test(text) ? await readVcards(text) : await readCsv(text);
    if (rows.length > MOST_ROWS)
      return refuse(c, 413, 'Web_TooLarge', `a file of at most ${MOST_ROWS} entries can be read: split it`);
    const entries = rows.flatMap((row) => ('entry' in row ? [saidOf(row)] : []));
    if (tell.full)
      return refuse(c, 503, 'Web_TooManyCommands', 'the unit is still busy with other commands: try again');
    const by = { actor, moment: now() };
    const answer = await tell.ask({ command: 'directory.check', input: { entries }, by });
    if (!answer.ok) return c.json(answer, 503);
    return c.json({
      rows: checkedRows(rows, answer.value as CheckedEntry[], query.value.language),
    } satisfies ImportPreview);
  });
}

/** What the register is to look at: nothing that the file does not say. */
function saidOf({ id, says, entry }: Extract<FileRow, { entry: unknown }>): object {
  return { id, ...Object.fromEntries(says.map((name) => [name, entry[name]])) };
}

function checkedRows(
  rows: readonly FileRow[],
  checked: readonly CheckedEntry[],
  language: 'fr' | 'en',
): ImportRow[] {
  const lines = rows.flatMap((row) => ('entry' in row ? [row.line] : []));
  let next = 0;
  return rows.map((row): ImportRow => {
    if ('unreadable' in row) return unreadable(row.line, unreadableIn(language, row.unreadable));
    const found = checked[next++];
    if (!found) return unreadable(row.line, 'the register says nothing of it');
    const { twin, ...rest } = found;
    const again = typeof twin === 'number' ? [{ path: '', allowed: `not line ${lines[twin]} again` }] : [];
    return { ...rest, line: row.line, entry: found.entry ?? row.entry, faults: [...found.faults, ...again] };
  });
}

function unreadable(line: number, allowed: string): ImportRow {
  return {
    ...{ line, entry: null, faults: [{ path: '', allowed }], becomes: null, known: null },
    ...{ version: 0, changes: [] },
  };
}
