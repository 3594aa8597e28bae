import { expect, it } from 'vitest';
import { NO_FILTER } from './filter.ts';
import { csvAddress } from './queries.ts';

const DAY = { from: 1000, to: 2000 };

it.each([
  ['the day', {}, 'from=1000&to=2000&'],
  ['what was found on all days', { search: 'Zoé & 01' }, 'search=Zo%C3%A9+%26+01&'],
  ['what was found on that day', { reason: 'result', allDays: false }, 'reason=result&from=1000&to=2000&'],
  [
    'the day, while nothing is looked for on all of them',
    { search: '  ', allDays: true },
    'search=++&from=1000&to=2000&',
  ],
] as const)('the file of the register is that of %s', (_, part, query) => {
  expect(csvAddress(DAY, { ...NO_FILTER, ...part }, 'fr')).toMatch(`?${query}language=fr`);
});
