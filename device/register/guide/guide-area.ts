import * as v from 'valibot';
import { type CardText, readCard, TITLE_LENGTH } from '../../guide/cards/card.ts';
import { asPublished, readGuideFile } from '../../guide/cards/guide-file.ts';
import { CARD_IDS } from '../../guide/cards/ids.ts';
import { type AreaMeans, type By, command, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import type { Db } from '../database.ts';
import type { CardName, VersionWay } from './guide.ts';
import { guideQueries, LANGUAGES } from './guide-queries.ts';

/** A draft may be longer than what can be published: what somebody has pasted is not lost for it. */
const DRAFT_LENGTH = 20_000;
const FILE_LENGTH = 700_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = { card: v.picklist(CARD_IDS), language: v.picklist(LANGUAGES) };
const saveDraft = v.strictObject({
  ...name,
  revision: count,
  title: typedText(0, TITLE_LENGTH),
  body: typedText(0, DRAFT_LENGTH),
});
const dropDraft = v.strictObject({ ...name, revision: count });
const publish = v.strictObject({ ...name, revision: count, version: count });
const restore = v.strictObject({ ...name, from: count, version: count });
const importFile = v.strictObject({ file: typedText(1, FILE_LENGTH), stamp: count });

/** The house's own guide: drafts, what was published and when, by whom (rule A16). */
export const guideArea: OpenArea = ({ db }: AreaMeans) => {
  const reader = guideQueries(db);
  const write = statements(db);

  function checkVersion(card: CardName, seen: number): void {
    if (reader.currentOf(card).version === seen) return;
    throw refused(
      'Changed',
      'another text of this card was published meanwhile: look at it, then publish yours',
    );
  }

  function checkDraft(card: CardName, seen: number): void {
    if ((reader.draft(card)?.revision ?? 0) === seen) return;
    throw refused(
      'DraftChanged',
      'somebody else has saved this draft meanwhile: look at theirs, then save yours',
    );
  }

  /** Never over an earlier one: each text that was read on some day stays. */
  function add(card: CardName, typed: CardText, how: VersionWay, { actor, moment }: By): number {
    const text = asPublished(typed, card.language);
    checkText(card, text);
    const version = reader.currentOf(card).version + 1;
    const { id, name: by } = actor;
    write.add.run({
      ...only(card),
      version,
      title: text.title,
      body: text.body,
      how,
      wall: moment.wall,
      id,
      by,
    });
    return version;
  }

  return {
    commands: {
      'guide.saveDraft': command(
        saveDraft,
        ({ revision, title, body, ...card }, { actor, moment }) => {
          checkDraft(card, revision);
          const next = revision + 1;
          const { id, name: by } = actor;
          write.draft.run({ ...only(card), revision: next, title, body, wall: moment.wall, id, by });
          return { revision: next };
        },
        (card) => ({ record: recordOf(card) }),
      ),
      'guide.dropDraft': command(
        dropDraft,
        ({ revision, ...card }) => {
          checkDraft(card, revision);
          write.drop.run(only(card));
          return null;
        },
        (card) => ({ record: recordOf(card) }),
      ),
      'guide.publish': command(
        publish,
        ({ revision, version, ...card }, by) => {
          checkDraft(card, revision);
          checkVersion(card, version);
          const draft = reader.draft(card);
          if (!draft) throw refused('NoDraft', 'there is no draft of this card: save one first');
          const next = add(card, draft, 'edited', by);
          write.drop.run(only(card));
          return { version: next };
        },
        (card, { version }) => ({ record: `${recordOf(card)}.${version}` }),
      ),
      'guide.restore': command(
        restore,
        ({ from, version, ...card }, by) => {
          checkVersion(card, version);
          const text = reader.text(card, from);
          if (!text) throw refused('NoSuchVersion', `this card has no version ${from}: reload the page`);
          return { version: add(card, text, 'returned', by) };
        },
        (card, { version }) => ({ record: `${recordOf(card)}.${version}` }),
      ),
      'guide.import': command(
        importFile,
        ({ file, stamp }, by) => {
          if (reader.stamp() !== stamp)
            throw refused(
              'Changed',
              'the guide was changed meanwhile: look at what the file would change, once more',
            );
          const read = readGuideFile(file);
          if (read.faults.length > 0)
            throw refused(
              'FileFaults',
              `the file has ${read.faults.length} faults: look at them before importing it`,
            );
          const current = reader.current();
          const changed = read.cards.filter((text) => {
            const { card, language } = text;
            const now = current.find((each) => each.card === card && each.language === language);
            return !now || !readsAlike(now, text, language);
          });
          for (const card of changed) add(card, card, 'imported', by);
          return { changed: changed.length };
        },
        (_, { changed }) => ({ count: changed }),
      ),
    },
  };
};

const only = ({ card, language }: CardName) => ({ card, language });
const recordOf = ({ card, language }: CardName) => `${language}.${card}`;

function checkText({ language }: CardName, text: CardText): void {
  const { faults } = readCard(text, language);
  if (faults.length === 0) return;
  const told = faults.map(({ code, at }) => ({ path: `body.${at}`, allowed: code }));
  throw new CommandRefused('Guide_TextFaults', 'the text has faults: see each place', told);
}

function readsAlike(one: CardText, other: CardText, language: CardName['language']): boolean {
  const [a, b] = [asPublished(one, language), asPublished(other, language)];
  return a.title === b.title && a.body === b.body;
}

function refused(reason: string, message: string): CommandRefused {
  return new CommandRefused(`Guide_${reason}`, message);
}

type Values = Record<string, string | number>;

function statements(db: Db) {
  return {
    add: db.prepare<[Values]>(
      `INSERT INTO guide_version (card, language, version, title, body, how, published, by_id, by_name)
       VALUES (@card, @language, @version, @title, @body, @how, @wall, @id, @by)`,
    ),
    draft: db.prepare<[Values]>(
      `INSERT INTO guide_draft (card, language, revision, title, body, saved, by_id, by_name)
       VALUES (@card, @language, @revision, @title, @body, @wall, @id, @by)
       ON CONFLICT (card, language) DO UPDATE SET revision = excluded.revision, title = excluded.title,
         body = excluded.body, saved = excluded.saved, by_id = excluded.by_id, by_name = excluded.by_name`,
    ),
    drop: db.prepare<[Values]>('DELETE FROM guide_draft WHERE card = @card AND language = @language'),
  };
}
