import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, type Script, SPOKEN_LANGUAGES } from './scenario.ts';
import { ACTORS, SCENARIOS } from './scenarios.ts';
import {
  FAREWELL_AFTER,
  type Heard,
  hear,
  REPEATS_AFTER,
  RINGS_FOR,
  ringing,
  TALKS_AWAY,
  wakeAt,
} from './script.ts';

const both = (text: string) => ({ fr: text, en: text });
const script: Script = {
  name: 'Mme Essai',
  number: '0199000000',
  voice: { variant: 'f2', speed: 160, pitch: 50 },
  turns: [
    { after: 5_000, line: both('first') },
    { after: 8_000, line: both('second') },
    { after: 3_000, fromTakeBack: 2, line: both('third') },
  ],
  takenBack: [both('back 1'), both('back 2')],
  tooLong: both('so long!'),
  longWait: 70_000,
  patience: 120_000,
  farewell: both('farewell'),
  cutShort: both('cut off'),
  putThrough: both('put through'),
};

/** Plays `[at, heard]` in order, with a tick whenever one is due, and tells what was said and done. */
function play(...story: readonly (readonly [at: number, heard: Heard])[]) {
  let state = ringing(0);
  const told: string[] = [];
  const take = (heard: Heard, at: number) => {
    const step = hear(script, state, heard, at);
    state = step.state;
    for (const effect of step.effects) {
      told.push(
        effect.type === 'say'
          ? `${at} ${effect.audible ? '' : '('}${effect.line.fr}`
          : `${at} ${effect.type}`,
      );
    }
  };
  for (const [at, heard] of story) {
    for (let due = wakeAt(script, state); due !== null && due <= at; due = wakeAt(script, state))
      take('tick', due);
    take(heard, at);
  }
  return { told, state };
}

/** Each sentence takes two seconds. */
describe('a practice caller', () => {
  it('speaks a while after being answered, and again after each pause', () => {
    const { told } = play([1_000, 'answered'], [8_000, 'said'], [16_000, 'tick']);
    expect(told).toEqual(['6000 first', '16000 second']);
  });

  it('goes on at once when asked, and not while still speaking', () => {
    const { told } = play(
      [1_000, 'answered'],
      [1_500, 'goOn'],
      [1_600, 'goOn'],
      [3_500, 'said'],
      [3_600, 'goOn'],
    );
    expect(told).toEqual(['1500 first', '3600 second']);
  });

  it('says something else each time they are taken back, the last of it again and again', () => {
    const { told } = play(
      [0, 'answered'],
      [1_000, 'held'],
      [31_000, 'takenBack'],
      [32_000, 'held'],
      [92_000, 'takenBack'],
      [93_000, 'held'],
      [153_000, 'takenBack'],
    );
    expect(told).toEqual(['31000 back 1', '32000 silence', '92000 back 2', '93000 silence', '153000 back 2']);
  });

  it('complains after a wait that was too long', () => {
    expect(play([0, 'answered'], [1_000, 'held'], [80_000, 'takenBack']).told).toEqual(['80000 so long!']);
  });

  it('hangs up when nobody speaks to them for too long', () => {
    const { told, state } = play([0, 'answered'], [1_000, 'held'], [200_000, 'tick']);
    expect(told).toEqual(['121000 hangUp']);
    expect(state).toMatchObject({ phase: 'over', gaveUp: true });
  });

  it('hangs up when nobody answers', () => {
    const { told, state } = play([RINGS_FOR, 'tick']);
    expect(told).toEqual(['60000 hangUp']);
    expect(state.gaveUp).toBe(true);
  });

  it('keeps what comes after a wait until they have waited; meanwhile repeats themselves, then takes leave', () => {
    const { told } = play(
      [0, 'answered'],
      [1, 'goOn'],
      [2, 'said'],
      [3, 'goOn'],
      [4, 'said'],
      [4 + REPEATS_AFTER, 'said'],
      [5 + 2 * REPEATS_AFTER, 'said'],
      [6 + 3 * REPEATS_AFTER, 'said'],
    );
    expect(told.map((line) => line.replace(/^\d+ /u, ''))).toEqual([
      'first',
      'second',
      'second',
      'second',
      'farewell',
      'hangUp',
    ]);
  });

  it('takes leave by themselves when all is said and nobody ends the call', () => {
    const { told } = play(
      ...([0, 1] as const).flatMap((n): [number, Heard][] => [
        [10 * n, n === 0 ? 'answered' : 'takenBack'],
        [10 * n + 1, 'held'],
      ]),
      [20, 'takenBack'],
      [21, 'said'],
      [22, 'goOn'],
      [23, 'said'],
      [24, 'goOn'],
      [25, 'said'],
      [26, 'goOn'],
      [27, 'said'],
      [27 + FAREWELL_AFTER, 'said'],
    );
    expect(told.slice(-3)).toEqual([
      '26 third',
      `${27 + FAREWELL_AFTER} farewell`,
      `${27 + FAREWELL_AFTER} hangUp`,
    ]);
  });

  it('tells the page, and not the line, that they were put through, and ends that call after a while', () => {
    const { told, state } = play([0, 'answered'], [1_000, 'held'], [5_000, 'putThrough'], [20_000, 'tick']);
    expect(told).toEqual(['5000 (put through', `${5_000 + TALKS_AWAY} hangUp`]);
    expect(state).toMatchObject({ phase: 'over', gaveUp: false });
  });

  it('wonders when they are cut off, but not when all was said', () => {
    expect(play([0, 'answered'], [1_000, 'cutOff']).told).toEqual(['1000 (cut off']);
    const all = { ...ringing(0), phase: 'talking' as const, turn: script.turns.length };
    expect(hear(script, all, 'cutOff', 9).effects).toEqual([]);
  });

  it('does nothing after the end, whatever comes', () => {
    const heard = fc.constantFrom<Heard>(
      'answered',
      'held',
      'takenBack',
      'putThrough',
      'cutOff',
      'said',
      'goOn',
      'tick',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(400_000), heard), { maxLength: 60 }), (story) => {
        const sorted = story.sort(([a], [b]) => a - b);
        const { told, state } = play(...sorted);
        expect(told.filter((line) => line.endsWith('hangUp')).length).toBeLessThanOrEqual(1);
        const hungUp = told.findIndex((line) => line.endsWith('hangUp'));
        if (hungUp >= 0) expect(told.length).toBe(hungUp + 1);
        if (hungUp >= 0) expect(state.phase).toBe('over');
        if (state.speaking) expect(state.phase).toBe('talking');
      }),
    );
  });
});

