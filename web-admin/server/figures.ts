import type { Context } from 'hono';
import * as v from 'valibot';
import { figuresQuery } from '../../device/register/figures/figures-queries.ts';
import type { GuardedRoutes } from './access/routes.ts';
import type { CsvLanguage } from './csv.ts';
import { refuseFaults } from './errors.ts';
import { FIGURE_TABLES, figuresCsv } from './figures-csv.ts';
import type { Reading } from './reading.ts';
import { check } from './validate.ts';

const day = v.pipe(v.string('a day such as 2026-11-22'), v.isoDate('a day such as 2026-11-22'));
const period = { from: day, to: day };
type Period = { readonly from: string; readonly to: string };

const MOST_DAYS = 3660;
const isShort = ({ from, to }: Period) => Date.parse(to) - Date.parse(from) < MOST_DAYS * 86_400_000;
const notLonger = `at most ${MOST_DAYS - 1} days after \`from\``;
const figuresPeriod = v.pipe(
  v.strictObject(period),
  v.forward(
    v.check((asked) => isShort(asked), notLonger),
    ['to'],
  ),
);
const csvPeriod = v.pipe(
  v.strictObject({
    ...period,
    table: v.picklist(FIGURE_TABLES),
    language: v.optional(v.picklist(['fr', 'en'])),
  }),
  v.forward(
    v.check((asked) => isShort(asked), notLonger),
    ['to'],
  ),
);

/**
 * `GET /api/figures?from&to`: Figures of whole days, both included, at most 3,660 of them.
 * `GET /api/figures.csv?from&to&table&language`: one table of them as a file.
 */
export function addFiguresRoutes(
  routes: GuardedRoutes,
  { reading, language }: { readonly reading: Reading; readonly language: () => CsvLanguage },
): void {
  routes.get('/api/figures', 'figures.read', (c) => {
    const query = check(figuresPeriod, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    return reading.read(c, figuresQuery, (find) => {
      const figures = find(query.value);
      if (figures.people !== null) routes.showsPersonal(c);
      return c.json(figures);
    });
  });

  routes.get('/api/figures.csv', 'figures.read', (c) => {
    const query = check(csvPeriod, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { table, language: asked, ...days } = query.value;
    return reading.read(c, figuresQuery, (find) => {
      const figures = find(days);
      if (table === 'people' && figures.people !== null) routes.showsPersonal(c);
      const text = figuresCsv(figures, table, asked ?? language());
      return asFile(c, `garde-fil-${table}-${days.from}-${days.to}`, text);
    });
  });
}

function asFile(c: Context, name: string, text: string): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${name}.csv"`);
  return c.body(text);
}
