import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRig } from './testing/rig.ts';

const SCRIPT = 'console.log("la page");'.repeat(20);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gardefil-page-'));
  const app = join(folder, 'app');
  mkdirSync(join(app, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(app, 'index.html'), '<!doctype html>');
  writeFileSync(join(app, 'icon.svg'), '<svg/>');
  writeFileSync(join(app, 'assets/main-Dq2X9a_1.js'), SCRIPT);
  writeFileSync(join(app, 'assets/main-Dq2X9a_1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(app, 'assets/main-Dq2X9a_1.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(app, 'assets/b612-xyz.woff2'), 'font');
  symlinkSync(join(folder, 'secret.txt'), join(app, 'link.txt'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return makeRig({ appFolder: join(folder, 'app') }).app.request(path, { headers, method });
}
const header = (response: Response, name: string) => response.headers.get(name);

describe('the page', () => {
  it('is asked for anew each time', async () => {
    const response = await get('/');
    expect(await response.text()).toBe('<!doctype html>');
    expect(header(response, 'content-type')).toMatch(/^text\/html/);
    expect(header(response, 'cache-control')).toBe('no-cache');
  });

  it('is not sent again while it is the same', async () => {
    const etag = header(await get('/'), 'etag') ?? '';
    const again = await get('/', { 'if-none-match': `"x", ${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    writeFileSync(join(folder, 'app/index.html'), '<!doctype html><p>new');
    expect((await get('/', { 'if-none-match': etag })).status).toBe(200);
  });

  it('has scripts, styles and fonts of the right type, kept for a year', async () => {
    const types = { 'main-Dq2X9a_1.js': 'text/javascript', 'b612-xyz.woff2': 'font/woff2' };
    for (const [name, type] of Object.entries(types)) {
      const response = await get(`/assets/${name}`);
      expect(header(response, 'content-type')).toContain(type);
      expect(header(response, 'cache-control')).toBe('public, max-age=31536000, immutable');
    }
    expect(header(await get('/icon.svg'), 'content-type')).toMatch(/^image\/svg\+xml/);
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR', 'br'],
    ['identity', null],
    ['', null],
    ['bro, x-br', null],
  ])('is sent compressed to whoever accepts it: «%s» -> %s', async (accepted, encoding) => {
    const response = await get('/assets/main-Dq2X9a_1.js', { 'accept-encoding': accepted });
    expect(header(response, 'content-encoding')).toBe(encoding);
    expect(header(response, 'vary')).toBe('Accept-Encoding');
    const bytes = Buffer.from(await response.arrayBuffer());
    const text =
      encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
    expect(text.toString()).toBe(SCRIPT);
  });

  it('answers a HEAD without its body', async () => {
    const response = await get('/', {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('that is not built says how to build it', async () => {
    const response = await makeRig({ appFolder: join(folder, 'nothing') }).app.request('/');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('npm run build');
  });
});

describe('no path leads out of the folder of the page', () => {
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/.%00./secret.txt',
    '//etc/passwd',
    '/link.txt',
    '/assets',
    '/assets/',
    '/assets/main-Dq2X9a_1.js.br',
  ])('%s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret\n');
  });
});
