import { describe, expect, it } from 'vitest';
import type { Figures } from '../../device/register/figures/figures.ts';
import type { ApiError } from '../api.ts';
import { figuresCsv } from './figures-csv.ts';
import { makeRig } from './testing/rig.ts';

const NONE = {
  ...{ calls: 0, incoming: 0, answered: 0, missed: 0, abandoned: 0, ringTime: 0, longestRing: 0 },
  ...{ talkTime: 0, holdTime: 0, longestSilence: 0, callBacks: 0 },
  checkIns: { early: 0, onTime: 0, late: 0, missed: 0, void: 0 },
};
const FIGURES: Figures = {
  ...{ total: NONE, days: [], hours: [], lines: [], lateness: [], people: null, peopleSince: null },
  work: {
    ...{ messages: 1, acknowledgedInTime: 2, acknowledgedLate: 3, notAcknowledged: 4, followUps: 5 },
    ...{ doneSameDay: 6, doneLater: 7, open: 8, callBacks: 9, calledBack: 10, callBacksDone: 11 },
  },
};

describe('the file of messages and follow-ups', () => {
  it.each([
    ['fr', ['rappels demandés', 'rappels passés', 'rappels traités']],
    ['en', ['callbacks requested', 'callbacks made', 'callbacks done']],
  ] as const)('has callbacks requested, made and done, %s', (language, words) => {
    const rows = figuresCsv(FIGURES, 'work', language).trim().split(/\r\n/).slice(-3);
    expect(rows.map((row) => row.replaceAll('"', '').split(/[;,]/))).toEqual(
      words.map((word, at) => [word, String(9 + at)]),
    );
  });
});

describe('figures of more than 3,660 days', () => {
  it.each(['/api/figures?', '/api/figures.csv?table=days&'])(
    'are refused by %s, which says how many may be asked for',
    async (path) => {
      const { app } = makeRig();
      const refused = await app.request(`${path}from=2000-01-01&to=2010-01-08`);
      expect(refused.status).toBe(400);
      const { faults } = (await refused.json()) as ApiError;
      expect(faults).toMatchObject([{ path: 'query.to', allowed: 'at most 3659 days after `from`' }]);
      expect((await app.request(`${path}from=2000-01-01&to=2010-01-07`)).status).not.toBe(400);
    },
  );
});
