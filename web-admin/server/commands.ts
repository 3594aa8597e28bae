import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Duration } from '../../device/desk/words.ts';
import type { CommandResult, PageCommand } from '../api.ts';
import { pageCommand } from './command-schema.ts';
import { refuse, refuseFaults, refuseMethod } from './errors.ts';
import { check } from './validate.ts';

const ANSWER_WITHIN: Duration = 2000;
const MOST_WAITING = 64;
const BODY_LIMIT = 8 * 1024;

export interface CommandQueueOptions {
  readonly send: (id: number, command: PageCommand) => void;
  /** Runs `run` once, `after` ms from now; calling what it returns forgets it. */
  readonly schedule: (after: Duration, run: () => void) => () => void;
}

/** Commands on their way to the main thread, at most 64. Each is answered once, after 2 s at the latest. */
export class CommandQueue {
  readonly #options: CommandQueueOptions;
  readonly #waiting = new Map<number, (result: CommandResult) => void>();
  #lastId = 0;

  constructor(options: CommandQueueOptions) {
    this.#options = options;
  }

  get full(): boolean {
    return this.#waiting.size >= MOST_WAITING;
  }

  ask(command: PageCommand): Promise<CommandResult> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const cancel = this.#options.schedule(ANSWER_WITHIN, () => this.settle(id, notAnswering));
      this.#waiting.set(id, (result) => {
        cancel();
        resolve(result);
      });
      this.#options.send(id, command);
    });
  }

  /** An answer that nobody waits for any more is dropped. */
  settle(id: number, result: CommandResult): void {
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    answer?.(result);
  }
}

const notAnswering: CommandResult = {
  ok: false,
  code: 'Unit_NotAnswering',
  message:
    'the unit did not answer within 2 s: it may still carry the command out; look before you repeat it',
};

export function addCommandRoute(app: Hono, queue: CommandQueue): void {
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a command has at most 8 kB'),
  });
  app.post('/api/command', limit, async (c) => {
    if (!/^application\/json *(;|$)/i.test(c.req.header('content-type') ?? ''))
      return refuse(c, 415, 'Web_WrongType', 'send the command as content-type application/json');
    const body = parse(await c.req.text().catch(() => ''));
    if (body === undefined)
      return refuse(c, 400, 'Web_NotJson', 'the body is no whole JSON: send one object');
    const command = check(pageCommand, body);
    if (!command.ok) return refuseFaults(c, command.faults);
    if (queue.full)
      return refuse(c, 503, 'Web_TooManyCommands', 'the unit is still busy with other commands: try again');
    const result = await queue.ask(command.value);
    if (result.ok) return c.json(result);
    return refuse(c, result.code === 'Unit_NotAnswering' ? 504 : 409, result.code, result.message);
  });
  app.all('/api/command', (c) => refuseMethod(c, 'POST'));
}

/** Undefined if it is no JSON (JSON itself has no undefined). */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
