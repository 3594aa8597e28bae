import { MARK_CLASSES, type MarkClass } from '../../../device/guide/coach/marks.ts';

/** A place that must be marked. UTF-16 code units of the text. */
export interface Label {
  readonly class: MarkClass;
  readonly from: number;
  readonly to: number;
}

export interface Labelled {
  readonly text: string;
  readonly labels: readonly Label[];
}

const LABEL = /\[([a-z-]+)\|([^\]]+)\]/g;

/**
 * One sentence a line, "[class|words]" around what must be marked; lines that begin with "#" are remarks.
 * @throws if a class is none: a slip of the pen must not count as a fault of the coach.
 */
export function labelledSentences(file: string): readonly Labelled[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(labelled);
}

function labelled(line: string): Labelled {
  const labels: Label[] = [];
  let text = '';
  let done = 0;
  for (const match of line.matchAll(LABEL)) {
    const [whole, name = '', words = ''] = match;
    text += line.slice(done, match.index);
    labels.push({ class: classOf(name, line), from: text.length, to: text.length + words.length });
    text += words;
    done = match.index + whole.length;
  }
  return { text: text + line.slice(done), labels };
}

function classOf(name: string, line: string): MarkClass {
  const known = MARK_CLASSES.find((of) => of === name);
  if (known === undefined) throw new Error(`"${name}" is no class of marks, in: ${line}`);
  return known;
}
