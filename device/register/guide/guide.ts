import type { WallTime } from '../../desk/words.ts';
import type { CardId } from '../../guide/cards/ids.ts';
import type { Language } from '../../guide/coach/marks.ts';

/** One card in one language. */
export interface CardName {
  readonly card: CardId;
  readonly language: Language;
}

/**
 * Every change names what was seen before it: of two people who edit at once the second is told, and has changed nothing.
 * Refused: `Guide_DraftChanged`, the draft was saved by somebody else since; `Guide_Changed`, another text was published
 * since; `Guide_TextFaults`, the text cannot be read aloud as it stands.
 */
export interface GuideCommands {
  /** `revision`: of the draft that was seen, 0 if there was none. A draft may have faults. */
  readonly 'guide.saveDraft': {
    readonly input: CardName & { readonly revision: number; readonly title: string; readonly body: string };
    readonly output: { readonly revision: number };
  };
  readonly 'guide.dropDraft': {
    readonly input: CardName & { readonly revision: number };
    readonly output: null;
  };
  /** Publishes the draft of that revision over that version; 0: the text that comes with the program. */
  readonly 'guide.publish': {
    readonly input: CardName & { readonly revision: number; readonly version: number };
    readonly output: { readonly version: number };
  };
  /** Publishes an earlier version again, as a new one. `from` 0: the text that comes with the program. */
  readonly 'guide.restore': {
    readonly input: CardName & { readonly from: number; readonly version: number };
    readonly output: { readonly version: number };
  };
  /**
   * `file`: a whole guide as it was exported. `stamp`: of the guide that the changes were shown for. Cards that read
   * alike are left alone. Refused also: `Guide_FileFaults`.
   */
  readonly 'guide.import': {
    readonly input: { readonly file: string; readonly stamp: number };
    readonly output: { readonly changed: number };
  };
}

export const VERSION_WAYS = ['edited', 'returned', 'imported'] as const;
export type VersionWay = (typeof VERSION_WAYS)[number];

/** A text that was published, without the text itself. */
export interface VersionRow {
  readonly version: number;
  readonly how: VersionWay;
  readonly published: WallTime;
  readonly by: string;
}

export interface DraftRow {
  readonly revision: number;
  readonly title: string;
  readonly body: string;
  readonly saved: WallTime;
  readonly by: string;
}
