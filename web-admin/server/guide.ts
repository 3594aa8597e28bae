import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { WallTime } from '../../device/desk/words.ts';
import type { Consulting, KnownOfCall } from '../../device/guide/cards/call-facts.ts';
import type { GuideEditing } from '../../device/guide/cards/guide-editing.ts';
import type { GuideMeans } from '../../device/guide/cards/guide-means.ts';
import type { Db } from '../../device/register/database.ts';
import { directoryQueries } from '../../device/register/directory/directory-queries.ts';
import { guideCallQuery } from '../../device/register/guide/guide-call-queries.ts';
import {
  type GuideReader,
  guideQueries,
  LANGUAGES,
  SHIPPED_GUIDE,
} from '../../device/register/guide/guide-queries.ts';
import { settingsQuery } from '../../device/register/settings/settings-queries.ts';
import type { GuideAnswer, GuideCardAnswer, GuideImport, Settings, UnitStatus } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { jsonBody } from './body.ts';
import { refuse, refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check } from './validate.ts';

const BODY_LIMIT = 1024 * 1024;

const CARD_NAMES = [...new Set(SHIPPED_GUIDE.map(({ card }) => card))];
const language = v.optional(v.picklist(LANGUAGES), 'fr');
const cardName = { card: v.picklist(CARD_NAMES), language };
const guideQuery = v.strictObject({ language, seen: v.optional(v.string()) });
/** `recipient`: the number of whoever is asked for, as it is dialled. */
const callQuery = v.strictObject({
  language,
  recipient: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
});
const cardQuery = v.strictObject(cardName);
const whole = v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'a version'), v.transform(Number));
const differenceQuery = v.strictObject({
  ...cardName,
  from: whole,
  to: v.union([v.literal('draft'), whole]),
});
const previewBody = v.strictObject({
  language,
  reader: language,
  title: v.pipe(v.string(), v.maxLength(1000)),
  body: v.pipe(v.string(), v.maxLength(50_000)),
});
const importBody = v.strictObject({ reader: language, file: v.pipe(v.string(), v.maxLength(700_000)) });

export interface GuideDeps {
  readonly guide: GuideMeans;
  readonly reading: Reading;
  readonly status: () => UnitStatus | null;
  readonly now: () => WallTime;
}

/** What a desk reads of the settings. */
const DEFAULTS: Pick<Settings, 'house' | 'firstName' | 'longTalk'> = {
  house: '',
  firstName: '',
  longTalk: 5,
};

