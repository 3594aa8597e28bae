import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Moment } from '../../device/desk/words.ts';
import type { RegisterAnswer, RegisterRequest } from '../../device/register/area/request.ts';
import type { Right } from '../api.ts';
import { RIGHTS } from './access/rights.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { AskQueue, type AskQueueOptions } from './ask-queue.ts';
import { jsonBody } from './body.ts';
import { refuse } from './errors.ts';

const BODY_LIMIT = 1024 * 1024;

export type TellQueue = AskQueue<RegisterRequest, RegisterAnswer>;

/** Commands of the page to the register. */
export function tellQueue(
  means: Omit<AskQueueOptions<RegisterRequest, RegisterAnswer>, 'notAnswering'>,
): TellQueue {
  return new AskQueue({ ...means, notAnswering });
}

const notAnswering: RegisterAnswer = {
  ok: false,
  code: 'Register_NotAnswering',
  message: 'the register did not answer within 2 s: it may still write this; look before you repeat it',
};

/**
 * `POST /api/tell/<command of the register>` with its input as JSON: 200 { ok, value } when it is on the disk. `onTold`:
 * something was written.
 */
export function addTellRoute(
  routes: GuardedRoutes,
  queue: TellQueue,
  now: () => Moment,
  onTold: () => void,
): void {
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'at most 1 MB can be sent at once'),
  });
  routes.before('/api/tell/*', limit);
  routes.post('/api/tell/:command', rightOf, async (c, actor) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    if (queue.full)
      return refuse(c, 503, 'Web_TooManyCommands', 'the unit is still busy with other commands: try again');
    const command = c.req.param('command') ?? '';
    const answer = await queue.ask({ command, input: body.value, by: { actor, moment: now() } });
    if (answer.ok) onTold();
    return c.json(answer, answer.ok ? 200 : statusOf(answer.code));
  });
}

/** A command is its own right. */
function rightOf(c: Context): Right | null {
  const command = c.req.param('command') ?? '';
  return Object.hasOwn(RIGHTS, command) ? (command as Right) : null;
}

/** Of what the register refused for that reason. */
export function statusOf(code: string): 400 | 409 | 503 | 504 {
  if (code === 'Register_NotValid') return 400;
  if (code === 'Register_NotAnswering') return 504;
  return code.startsWith('Register_') ? 503 : 409;
}
