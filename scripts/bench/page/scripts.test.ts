import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { sizeOf, totalOf } from './scripts.ts';

test('a script is measured as built and as compressed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gardefil-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = 'hold(); '.repeat(500);
  writeFileSync(join(folder, 'a.js'), text);
  const size = sizeOf(folder, 'a.js');
  expect(size.raw).toBe(4000);
  expect(size.gzip).toBe(gzipSync(text, { level: 9 }).length);
  expect(size.brotli).toBeLessThan(size.gzip);
  expect(gunzipSync(gzipSync(text, { level: 9 })).toString()).toBe(text);
});

test('the total adds up what is compressed file by file', () => {
  const one = { name: 'a.js', raw: 10, gzip: 5, brotli: 4 };
  expect(totalOf('all', [one, { ...one, name: 'b.js', raw: 20 }])).toEqual({
    name: 'all',
    raw: 30,
    gzip: 10,
    brotli: 8,
  });
});
