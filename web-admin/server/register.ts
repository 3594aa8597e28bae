import * as v from 'valibot';
import {
  type CallFilter,
  callSearchQueries,
  type FoundCalls,
} from '../../device/register/call-details/call-search-queries.ts';
import type { RegisterReader } from '../../device/register/queries.ts';
import type { CallRow } from '../../device/register/rows.ts';
import { settingsQuery } from '../../device/register/settings/settings-queries.ts';
import type { RegisterPage } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { callFilter } from './call-search.ts';
import { type CsvLanguage, csvHeading, csvLines, type ReasonWords } from './csv.ts';
import { WORDS } from './csv-words.ts';
import { refuse, refuseFaults, refuseMethod } from './errors.ts';
import type { Reading } from './reading.ts';
import { check, END_OF_TIME, wholeNumber } from './validate.ts';

export interface RegisterRouteOptions {
  readonly register: RegisterReader;
  /** The language of a file when none is asked for. */
  readonly language: () => CsvLanguage;
  readonly reading: Pick<Reading, 'guard' | 'queries'>;
}

/** Exports at once: each reads much and writes to a client that may be slow. */
const MOST_EXPORTS = 2;

const period = {
  from: v.optional(wholeNumber(0, END_OF_TIME), '0'),
  to: v.optional(wholeNumber(0, END_OF_TIME), String(END_OF_TIME)),
};
const totalsQuery = v.strictObject(period);
const pageQuery = v.strictObject({
  ...period,
  before: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  limit: v.optional(wholeNumber(1, 500), '100'),
});
const csvQuery = v.strictObject({ ...period, ...callFilter, language: v.optional(v.picklist(['fr', 'en'])) });

export function addRegisterRoutes(routes: GuardedRoutes, options: RegisterRouteOptions): void {
  const { register } = options;

  routes.get('/api/register', 'calls.read', (c) => {
    const query = check(pageQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { from, to, before, limit } = query.value;
    return options.reading.guard(c, () => {
      const calls = register.calls({ from, to }, { limit, ...(before !== undefined && { before }) });
      const page: RegisterPage = { calls, next: calls.length < limit ? null : (calls.at(-1)?.key ?? null) };
      return c.json(page);
    });
  });

  routes.get('/api/register/:call', 'calls.read', (c) =>
    options.reading.guard(c, () => {
      const call = register.call(c.req.param('call') ?? '');
      if (call !== null) return c.json(call);
      return refuse(
        c,
        404,
        'Web_NoSuchCall',
        'the register has no such call: take its id from /api/register',
      );
    }),
  );

  routes.get('/api/totals', 'calls.read', (c) => {
    const query = check(totalsQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    return options.reading.guard(c, () => c.json(register.totals(query.value)));
  });

  addExportRoute(routes, options);
}

function addExportRoute(routes: GuardedRoutes, options: RegisterRouteOptions): void {
  let exports = 0;
  routes.get('/api/register.csv', 'calls.export', (c) => {
    if (c.req.method !== 'GET') return refuseMethod(c, 'GET');
    const query = check(csvQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    if (exports >= MOST_EXPORTS)
      return refuse(c, 503, 'Web_TooManyExports', 'two exports are being written already: try again later');
    const language = query.value.language ?? options.language();
    return options.reading.guard(c, async () => {
      exports++;
      const body = await csvStream(options, query.value, language, () => exports--);
      c.header('Content-Type', 'text/csv; charset=utf-8');
      c.header('Content-Disposition', `attachment; filename="${WORDS[language].fileName}"`);
      return c.body(body);
    });
  });
}

/** The first rows are read before this resolves, so that a register that cannot be read is an error and no empty file. */
async function csvStream(
  options: RegisterRouteOptions,
  wanted: Wanted,
  language: CsvLanguage,
  onEnd: () => void,
): Promise<ReadableStream<Uint8Array>> {
  const chunks = withEnd(chunksOf(options, wanted), onEnd);
  const reasons = reasonWords(options.reading, language);
  const encoder = new TextEncoder();
  let next: IteratorResult<readonly CallRow[], void> = await chunks.next();
  let before = csvHeading(language);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const text = before + (next.done ? '' : csvLines(next.value, language, reasons));
        if (text !== '') controller.enqueue(encoder.encode(text));
        before = '';
        if (next.done) controller.close();
        else next = await chunks.next();
      },
      cancel: async () => void (await chunks.return()),
    },
    { highWaterMark: 0 },
  );
}

type Wanted = v.InferOutput<typeof csvQuery>;

/** All calls of the period, oldest first; those that are looked for as they are found: newest first. */
function chunksOf(
  { register, reading }: RegisterRouteOptions,
  { from, to, search, outcome, reason, direction }: Wanted,
): AsyncGenerator<readonly CallRow[], void, void> {
  const isWhole = search.trim() === '' && (outcome ?? reason ?? direction) === undefined;
  if (isWhole) return register.chunks({ from, to });
  const some = { outcome: outcome ?? null, reason: reason ?? null, direction: direction ?? null };
  return foundChunks(reading, { from, to, search, ...some });
}

async function* foundChunks(
  reading: Pick<Reading, 'queries'>,
  filter: Omit<CallFilter, 'before' | 'limit'>,
): AsyncGenerator<readonly CallRow[], void, void> {
  const find = reading.queries(callSearchQueries);
  if (find === null) throw new Error('the register is not there yet');
  for (let before: number | null = null; ; ) {
    const { calls, next }: FoundCalls = find({ ...filter, before, limit: 500 });
    yield calls;
    if (next === null) return;
    before = next;
  }
}

function reasonWords(reading: Pick<Reading, 'queries'>, language: CsvLanguage): ReasonWords {
  const settings = reading.queries(settingsQuery)?.();
  return new Map(settings?.reasons.map((reason) => [reason.id, reason[language]]));
}

/** Calls `onEnd` once, however the reading ends. */
async function* withEnd<Value>(
  values: AsyncGenerator<Value, void, void>,
  onEnd: () => void,
): AsyncGenerator<Value, void, void> {
  try {
    yield* values;
  } finally {
    onEnd();
  }
}
