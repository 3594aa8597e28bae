import { bodyLimit } from 'hono/body-limit';
import type { CommandResult, PageCommand } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { AskQueue, type AskQueueOptions } from './ask-queue.ts';
import { jsonBody } from './body.ts';
import { pageCommand } from './command-schema.ts';
import { refuse, refuseFaults } from './errors.ts';
import { check } from './validate.ts';

const BODY_LIMIT = 8 * 1024;

export type CommandQueue = AskQueue<PageCommand, CommandResult>;

/** Commands of the page to the desk. */
export function commandQueue(
  means: Omit<AskQueueOptions<PageCommand, CommandResult>, 'notAnswering'>,
): CommandQueue {
  return new AskQueue({ ...means, notAnswering });
}

const notAnswering: CommandResult = {
  ok: false,
  code: 'Unit_NotAnswering',
  message:
    'the unit did not answer within 2 s: it may still carry the command out; look before you repeat it',
};

export function addCommandRoute(routes: GuardedRoutes, queue: CommandQueue): void {
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a command has at most 8 kB'),
  });
  routes.before('/api/command', limit);
  routes.post('/api/command', 'desk.use', async (c) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    const command = check(pageCommand, body.value);
    if (!command.ok) return refuseFaults(c, command.faults);
    if (queue.full)
      return refuse(c, 503, 'Web_TooManyCommands', 'the unit is still busy with other commands: try again');
    const result = await queue.ask(command.value);
    if (result.ok) return c.json(result);
    return refuse(c, result.code === 'Unit_NotAnswering' ? 504 : 409, result.code, result.message);
  });
}
