import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import type { Duration, WallTime } from '../../desk/words.ts';
import type { CrmConfig } from './outbox.ts';
import type { DueEvent } from './outbox-queue.ts';

/**
 * What became of one try. `refused`: the receiver will not take this event, however often it is sent. `failed`: it may take
 * it later. `error` in English, without anything that the receiver said.
 */
export type Delivery = { readonly result: 'taken' } | Failed;

interface Failed {
  readonly result: 'failed' | 'refused';
  readonly error: string;
}

export type Deliver = (event: Pick<DueEvent, 'id' | 'body'>, now: WallTime) => Promise<Delivery>;

const ANSWER_WITHIN: Duration = 15_000;

/** These say that this very event is at fault. All others may pass: a wrong password is put right, a server comes back. */
const REFUSALS: ReadonlySet<number> = new Set([400, 405, 406, 411, 413, 414, 415, 422]);

/** Delivers events as signed requests (Standard Webhooks 1.0). Never rejects. The secret is read anew for each. */
export function httpDelivery({ url, secretFile }: CrmConfig, within = ANSWER_WITHIN): Deliver {
  return async ({ id, body }, now) => {
    const signed = sign(secretFile, id, body, now);
    if (!(signed instanceof Headers)) return signed;
    try {
      return judge(await send(url, body, signed, within));
    } catch (error) {
      return { result: 'failed', error: failure(error, within) };
    }
  };
}

function sign(file: string, id: string, body: string, now: WallTime): Headers | Failed {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    const time = new Date(now);
    return new Headers({
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, time, body),
      'content-type': 'application/json',
      'user-agent': 'Garde-fil',
    });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it is no whsec_ secret';
    return { result: 'failed', error: `the secret in ${file} cannot be used: ${reason}` };
  }
}

async function send(url: string, body: string, headers: Headers, within: Duration): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    // Who gets the register's data is for the configuration to say, not for an answer.
    redirect: 'manual',
    signal: AbortSignal.timeout(within),
  });
  // What it says is of no use, and an endless answer must not be read.
  await response.body?.cancel();
  return response.status;
}

function judge(status: number): Delivery {
  if (status >= 200 && status < 300) return { result: 'taken' };
  if (REFUSALS.has(status)) return { result: 'refused', error: `the receiver refuses it with ${status}` };
  const redirects = status >= 300 && status < 400 ? ': redirects are not followed, correct the address' : '';
  return { result: 'failed', error: `the receiver answers ${status}${redirects}` };
}

function failure(error: unknown, within: Duration): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `the receiver did not answer within ${within / 1000} s`;
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
  return `the receiver cannot be reached (${code})`;
}