/** The guide for the desk and its reading page, and all that its editor asks. */
export function addGuideRoutes(routes: GuardedRoutes, deps: GuideDeps): void {
  const { guide, reading } = deps;
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a guide has at most 1 MB'),
  });
  routes.before('/api/guide/*', limit);

  routes.get('/api/guide', 'guide.read', (c) => {
    const query = check(guideQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    return sendGuide(c, query.value, deps);
  });

  routes.get('/api/guide.md', 'guide.read', (c) =>
    reading.read(c, exportQueries, async ({ guide: reader, settings }) => {
      const day = new Date(deps.now()).toISOString().slice(0, 10);
      c.header('Content-Type', 'text/markdown; charset=utf-8');
      c.header('Content-Disposition', `attachment; filename="guide-${day}.md"`);
      const { writeFile } = await guide.editing();
      return c.body(writeFile(reader.current(), { house: houseOf(settings(), deps), day }));
    }),
  );

  routes.get('/api/guide/call/:call', 'calls.read', (c) => {
    const query = check(callQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const spoken = query.value.language;
    return reading.read(c, callQueries, ({ callOf, settings, directory }) => {
      // A call that rings is on the page before it is on the disk.
      const known = callOf(c.req.param('call') ?? '') ?? NOTHING_KNOWN;
      const now = deps.now();
      const hours = hoursOn(settings(), new Date(now));
      const consulting = consultingOf(directory, query.value.recipient, now);
      return c.json({
        ...guide.callFacts(known, { hours }, spoken, now),
        ...guide.sayConsulting(consulting, spoken, now),
      });
    });
  });

  routes.get('/api/guide/card', 'guide.edit', (c) => {
    const query = check(cardQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const name = query.value;
    return reading.read(c, guideQueries, (reader) =>
      c.json({
        current: reader.currentOf(name),
        draft: reader.draft(name),
        versions: reader.versions(name),
        facts: guide.factWords(name.language),
      } satisfies GuideCardAnswer),
    );
  });

  routes.get('/api/guide/difference', 'guide.edit', (c) => {
    const query = check(differenceQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { from, to, ...name } = query.value;
    return reading.read(c, guideQueries, async (reader) => {
      const before = reader.text(name, from);
      const after = to === 'draft' ? reader.draft(name) : reader.text(name, to);
      if (!before || !after)
        return refuse(c, 404, 'Web_NotFound', 'there is no such version: reload the page');
      const { difference } = await guide.editing();
      return c.json(difference(before, after));
    });
  });

  routes.post('/api/guide/preview', 'guide.edit', async (c) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    const given = check(previewBody, body.value);
    if (!given.ok) return refuseFaults(c, given.faults);
    const { preview } = await guide.editing();
    return c.json(preview(given.value, given.value.language, given.value.reader));
  });

  routes.post('/api/guide/import', 'guide.edit', async (c) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    const given = check(importBody, body.value);
    if (!given.ok) return refuseFaults(c, given.faults);
    const editing = await guide.editing();
    return reading.read(c, guideQueries, (reader) => c.json(importOf(given.value, reader, editing)));
  });
}

const NOTHING_KNOWN: KnownOfCall = {
  number: null,
  name: null,
  purpose: null,
  note: null,
  recipient: null,
  day: null,
  time: null,
};

const exportQueries = (db: Db) => ({ guide: guideQueries(db), settings: settingsQuery(db) });
const callQueries = (db: Db) => ({
  callOf: guideCallQuery(db),
  settings: settingsQuery(db),
  directory: directoryQueries(db),
});

/** Without a register there is still the guide as it comes: the card must be there when the disk is not. */
async function sendGuide(
  c: Context,
  { language, seen }: { readonly language: 'fr' | 'en'; readonly seen?: string | undefined },
  deps: GuideDeps,
): Promise<Response> {
  const answer = await deps.reading.read(c, exportQueries, ({ guide, settings }) =>
    respond(guide.current(), guide.stamp(), settings()),
  );
  return answer.ok ? answer : respond(SHIPPED_GUIDE, 0, DEFAULTS);

  function respond(
    cards: ReturnType<GuideReader['current']>,
    stamp: number,
    settings: Pick<Settings, 'house' | 'firstName' | 'longTalk'>,
  ): Response {
    const about = {
      house: houseOf(settings, deps),
      service: deps.status()?.lineName ?? '',
      firstName: settings.firstName,
      longTalk: settings.longTalk * 60_000,
    };
    const mark = `${stamp} ${Object.values(about).join(' ')}`;
    if (seen === mark) return c.body(null, 204);
    const own = cards.filter((card) => card.language === language);
    return c.json({
      ...about,
      mark,
      dayWords: deps.guide.dayWords(language),
      factNames: deps.guide.factNames(language),
      cards: own.map((card) => deps.guide.pageCard(card.card, card, language)),
    } satisfies GuideAnswer);
  }
}

/** Of the one entry of the house with that number; those who call are not asked for. */
function consultingOf(
  directory: ReturnType<typeof directoryQueries>,
  number: string,
  now: WallTime,
): Consulting {
  const entry = directory.contactsByNumber(number).find(({ kind }) => kind !== 'caller');
  const presence = entry ? directory.presence(entry.id, now) : null;
  if (presence?.state === 'here') return { until: presence.until };
  return presence?.back ? { back: presence.back } : null;
}

function houseOf({ house }: Pick<Settings, 'house'>, { status }: GuideDeps): string {
  return house || (status()?.unitName ?? '');
}

function hoursOn({ hours, holidays }: Settings, date: Date) {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  if (holidays.some((holiday) => holiday.day === day)) return [];
  const weekday = String(date.getDay() || 7) as keyof Settings['hours'];
  return hours[weekday] ?? [];
}

/** What a file would change, before anything is changed. */
function importOf(
  given: v.InferOutput<typeof importBody>,
  reader: GuideReader,
  { readFile, difference }: GuideEditing,
): GuideImport {
  const { cards, faults } = readFile(given.file, given.reader);
  const changes = cards.flatMap((card) => {
    const lines = difference(reader.currentOf(card), card);
    const same = lines.every((line) => line.every((piece) => piece.in === 'both'));
    return same ? [] : [{ card: card.card, language: card.language, title: card.title, lines }];
  });
  return { stamp: reader.stamp(), cards: cards.length, faults, changes };
}
