import type { Language } from '../coach/marks.ts';
import { lineFaults } from './holes.ts';
import type { Parts } from './render.ts';
import { render } from './render.ts';
import { mapPlain, parseTemplate, type TextFault } from './template.ts';
import { typeset } from './typography.ts';

/** A card as people write it. */
export interface CardText {
  readonly title: string;
  /**
   * Markdown, line by line: `> ` is said aloud, `- ` is done, `- ~~...~~` is not to be said, `### ` begins a section.
   */
  readonly body: string;
}

export const TITLE_LENGTH = 80;
export const BODY_LENGTH = 6000;
const LINES = 80;

/** `say`: to be read aloud; `do`: to be done; `avoid`: a wording to avoid, quoted. */
export type LineKind = 'say' | 'do' | 'avoid';

export interface CardLine {
  readonly kind: LineKind;
  readonly parts: Parts;
}

/** Phases of a conversation, kinds of a message; a card without sections has one whose title is empty. */
export interface CardSection {
  readonly title: string;
  readonly lines: readonly CardLine[];
}

/** A card made ready for the page: plain data, nothing to be read any more. */
export interface Card {
  readonly title: string;
  readonly sections: readonly CardSection[];
}

export interface ReadCard {
  readonly card: Card;
  /** Places count from the beginning of the body. */
  readonly faults: readonly TextFault[];
}

interface Line {
  readonly text: string;
  readonly at: number;
}

/** Reads a card; every fault is told with its place, and what can be shown is shown all the same. */
export function readCard({ title, body }: CardText, language: Language): ReadCard {
  const faults: TextFault[] = sizeFaults(title, body);
  const sections: { title: string; lines: CardLine[] }[] = [];
  const last = () => sections.at(-1) ?? sections[sections.push({ title: '', lines: [] }) - 1];
  for (const line of linesOf(body)) {
    const heading = /^#{2,6}\s+(\S.*)$/.exec(line.text)?.[1];
    if (heading) sections.push({ title: typeset(heading, language), lines: [] });
    else {
      const read = readLine(line, language);
      faults.push(...read.faults);
      if (read.line) last()?.lines.push(read.line);
    }
  }
  const card = { title: typeset(title.trim(), language), sections };
  if (saidWithout(card) === 0) faults.push({ code: 'empty', at: 0, about: '' });
  return { card, faults };
}

function sizeFaults(title: string, body: string): TextFault[] {
  const faults: TextFault[] = [];
  if (title.trim() === '') faults.push({ code: 'noTitle', at: 0, about: '' });
  const tooLong = title.length > TITLE_LENGTH || body.length > BODY_LENGTH || body.split('\n').length > LINES;
  if (tooLong) faults.push({ code: 'tooLong', at: 0, about: '' });
  return faults;
}

function linesOf(body: string): readonly Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of body.slice(0, BODY_LENGTH).split('\n').slice(0, LINES)) {
    const text = raw.trim();
    if (text !== '') lines.push({ text, at: at + raw.indexOf(text) });
    at += raw.length + 1;
  }
  return lines;
}

const MARKS: readonly (readonly [LineKind, RegExp])[] = [
  ['say', /^>\s*(?=\S)/],
  ['avoid', /^[-*]\s+~~(?=\S.*~~$)/],
  ['do', /^[-*]\s+(?=\S)/],
];

function readLine({ text, at }: Line, language: Language): { line: CardLine | null; faults: TextFault[] } {
  for (const [kind, mark] of MARKS) {
    const begin = mark.exec(text)?.[0].length;
    if (begin === undefined) continue;
    const own = kind === 'avoid' ? text.slice(begin, -2) : text.slice(begin);
    const { parts, faults } = parseTemplate(own);
    const all = faults.length > 0 ? faults : lineFaults(own, parts, language);
    const line = { kind, parts: mapPlain(parts, (plain) => typeset(plain, language)) };
    return { line, faults: all.map((fault) => ({ ...fault, at: fault.at + at + begin })) };
  }
  return { line: null, faults: [{ code: 'unknownLine', at, about: text.slice(0, 30) }] };
}

/** Lines that are there however little is known. */
function saidWithout({ sections }: Card): number {
  const always = { greeting: '-', wish: '-' };
  return sections.flatMap(({ lines }) => lines).filter(({ parts }) => render(parts, always) !== null).length;
}

/** A card's lines as text, one a line: what the coach reads. Wordings to avoid are left out. */
export function wordsOf({ body }: CardText): string {
  return body.replace(/^\s*[-*]\s+~~.*~~\s*$/gm, '');
}
