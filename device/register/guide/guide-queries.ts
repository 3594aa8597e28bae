import type { CardText } from '../../guide/cards/card.ts';
import { CARD_IDS, type CardId } from '../../guide/cards/ids.ts';
import { SHIPPED } from '../../guide/cards/shipped.ts';
import type { Language } from '../../guide/coach/marks.ts';
import type { Db } from '../database.ts';
import type { CardName, DraftRow, VersionRow } from './guide.ts';

export const LANGUAGES = ['fr', 'en'] as const satisfies readonly Language[];

/** A card as the house reads it; version 0: as it comes. */
export type CurrentCard = CardName & CardText & { readonly version: number };

export interface GuideReader {
  /** Grows with each text that is published. */
  stamp(): number;
  /** Every card in both languages, in the order of the guide. */
  current(): readonly CurrentCard[];
  currentOf(name: CardName): CurrentCard;
  /** Newest first. */
  versions(name: CardName): readonly VersionRow[];
  /** 0: as it comes; null: there is none of that number. */
  text(name: CardName, version: number): CardText | null;
  draft(name: CardName): DraftRow | null;
  /** Cards that somebody is editing. */
  drafts(): readonly CardName[];
}

/** The guide of whoever has no register to read: as it comes. */
export const SHIPPED_GUIDE: readonly CurrentCard[] = shippedGuide();

export function guideQueries(db: Db): GuideReader {
  const stamp = db.prepare<[], number>('SELECT count(*) FROM guide_version').pluck();
  const newest = db.prepare<[], CurrentCard>(
    `SELECT card, language, max(version) AS version, title, body FROM guide_version GROUP BY card, language`,
  );
  const versions = db.prepare<[string, string], VersionRow>(
    `SELECT version, how, published, by_name AS by FROM guide_version WHERE card = ? AND language = ?
     ORDER BY version DESC LIMIT 200`,
  );
  const text = db.prepare<[string, string, number], CardText>(
    'SELECT title, body FROM guide_version WHERE card = ? AND language = ? AND version = ?',
  );
  const draft = db.prepare<[string, string], DraftRow>(
    `SELECT revision, title, body, saved, by_name AS by FROM guide_draft WHERE card = ? AND language = ?`,
  );
  const drafts = db.prepare<[], CardName>('SELECT card, language FROM guide_draft');
  const current = () => {
    const own = new Map(newest.all().map((row) => [nameOf(row), row]));
    return SHIPPED_GUIDE.map((card) => own.get(nameOf(card)) ?? card);
  };
  return {
    stamp: () => stamp.get() ?? 0,
    current,
    currentOf: (name) => found(current(), name),
    versions: ({ card, language }) => versions.all(card, language),
    text: ({ card, language }, version) =>
      version === 0 ? SHIPPED[language][card] : (text.get(card, language, version) ?? null),
    draft: ({ card, language }) => draft.get(card, language) ?? null,
    drafts: () => drafts.all(),
  };
}

const nameOf = ({ card, language }: CardName) => `${language} ${card}`;

function found(cards: readonly CurrentCard[], name: CardName): CurrentCard {
  const card = cards.find((each) => nameOf(each) === nameOf(name));
  if (!card) throw new Error(`the guide has no card ${nameOf(name)}`);
  return card;
}

function shippedGuide(): CurrentCard[] {
  return LANGUAGES.flatMap((language) =>
    CARD_IDS.map((card: CardId) => ({ card, language, version: 0, ...SHIPPED[language][card] })),
  );
}
