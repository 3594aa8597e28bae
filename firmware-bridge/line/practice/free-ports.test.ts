import { expect, test } from 'vitest';
import { findFreePorts, reservePorts } from './free-ports.ts';

test('ports that are kept for later are found by nobody until they are let go of', async () => {
  const range = { first: 21_260, last: 21_283 };
  const [ports] = await findFreePorts(1, range);
  if (!ports) throw new Error('no port is free');
  const release = await reservePorts(ports);
  expect(await findFreePorts(1, range)).toEqual([]);
  await release();
  await release();
  expect(await findFreePorts(1, range)).toEqual([ports]);
});
