import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnglish, readFrench } from './testing/read-words.ts';
import { readTime, type TimeOfDay, timeInWords, waysToSayTime } from './time.ts';

const MINUTES: readonly TimeOfDay[] = Array.from({ length: 1440 }, (_, at) => ({
  hour: Math.floor(at / 60),
  minute: at % 60,
}));
const STYLES = ['24h', '12h', 'quarter'] as const;

/** Minutes since midnight that a French time in words means. */
function meaningInFrench(words: string): number {
  const evening = words.endsWith(' du soir') || words.endsWith(" de l'après-midi");
  const bare = words.replace(/ (?:du matin|du soir|de l'après-midi)$/, '');
  const [, hours = '', rest = ''] = /^(midi|minuit|.+? heures?)(?: (.+))?$/.exec(bare) ?? [];
  const hour = hours === 'midi' ? 12 : hours === 'minuit' ? 0 : readFrench(hours.replace(/ heures?$/, ''));
  return ((hour + (evening ? 12 : 0)) * 60 + frenchRest(rest) + 1440) % 1440;
}

function frenchRest(rest: string): number {
  if (rest === '') return 0;
  if (rest.startsWith('moins ')) return -(rest === 'moins le quart' ? 15 : readFrench(rest.slice(6)));
  if (rest === 'et quart') return 15;
  return /^et demie?$/.test(rest) ? 30 : readFrench(rest);
}

/** The same of an English one on the 12-hour clock. */
function meaningInEnglish(words: string): number {
  const [, step, way, base = words] = /^(\S+) (past|to) (.+)$/.exec(words) ?? [];
  const minutes = step === undefined ? 0 : step === 'quarter' ? 15 : step === 'half' ? 30 : readEnglish(step);
  return (englishClock(base) + (way === 'to' ? -minutes : minutes) + 1440) % 1440;
}

function englishClock(words: string): number {
  if (words === 'noon' || words === 'midnight') return words === 'noon' ? 720 : 0;
  const [, clock = '', part = ''] =
    /^(.+?) (in the morning|in the afternoon|in the evening|at night)$/.exec(words) ?? [];
  const [hour = '', ...rest] = clock.replace(" o'clock", '').replace(' oh ', ' ').split(' ');
  const half = part === 'in the morning' ? 0 : 12;
  const twelve = readEnglish(hour) % 12;
  const atMidnight = part === 'at night' && twelve === 0;
  return (twelve + (atMidnight ? 0 : half)) * 60 + (rest.length === 0 ? 0 : readEnglish(rest.join(' ')));
}

describe('a time of day', () => {
  it.each([
    [
      '16:45',
      [
        'seize heures quarante-cinq',
        "quatre heures quarante-cinq de l'après-midi",
        "cinq heures moins le quart de l'après-midi",
      ],
    ],
    ['12:00', ['douze heures', 'midi']],
    ['12:30', ['douze heures trente', 'midi trente', 'midi et demi']],
    ['0:00', ['zéro heure', 'minuit']],
    [
      '23:45',
      ['vingt-trois heures quarante-cinq', 'onze heures quarante-cinq du soir', 'minuit moins le quart'],
    ],
    ['9:15', ['neuf heures quinze', 'neuf heures quinze du matin', 'neuf heures et quart du matin']],
    ['1:01', ['une heure une', 'une heure une du matin']],
    ['21:00', ['vingt et une heures', 'neuf heures du soir']],
    [
      '17:45',
      [
        'dix-sept heures quarante-cinq',
        "cinq heures quarante-cinq de l'après-midi",
        'six heures moins le quart du soir',
      ],
    ],
  ])('is said in French: %s', (written, ways) => {
    expect(waysToSayTime(readTime(written) as TimeOfDay, 'fr')).toEqual(ways);
  });

  it.each([
    ['16:45', ['four forty-five in the afternoon', 'quarter to five in the afternoon', 'sixteen forty-five']],
    ['12:00', ['noon', 'twelve hundred']],
    ['9:05', ['nine oh five in the morning', 'five past nine in the morning', 'nine oh five']],
    ['19:30', ['seven thirty in the evening', 'half past seven in the evening', 'nineteen thirty']],
  ])('is said in English: %s', (written, ways) => {
    expect(waysToSayTime(readTime(written) as TimeOfDay, 'en')).toEqual(ways);
  });

  it('can be heard in one way only, every minute of the day, in every style', () => {
    for (const time of MINUTES) {
      const moment = time.hour * 60 + time.minute;
      for (const way of waysToSayTime(time, 'fr')) expect([way, meaningInFrench(way)]).toEqual([way, moment]);
      for (const style of ['12h', 'quarter'] as const) {
        const way = timeInWords(time, 'en', style);
        if (way !== null) expect([way, meaningInEnglish(way)]).toEqual([way, moment]);
      }
    }
  });

  it('is never said with a digit, never twice alike, and on the 12-hour clock never with an hour over twelve', () => {
    for (const time of MINUTES)
      for (const language of ['fr', 'en'] as const) {
        const ways = waysToSayTime(time, language);
        expect(new Set(ways).size).toBe(ways.length);
        expect(ways.join(' ')).not.toMatch(/\d|undefined|null| {2}/);
        expect(timeInWords(time, language, '12h')).not.toMatch(
          /^(?:treize|quatorze|quinze|seize|dix-|vingt|thirteen|\w+teen)/,
        );
      }
  });

  it('is said unlike every other time of the day, in each style', () => {
    for (const language of ['fr', 'en'] as const)
      for (const style of STYLES) {
        const said = MINUTES.map((time) => timeInWords(time, language, style)).filter((way) => way !== null);
        expect(new Set(said).size).toBe(said.length);
      }
  });

  it('has a quarter style at every five minutes of the second half hour', () => {
    for (const time of MINUTES.filter(({ minute }) => minute > 30 && minute % 5 === 0))
      expect(timeInWords(time, 'fr', 'quarter')).toMatch(/moins/);
  });

  it.each(['16:45', '16h45', '16 h 45', ' 16 H 45 '])('is read from %j', (text) => {
    expect(readTime(text)).toEqual({ hour: 16, minute: 45 });
  });

  it('is read from hours alone, and from nothing else', () => {
    expect(readTime('9h')).toEqual({ hour: 9, minute: 0 });
    for (const text of ['', '24:00', '12:60', '9', '1645', '16:4', 'midi', '9:5', '-1:00'])
      expect(readTime(text)).toBeNull();
  });

  it('is refused if there is no such time', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (hour, minute) => {
        fc.pre(hour < 0 || hour > 23 || minute < 0 || minute > 59);
        expect(() => waysToSayTime({ hour, minute }, 'fr')).toThrow(RangeError);
      }),
    );
  });
});
