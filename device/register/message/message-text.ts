import type { Details, LinkedMessage, MessageKind } from './message.ts';
import { MESSAGE_TEXT, type MessageLanguage, type TextWords } from './message-text-words.ts';

/** A message as it is told to somebody outside of the page. */
export interface Told {
  readonly kind: MessageKind;
  readonly name: string;
  readonly caller: string;
  readonly number: string | null;
  readonly text: string;
  readonly details: Details;
  readonly collectFrom: string | null;
  readonly made: number;
  readonly added: readonly string[];
}

type Line = LinkedMessage['lines'][number];

/** Label and text of each part that there is, in the order in which a person reads them. */
export function linesOf(message: Told, language: MessageLanguage): Line[] {
  const words = MESSAGE_TEXT[language];
  const lines: Line[] = [
    [words.caller, [message.caller, message.number].filter(Boolean).join(', ')],
    ...detailLines(message, words),
    [words.text, message.text],
    [words.collectFrom, message.collectFrom === null ? '' : dayText(message.collectFrom, language)],
    [words.made, momentText(message.made, language)],
    ...message.added.map((text): Line => [words.added, text]),
  ];
  return lines.filter(([, text]) => text !== '');
}

/** By the name of each detail; what has no words of its own is what it says. */
function detailLines({ kind, details }: Told, words: TextWords): Line[] {
  return Object.entries(details).map(([name, value]): Line => {
    const label = words.details[name] ?? words.kinds[kind];
    if (Array.isArray(value)) return [label, value.map((each) => itemText(each, words)).join('\n')];
    if (typeof value === 'boolean') return [label, value ? words.yes : words.no];
    return [label, choiceText(value ?? '', words)];
  });
}

function itemText(item: unknown, words: TextWords): string {
  if (typeof item !== 'object' || item === null) return choiceText(item, words);
  return Object.values(item).join(', ');
}

const choiceText = (value: unknown, { choices }: TextWords) => choices[String(value)] ?? String(value);

function dayText(day: string, language: MessageLanguage): string {
  const date = new Date(`${day}T12:00`);
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);
}

export function momentText(wall: number, language: MessageLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(wall));
}
