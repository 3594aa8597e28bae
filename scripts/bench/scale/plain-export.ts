import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { parentAsks, tellParent } from '../system/child.ts';

/** What SQLite alone would do: every call as a line of text, row by row, as fast as they are taken. Says its address. */
export async function plainExportChild({ file }: { readonly file: string }): Promise<void> {
  const db = new Database(file, { readonly: true });
  const server = createServer((_request, response) => {
    Readable.from(linesOf(db))
      .on('error', () => {})
      .pipe(response.on('close', () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  tellParent({ url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/` });
  await parentAsks();
  server.closeAllConnections();
  server.close();
}

function* linesOf(db: Database.Database): Generator<string> {
  const query = db.prepare<[], unknown[]>('SELECT * FROM call ORDER BY started').raw();
  let lines = '';
  for (const row of query.iterate()) {
    lines += `${row.join(';')}\n`;
    if (lines.length < 2 ** 16) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}
