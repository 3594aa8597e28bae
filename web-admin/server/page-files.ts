import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { refuse, shown } from './errors.ts';

/** A file of the built page. `variants`: the same, compressed by the build, the smallest first. */
interface PageFile {
  readonly file: string;
  readonly type: string;
  readonly etag: string;
  readonly variants: readonly Variant[];
}

interface Variant {
  readonly encoding: 'br' | 'gzip';
  readonly file: string;
}

/** By the path of the request. Only what is in here is served, so no path can lead out of the folder. */
type PageFiles = ReadonlyMap<string, PageFile>;

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Serves the built page. A new build is noticed when the page is loaded again. */
export function addPageRoutes(app: Hono, folder: string): void {
  let files: PageFiles = new Map();
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? '/index.html' : c.req.path;
    if (path === '/index.html' || files.size === 0) files = await listFiles(folder);
    const file = files.get(path);
    if (file !== undefined) return serve(c, file);
    if (path === '/index.html')
      return refuse(c, 404, 'Web_NotFound', 'the page is not built on this unit: run «npm run build»');
    return refuse(c, 404, 'Web_NotFound', `there is nothing at ${shown(path)}: the page is at /`);
  });
}

async function serve(c: Context, page: PageFile): Promise<Response> {
  c.header('ETag', page.etag);
  // What the build put into assets/ has a hash of its content in its name.
  const lasting = c.req.path.startsWith('/assets/');
  c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (page.variants.length > 0) c.header('Vary', 'Accept-Encoding');
  if (c.req.header('if-none-match')?.includes(page.etag)) return c.body(null, 304);
  const accepted = acceptedEncodings(c.req.header('accept-encoding') ?? '');
  const variant = page.variants.find((each) => accepted.has(each.encoding));
  const content = await readFile(variant?.file ?? page.file).catch(() => null);
  if (content === null)
    return refuse(c, 404, 'Web_NotFound', 'the page was built anew meanwhile: load it again');
  if (variant !== undefined) c.header('Content-Encoding', variant.encoding);
  c.header('Content-Type', page.type);
  return c.body(content);
}

function acceptedEncodings(header: string): Set<string> {
  const wanted = header.split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part));
  return new Set(wanted.map((part) => (part.split(';')[0] ?? '').trim().toLowerCase()));
}

/** An empty list if the folder is not there. Links are not followed. */
async function listFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = new Set(
    entries.filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name)),
  );
  const files = new Map<string, PageFile>();
  for (const name of names) {
    if (isVariant(name, names)) continue;
    const file = await describe(name, names);
    files.set(`/${relative(folder, name).split(sep).join('/')}`, file);
  }
  return files;
}

function isVariant(name: string, names: ReadonlySet<string>): boolean {
  return ENCODINGS.some(([, ending]) => name.endsWith(ending) && names.has(name.slice(0, -ending.length)));
}

async function describe(name: string, names: ReadonlySet<string>): Promise<PageFile> {
  const { size, mtimeMs } = await stat(name);
  return {
    file: name,
    type: getMimeType(name) ?? 'application/octet-stream',
    etag: `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
    variants: ENCODINGS.filter(([, ending]) => names.has(name + ending)).map(([encoding, ending]) => ({
      encoding,
      file: name + ending,
    })),
  };
}
