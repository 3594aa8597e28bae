import { vi } from 'vitest';

/**
 * Waits until the check passes, tried every 5 ms, and gives what it gave; after 20 s it fails as the check did. As long as
 * `expect.poll` waits (vitest.config.ts): how soon something comes on a busy machine is not what such a test asks.
 */
export function soon<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 20_000, interval: 5 });
}
