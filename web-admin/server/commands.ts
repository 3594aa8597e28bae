import { bodyLimit } from 'hono/body-limit';
import type { Moment } from '../../device/desk/words.ts';
import type { RegisterRequest } from '../../device/register/area/request.ts';
import type { Actor, CommandResult, PageCommand } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { AskQueue, type AskQueueOptions } from './ask-queue.ts';
import { jsonBody } from './body.ts';
import { pageCommand } from './command-schema.ts';
import { refuse, refuseFaults } from './errors.ts';
import { statusOf, type TellQueue } from './telling.ts';
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

/** `tell`, `now`: for what the register is told instead of the desk; `onTold`: it has written it. */
export function addCommandRoute(
  routes: GuardedRoutes,
  queue: CommandQueue,
  tell: TellQueue,
  now: () => Moment,
  onTold: () => void,
): void {
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a command has at most 8 kB'),
  });
  routes.before('/api/command', limit);
  routes.post('/api/command', 'desk.use', async (c, actor) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    const command = check(pageCommand, body.value);
    if (!command.ok) return refuseFaults(c, command.faults);
    if (queue.full || tell.full)
      return refuse(c, 503, 'Web_TooManyCommands', 'the unit is still busy with other commands: try again');
    const result = await queue.ask(command.value);
    if (result.ok) return c.json(result);
    if (command.value.type === 'setOutcome' && result.code === 'Desk_NoSuchCall') {
      const answer = await tell.ask(outcomeAfterwards(command.value, actor, now()));
      if (answer.ok) onTold();
      return c.json(answer, answer.ok ? 200 : statusOf(answer.code));
    }
    return refuse(c, result.code === 'Unit_NotAnswering' ? 504 : 409, result.code, result.message);
  });
}

/** The desk forgets whoever has gone: then it is for the register to say how long after a call people may settle it. */
function outcomeAfterwards(
  { call, outcome }: Extract<PageCommand, { type: 'setOutcome' }>,
  actor: Actor,
  moment: Moment,
): RegisterRequest {
  return { command: 'call.setOutcome', input: { call, outcome }, by: { actor, moment } };
}
