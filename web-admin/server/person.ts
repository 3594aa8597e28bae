import { setImmediate as letOthersRun } from 'node:timers/promises';
import { personalDataQueries } from '../../device/register/personal-data/personal-data-queries.ts';
import type { PersonAnswer } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuse } from './errors.ts';
import type { Reading } from './reading.ts';

type Queries = ReturnType<typeof personalDataQueries>;
type Found = NonNullable<ReturnType<Queries['find']>>;

const NO_NUMBER = 'number is no telephone number: write it as it is dialled';

/**
 * `GET /api/person?number`: the newest of each kind that is known of one number, in any notation; without a number only how
 * clearing stands. `GET /api/person.json?number`: all of it as a file, for whoever asks what is known of them.
 */
export function addPersonRoutes(routes: GuardedRoutes, reading: Reading): void {
  routes.get('/api/person', 'person.read', (c) =>
    reading.read(c, personalDataQueries, ({ person, retention, aside }) => {
      const number = numberOf(c.req.query('number'));
      const found = number === '' ? null : person(number);
      if (number !== '' && found === null) return refuse(c, 400, 'Web_NotValid', NO_NUMBER);
      return c.json({ ...retention(), aside: aside(), person: found } satisfies PersonAnswer);
    }),
  );

  routes.get('/api/person.json', 'person.read', (c) =>
    reading.read(c, personalDataQueries, (queries) => {
      const found = queries.find(numberOf(c.req.query('number')));
      if (found === null) return refuse(c, 400, 'Web_NotValid', NO_NUMBER);
      c.header('Content-Type', 'application/json');
      c.header('Content-Disposition', 'attachment; filename="garde-fil-person.json"');
      return c.body(streamOf(jsonOf(queries, found)));
    }),
  );
}

const numberOf = (given = '') => given.slice(0, 60);

/** Rows read at once: some 2 ms of the thread's time. */
const CHUNK = 200;

/** One object with a list for each kind, in parts; other work of the thread is let in between two of them. */
async function* jsonOf({ rows, retention }: Queries, found: Found): AsyncGenerator<string, void, void> {
  yield `{"ran":${retention().ran},"person":{"open":${found.open}`;
  yield* list('calls', found.calls, rows.calls);
  yield* list('messages', found.messages, rows.messages);
  yield* list('followUps', found.followUps, rows.followUps);
  yield* list('contacts', found.contacts, rows.contacts);
  yield* list('closings', found.closings, (closings) => closings);
  yield '}}\n';
}

async function* list<Key>(
  name: string,
  keys: readonly Key[],
  read: (keys: readonly Key[]) => readonly unknown[],
): AsyncGenerator<string, void, void> {
  yield `,\n"${name}":[`;
  let before = '\n';
  for (let at = 0; at < keys.length; at += CHUNK) {
    const rows = read(keys.slice(at, at + CHUNK));
    if (rows.length > 0) yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    if (rows.length > 0) before = ',\n';
    await letOthersRun();
  }
  yield ']';
}

function streamOf(parts: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await parts.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      cancel: async () => void (await parts.return()),
    },
    { highWaterMark: 0 },
  );
}
