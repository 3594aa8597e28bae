import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeLine } from './codec.ts';
import { readHello } from './messages.ts';

const read = (file: string) => readFileSync(new URL(`../../firmware/${file}`, import.meta.url), 'utf8');

describe('PROTOCOL.md', () => {
  const lines = [...read('PROTOCOL.md').matchAll(/[?=!](?:[0-9A-F]{2}|--)[^*\n]*\*[0-9A-F]{4}/g)].map(
    ([line]) => line,
  );

  test('shows lines whose check sums are right', () => {
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.filter((line) => decodeLine(line) === null)).toEqual([]);
  });

  test('shows a hello of the firmware that is built', () => {
    const [, built] = /^VERSION := (.+)$/m.exec(read('Makefile')) ?? [];
    const hellos = lines
      .map((line) => readHello(decodeLine(line)?.body ?? '', 0x1eef))
      .filter((hello) => hello !== null);
    expect(hellos).toMatchObject([{ firmware: built, protocol: 1 }]);
  });
});
