/** Small pieces of SVG. Lengths are in px, angles there are none; colours are classes, so that both themes have their own. */

export type Colour = 'key' | 'hook' | 'lamp' | 'buzzer' | 'power' | 'ground' | 'matrix';

const STYLE = `
svg{--paper:#fbfbf9;--ink:#16202a;--soft:#52606b;--faint:#c9d0d5;--board:#e6ecea;--key:#0a4f86;--hook:#5b3a9e;--lamp:#8a5200;--buzzer:#9c0f1f;--power:#9c0f1f;--ground:#16202a;--matrix:#0a5f58;--amber:#f5a300;--red:#e0162b;--off:#dde2e5}
@media(prefers-color-scheme:dark){svg{--paper:#12171b;--ink:#e9eef0;--soft:#a9b5bb;--faint:#3a454c;--board:#1d262b;--key:#86c5f4;--hook:#c3a8ff;--lamp:#f2b134;--buzzer:#ff8f88;--power:#ff8f88;--ground:#e9eef0;--matrix:#6fd6c9;--off:#2a3237}}
text{font:13px system-ui,sans-serif;fill:var(--ink)}
.t{font-weight:700;font-size:17px}.s{font-size:11.5px;fill:var(--soft)}.b{font-weight:700}
.unused{fill:var(--faint)}.m{text-anchor:middle}.e{text-anchor:end}
.w{stroke:var(--ink);stroke-width:1.6;fill:none}.f{stroke:var(--faint);stroke-width:1;fill:none}
${(['key', 'hook', 'lamp', 'buzzer', 'power', 'ground', 'matrix'] as const)
  .map((name) => `.${name}{fill:var(--${name})}.l-${name}{stroke:var(--${name});stroke-width:1.8;fill:none}`)
  .join('\n')}`;

export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}\n</style>`,
    `<rect width="${width}" height="${height}" fill="var(--paper)"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const text = (x: number, y: number, words: string, classes = ''): string =>
  `<text x="${x}" y="${y}"${classes && ` class="${classes}"`}>${escaped(words)}</text>`;

/** Through the points, given as x and y in turn. */
export const line = (points: readonly number[], classes = 'w'): string => {
  const [x = 0, y = 0, ...rest] = points;
  const others = rest.flatMap((value, index) =>
    index % 2 === 0 ? [`L${value} ${rest[index + 1] ?? 0}`] : [],
  );
  return `<path d="M${x} ${y}${others.join('')}" class="${classes}"/>`;
};

export const box = (x: number, y: number, width: number, height: number, fill: string, round = 4): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="var(--${fill})" stroke="var(--soft)"/>`;

export const dot = (x: number, y: number, radius = 3, classes = 'ground'): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" class="${classes}"/>`;

/** A resistor lying between x and x + 44, or standing between y and y + 44, with its wires. */
export const resistor = (x: number, y: number, value: string, stands = false): string =>
  stands
    ? line([x, y, x, y + 8]) +
      frame(x - 6, y + 8, 12, 28) +
      line([x, y + 36, x, y + 44]) +
      text(x + 11, y + 26, value, 's')
    : line([x, y, x + 8, y]) +
      frame(x + 8, y - 6, 28, 12) +
      line([x + 36, y, x + 44, y]) +
      text(x + 22, y - 11, value, 's m');

const frame = (x: number, y: number, width: number, height: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" class="w" style="fill:var(--paper)"/>`;

/** A diode standing, or an LED, from y to y + 30; its current runs down, or up if `up`. */
export function diode(
  x: number,
  y: number,
  { led = '', up = false }: { led?: string; up?: boolean } = {},
): string {
  const [top, bottom] = up ? [y + 22, y + 8] : [y + 8, y + 22];
  const fill = led || 'paper';
  return [
    line([x, y, x, y + 30]),
    `<path d="M${x - 8} ${top}H${x + 8}L${x} ${bottom}Z" class="w" style="fill:var(--${fill})"/>`,
    line([x - 8, bottom, x + 8, bottom]),
    ...(led ? [line([x + 11, y + 12, x + 18, y + 6], 'f'), line([x + 13, y + 18, x + 20, y + 12], 'f')] : []),
  ].join('');
}

/** A contact that is open, from y to y + 36. */
export const contact = (x: number, y: number): string =>
  line([x, y, x, y + 8]) +
  dot(x, y + 9) +
  line([x, y + 27, x + 13, y + 11]) +
  dot(x, y + 27) +
  line([x, y + 28, x, y + 36]);

export const ground = (x: number, y: number): string =>
  line([x, y, x, y + 6]) +
  line([x - 10, y + 6, x + 10, y + 6]) +
  line([x - 6, y + 10, x + 6, y + 10]) +
  line([x - 2, y + 14, x + 2, y + 14]);

export const supply = (x: number, y: number, volts: string): string =>
  line([x, y, x, y - 6]) + line([x - 8, y - 6, x + 8, y - 6], 'l-power') + text(x, y - 11, volts, 's m');

/** An NPN transistor: base at x - 18, collector above at y - 20, emitter below at y + 20. */
export const npn = (x: number, y: number): string =>
  [
    `<circle cx="${x - 2}" cy="${y}" r="15" class="f"/>`,
    line([x - 18, y, x - 8, y]),
    line([x - 8, y - 10, x - 8, y + 10]),
    line([x - 8, y - 4, x, y - 12, x, y - 20]),
    line([x - 8, y + 4, x, y + 12, x, y + 20]),
    `<path d="M${x} ${y + 12}l-6.5 -2.5 4 -4Z" class="ground"/>`,
  ].join('');
