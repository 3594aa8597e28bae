/** Reads numbers in words, by adding up: knows nothing of how they were written. */
const FRENCH = values(
  'zéro=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 ' +
    'quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 ' +
    'nonante=90',
);
const ENGLISH = values(
  'zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 ' +
    'fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 ' +
    'sixty=60 seventy=70 eighty=80 ninety=90',
);

function values(written: string): ReadonlyMap<string, number> {
  return new Map(
    written.split(' ').map((pair) => [pair.replace(/=.*/, ''), Number(pair.replace(/.*=/, ''))]),
  );
}

/** NaN if a word is none of a number. */
export function readFrench(words: string): number {
  const units = words.replace(/quatre-vingts?/g, 'huitante').split(/[ -]/);
  return added(units, FRENCH, { hundred: /^cents?$/, thousand: 'mille', and: 'et' });
}

export function readEnglish(words: string): number {
  return added(words.split(/[ -]/), ENGLISH, { hundred: /^hundred$/, thousand: 'thousand', and: 'and' });
}

interface Large {
  readonly hundred: RegExp;
  readonly thousand: string;
  readonly and: string;
}

function added(words: readonly string[], known: ReadonlyMap<string, number>, large: Large): number {
  let [thousands, below] = [0, 0];
  for (const word of words) {
    if (word === large.thousand) [thousands, below] = [(below === 0 ? 1 : below) * 1000, 0];
    else if (large.hundred.test(word)) below = (below === 0 ? 1 : below) * 100;
    else if (word !== large.and) below += known.get(word) ?? Number.NaN;
  }
  return thousands + below;
}
