import type { Duration } from '../device/desk/words.ts';
import type { DayWords, PartOfDay } from '../device/guide/cards/day-words.ts';
import type { DifferentLine } from '../device/guide/cards/difference.ts';
import type { SaidFault } from '../device/guide/cards/guide-editing.ts';
import type { FactWord, PageCard } from '../device/guide/cards/guide-means.ts';
import type { Facts } from '../device/guide/cards/render.ts';
import type { HouseRules } from '../device/guide/coach/house-rules.ts';
import type { Mark, RuleInfo } from '../device/guide/coach/marks.ts';
import type { CardName, DraftRow, VersionRow } from '../device/register/guide/guide.ts';
import type { CurrentCard } from '../device/register/guide/guide-queries.ts';

/** What the web worker answers of the guide and the phrase coach: see api.ts for the addresses. */

/** The guide in one language, with what its cards say of the house. */
export interface GuideAnswer {
  /** Changes with all that is answered here. */
  readonly mark: string;
  readonly house: string;
  readonly service: string;
  readonly firstName: string;
  /** From so much talk on the card for a call that goes on is offered (rule B4); 0: never. */
  readonly longTalk: Duration;
  readonly dayWords: Readonly<Record<PartOfDay, DayWords>>;
  /** What facts are called, for who reads the guide without a call. */
  readonly factNames: Facts;
  readonly cards: readonly PageCard[];
}

/** A card for its editor. Versions newest first; `facts`: what a text may speak of. */
export interface GuideCardAnswer {
  readonly current: CurrentCard;
  readonly draft: DraftRow | null;
  readonly versions: readonly VersionRow[];
  readonly facts: readonly FactWord[];
}

/** What a file would change. `stamp` goes back with the command `guide.import`. */
export interface GuideImport {
  readonly stamp: number;
  /** In the file. */
  readonly cards: number;
  readonly faults: readonly SaidFault[];
  readonly changes: readonly (CardName & {
    readonly title: string;
    readonly lines: readonly DifferentLine[];
  })[];
}

export interface CoachAnswer {
  readonly marks: readonly Mark[];
}

export interface CoachRules {
  readonly rules: readonly RuleInfo[];
  readonly house: HouseRules;
}
