import type { Context } from 'hono';
import type { ReaderConnection } from '../../device/register/reader-connection.ts';
import { refuse } from './errors.ts';

type Prepare<Queries> = Parameters<typeof ReaderConnection.prototype.statements<Queries>>[0];

/** The register for reading: what cannot be read is told to the page and to the log. */
export class Reading {
  readonly #connection: Pick<ReaderConnection, 'statements'>;
  readonly #onFailed: (message: string) => void;

  constructor(connection: Pick<ReaderConnection, 'statements'>, onFailed: (message: string) => void) {
    this.#connection = connection;
    this.#onFailed = onFailed;
  }

  /** Answers with what `respond` makes of the queries; 503 while the register cannot be read. */
  read<Queries>(
    c: Context,
    prepare: Prepare<Queries>,
    respond: (queries: Queries) => Response | Promise<Response>,
  ): Promise<Response> {
    return this.guard(c, () => {
      const queries = this.#connection.statements(prepare);
      return queries === null ? notReadable(c) : respond(queries);
    });
  }

  /** Null while there is no register. Errors: SQLite's own. */
  queries<Queries>(prepare: Prepare<Queries>): Queries | null {
    return this.#connection.statements(prepare);
  }

  async guard(c: Context, respond: () => Response | Promise<Response>): Promise<Response> {
    try {
      return await respond();
    } catch (error) {
      this.#onFailed(
        `the register cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
      return notReadable(c);
    }
  }
}

function notReadable(c: Context): Response {
  const message = 'the register cannot be read now: calls go on; the log of the unit says why';
  return refuse(c, 503, 'Web_RegisterNotReadable', message);
}
