import { parse, stringify } from 'smol-toml';
import type { Language } from '../coach/marks.ts';
import { type CardText, readCard } from './card.ts';
import { CARD_IDS, type CardId } from './ids.ts';
import { inLanguage, type TextFaultCode } from './template.ts';

/*
 * A whole guide as one readable file: Markdown with a front matter in TOML. `# ... {#fr}` begins a language, `## title
 * {#card}` a card; what stands below is the card's text as it is edited. Prose before the first heading is nobody's.
 */

export type FileCard = CardText & { readonly card: CardId; readonly language: Language };

export interface FileFault {
  /** From 1. */
  readonly line: number;
  readonly code: FileFaultCode;
  readonly about: string;
}

export type FileFaultCode =
  | TextFaultCode
  | 'noFrontMatter'
  | 'notToml'
  | 'notGuide'
  | 'newerFormat'
  | 'unknownLanguage'
  | 'unknownCard'
  | 'noCardName'
  | 'cardTwice'
  | 'noCards';

export interface ReadGuideFile {
  readonly cards: readonly FileCard[];
  readonly faults: readonly FileFault[];
}

const FORMAT = 'garde-fil guide';
const FORMAT_VERSION = 1;
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };
/** A file with more is not a guide; the first ones tell what it is. */
const MOST_FAULTS = 50;

export interface GuideFileFacts {
  readonly house: string;
  /** Such as 2026-11-22. */
  readonly day: string;
}

export function writeGuideFile(cards: readonly FileCard[], { house, day }: GuideFileFacts): string {
  const front = stringify({ format: FORMAT, version: FORMAT_VERSION, house, exported: day });
  const parts = (['fr', 'en'] as const).flatMap((language) => {
    const own = cards.filter((card) => card.language === language);
    return [`# ${LANGUAGE_NAMES[language]} {#${language}}`, ...own.map(cardPart)];
  });
  return `+++\n${front.trim()}\n+++\n\n${parts.join('\n\n')}\n`;
}

function cardPart({ card, language, ...text }: FileCard): string {
  const { title, body } = asPublished(text, language);
  return `## ${title} {#${card}}\n\n${body}`;
}

/**
 * A text as it is published and exported: its title on one line, its facts named in its own language, its sections begun
 * with `###`, for `##` begins a card in a file. Says the same.
 */
export function asPublished({ title, body }: CardText, language: Language): CardText {
  const lines = body.replace(/\r\n?/g, '\n').trim().split('\n');
  return { title: oneLine(title), body: lines.map((line) => lineOf(line, language)).join('\n') };
}

/** What stands in a heading is no fact. */
function lineOf(line: string, language: Language): string {
  return /^\s*#/.test(line) ? line.replace(/^(\s*)##(?=\s)/, '$1###') : inLanguage(line, language);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Reads such a file; every fault is told with its line. Whatever else it is given is told as a fault, too. */
export function readGuideFile(file: string): ReadGuideFile {
  const text = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const front = /^\+\+\+\n([\s\S]*?)\n\+\+\+(?:\n|$)/.exec(text);
  if (!front?.[1])
    return { cards: [], faults: [{ line: 1, code: 'noFrontMatter', about: text.slice(0, 40) }] };
  const wrong = frontFault(front[1]);
  if (wrong) return { cards: [], faults: [wrong] };
  const lines = text.split('\n');
  return new CardReader().read(lines, front[0].split('\n').length - 1);
}

function frontFault(toml: string): FileFault | null {
  try {
    const { format, version } = parse(toml);
    if (format !== FORMAT) return { line: 2, code: 'notGuide', about: String(format).slice(0, 40) };
    const known = version === FORMAT_VERSION;
    return known ? null : { line: 2, code: 'newerFormat', about: String(version).slice(0, 40) };
  } catch (error) {
    const line = error instanceof Error && 'line' in error ? Number(error.line) + 1 : 2;
    return { line, code: 'notToml', about: '' };
  }
}

interface Open {
  readonly card: CardId;
  readonly language: Language;
  readonly title: string;
  /** Of its heading. */
  readonly line: number;
  readonly body: string[];
}

class CardReader {
  readonly #cards: FileCard[] = [];
  readonly #faults: FileFault[] = [];
  #language: Language | null = null;
  #open: Open | null = null;

  read(lines: readonly string[], from: number): ReadGuideFile {
    for (const [index, line] of lines.entries()) {
      if (index < from || this.#faults.length >= MOST_FAULTS) continue;
      if (/^#\s/.test(line)) this.#startLanguage(line, index + 1);
      else if (/^##\s/.test(line)) this.#startCard(line, index + 1);
      else this.#open?.body.push(line);
    }
    this.#finish();
    if (this.#cards.length + this.#faults.length === 0)
      this.#faults.push({ line: from + 1, code: 'noCards', about: '' });
    return { cards: this.#cards, faults: this.#faults.slice(0, MOST_FAULTS) };
  }

  #startLanguage(line: string, number: number): void {
    this.#finish();
    const name = nameIn(line);
    this.#language = name === 'fr' || name === 'en' ? name : null;
    if (this.#language === null) this.#fault(number, 'unknownLanguage', line);
  }

  #startCard(line: string, number: number): void {
    this.#finish();
    const name = nameIn(line);
    const card = CARD_IDS.find((id) => id === name);
    const language = this.#language;
    if (name === null) return this.#fault(number, 'noCardName', line);
    if (!card) return this.#fault(number, 'unknownCard', name);
    if (!language) return this.#fault(number, 'unknownLanguage', line);
    if (this.#cards.some((each) => each.card === card && each.language === language))
      return this.#fault(number, 'cardTwice', name);
    const title = oneLine(line.slice(2, line.lastIndexOf('{#')));
    this.#open = { card, language, title, line: number, body: [] };
  }

  #finish(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { card, language, title, line } = open;
    const whole = open.body.join('\n');
    const body = whole.trim();
    const before = whole.slice(0, whole.length - whole.trimStart().length);
    for (const { code, at, about } of readCard({ title, body }, language).faults) {
      const below = before + body.slice(0, at);
      this.#fault(line + below.split('\n').length, code, about);
    }
    this.#cards.push({ card, language, title, body });
  }

  #fault(line: number, code: FileFaultCode, about: string): void {
    this.#faults.push({ line, code, about: about.slice(0, 80) });
  }
}

/** `{#name}` at the end of a heading. */
function nameIn(line: string): string | null {
  return /\{#([\w-]{1,40})\}\s*$/.exec(line)?.[1] ?? null;
}
