import { expect, test } from 'vitest';
import type { Findings } from './part.ts';
import { reportOf, table, withSectionsOf } from './report.ts';

const options = {
  command: 'npm run bench',
  quick: false,
  machine: [['Node', 'v20.19.0']],
} as const;

const findings: Findings = {
  how: ['Once.'],
  figures: [
    {
      promise: 'P8',
      what: 'scripts',
      unit: 'kB',
      measured: 30,
      yardstick: null,
      limit: { what: 'first view', value: 20 },
    },
  ],
  tables: [{ title: 'Each file', headings: ['file'], rows: [['a.js']] }],
};

test('the page says which command writes it, on which machine, and what was not kept', () => {
  const text = reportOf([{ title: 'The page', seconds: 2, result: findings }], options);
  expect(text).toContain('Written by `npm run bench`');
  expect(text).toMatch(/\| Node +\| v20\.19\.0 +\|/);
  expect(text).toMatch(/\| P8 .*30\.0 kB.*first view: 20\.0 kB.*1\.50 x.*\*\*not kept\*\*/);
  expect(text).not.toContain('quick run');
});

test('a quick run says that it is one', () => {
  expect(reportOf([], { ...options, quick: true })).toContain('This was a quick run');
});

test('what could not be measured is said where its figures would stand', () => {
  const text = reportOf([{ title: 'The page', seconds: 0, result: 'it is not built' }], options);
  expect(text).toContain('## The page\n\n**Not measured: it is not built**');
});

test('a part measured anew takes its place, and the others stay', () => {
  const section = (title: string, seconds: number) => ({ title, seconds, result: findings });
  const page = reportOf([section('One', 1), section('Two', 2)], options);
  const anew = { ...options, command: 'npm run bench -- --only two' };
  const text = withSectionsOf(page, reportOf([section('Two', 9)], anew), anew);
  expect(text.match(/^## .*/gmu)).toEqual(['## One', '## Two']);
  expect(text).toContain('Measured in 1 s.');
  expect(text).toContain('Measured in 9 s.');
  expect(text).not.toContain('Measured in 2 s.');
  expect(text).toContain('This part anew by `npm run bench -- --only two`: Node v20.19.0.');
  expect(withSectionsOf(text, reportOf([section('Two', 9)], anew), anew)).toBe(text);
});

test('a part that the page did not have yet is put behind the others', () => {
  const page = reportOf([{ title: 'One', seconds: 1, result: findings }], options);
  const report = reportOf([{ title: 'Three', seconds: 3, result: findings }], options);
  expect(
    withSectionsOf(page, report, options)
      .match(/^#+ .*/gmu)
      ?.slice(1),
  ).toEqual(['## One', '## Three']);
});

test('a table is as wide as its cells, which cannot break it', () => {
  expect(table({ title: '', headings: ['who', 'ms'], rows: [['a|b', '1'], ['second\nline']] })).toBe(
    [
      '| who         | ms  |',
      '|-------------|-----|',
      '| a\\|b        | 1   |',
      '| second line |     |',
    ].join('\n'),
  );
});
