import type { Settings } from '../../api.ts';

/** How a list of things is typed: one thing a line. */
export interface Lines<Value> {
  readonly text: (value: Value) => string;
  readonly value: (text: string) => Value;
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** `2026-12-25 Noël` */
export const holidayLines: Lines<Settings['holidays']> = {
  text: (holidays) => holidays.map(({ day, name }) => `${day} ${name}`.trim()).join('\n'),
  value: (text) =>
    linesOf(text).map((line) => {
      const [day = '', ...name] = line.trim().split(/\s+/);
      return { day, name: name.join(' ') };
    }),
};

/** `appointment: Rendez-vous | Appointment`. The id stays what it was: calls are kept under it. */
export const reasonLines: Lines<Settings['reasons']> = {
  text: (reasons) => reasons.map(({ id, fr, en }) => `${id}: ${fr} | ${en}`).join('\n'),
  value: (text) =>
    linesOf(text).map((line) => {
      const at = line.indexOf(':');
      const [fr = '', en = fr] = line
        .slice(at + 1)
        .split('|')
        .map((word) => word.trim());
      return { id: at < 0 ? idFrom(fr) : line.slice(0, at).trim(), fr, en };
    }),
};

/** A new reason needs no id of somebody's making: `Certificat médical` becomes `certificat-medical`. */
function idFrom(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 31);
}