describe('the scenarios', () => {
  it.each(SCENARIO_IDS)('%s can be played to its end by whoever does it right', (id) => {
    const scenario = SCENARIOS[id];
    let state = ringing(0);
    let at = 0;
    const take = (heard: Heard) => {
      at += 1_000;
      state = hear(scenario, state, heard, at).state;
    };
    take('answered');
    for (let n = 0; n < 100 && state.phase !== 'over'; n += 1) {
      if (state.speaking) take('said');
      else if ((scenario.turns[state.turn]?.fromTakeBack ?? 0) > state.takenBack) {
        take('held');
        take('takenBack');
      } else take('goOn');
    }
    expect(state).toMatchObject({ phase: 'over', turn: scenario.turns.length, gaveUp: false });
  });

  it('give nobody up before the second check-in is due', () => {
    for (const { patience } of ACTORS) expect(patience).toBeGreaterThan(30_000 + 5_000);
    expect(SCENARIOS.recipientBusy.patience).toBeGreaterThan(90_000);
  });

  it('have people, numbers and voices of their own, from the numbers for fiction', () => {
    const numbers = ACTORS.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(ACTORS.map(({ name }) => name)).size).toBe(numbers.length);
    expect(numbers.every((number) => /^019900\d{4}$/u.test(number))).toBe(true);
  });

  it('are spoken whole in both languages, without figures that a voice would read wrongly', () => {
    for (const actor of ACTORS) {
      const { turns, takenBack, tooLong, farewell, cutShort, putThrough } = actor;
      const all = [...turns.map(({ line }) => line), ...takenBack, tooLong, farewell, cutShort, putThrough];
      for (const line of all) {
        for (const language of SPOKEN_LANGUAGES) {
          expect(line[language]).not.toMatch(/\d|\s{2}|^\s|\s$/u);
          expect(line[language].length).toBeGreaterThan(4);
        }
      }
    }
  });
});
