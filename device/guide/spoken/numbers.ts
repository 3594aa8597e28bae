/** How tens from 70 on are said: France and Africa, Belgium, French Switzerland. */
export type FrenchTens = 'France' | 'Belgium' | 'Switzerland';

const FR = (
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit ' +
  'dix-neuf'
).split(' ');
const FR_TENS = ' dix vingt trente quarante cinquante soixante'.split(' ');
const OWN_TENS: Readonly<Record<FrenchTens, Readonly<Record<number, string>>>> = {
  France: {},
  Belgium: { 7: 'septante', 9: 'nonante' },
  Switzerland: { 7: 'septante', 8: 'huitante', 9: 'nonante' },
};

export interface FrenchNumberOptions {
  /** "vingt et une heures". */
  readonly feminine?: boolean;
  readonly tens?: FrenchTens;
}

/** A whole number from 0 to 999,999 in French words. @throws {RangeError} any other. */
export function frenchNumber(
  value: number,
  { feminine = false, tens = 'France' }: FrenchNumberOptions = {},
): string {
  inRange(value);
  const words = frenchWords(value, tens);
  return feminine ? words.replace(/\bun$/, 'une') : words;
}

function inRange(value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 999_999)
    throw new RangeError(`only whole numbers from 0 to 999,999 can be said in words, not ${value}`);
}

function frenchWords(value: number, tens: FrenchTens): string {
  if (value < 100) return frenchBelow100(value, tens);
  if (value < 1000) return frenchHundreds(value, tens);
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000;
  // "quatre-vingts" and "cents" lose their s before mille.
  const many = thousands === 1 ? '' : `${frenchWords(thousands, tens).replace(/(vingt|cent)s$/, '$1')} `;
  return `${many}mille${rest === 0 ? '' : ` ${frenchWords(rest, tens)}`}`;
}

function frenchHundreds(value: number, tens: FrenchTens): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const many = hundreds === 1 ? 'cent' : `${FR[hundreds]} cent`;
  if (rest === 0) return hundreds === 1 ? many : `${many}s`;
  return `${many} ${frenchBelow100(rest, tens)}`;
}

function frenchBelow100(value: number, tens: FrenchTens): string {
  if (value < 20) return FR[value] ?? '';
  const ten = Math.floor(value / 10);
  const unit = value % 10;
  const own = OWN_TENS[tens][ten];
  if (own !== undefined) return withUnit(own, unit);
  if (ten >= 8) return eighties(value - 80);
  if (ten === 7) return unit === 1 ? 'soixante et onze' : `soixante-${FR[10 + unit]}`;
  return withUnit(FR_TENS[ten] ?? '', unit);
}

/** `above`: 0 to 19. */
const eighties = (above: number) => (above === 0 ? 'quatre-vingts' : `quatre-vingt-${FR[above]}`);

function withUnit(ten: string, unit: number): string {
  if (unit === 0) return ten;
  return unit === 1 ? `${ten} et un` : `${ten}-${FR[unit]}`;
}

const EN = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const EN_TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A whole number from 0 to 999,999 in English words. @throws {RangeError} any other. */
export function englishNumber(value: number): string {
  inRange(value);
  if (value < 20) return EN[value] ?? '';
  if (value < 100) return `${EN_TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${EN[value % 10]}`}`;
  const [size, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = value % size;
  const many = `${englishNumber(Math.floor(value / size))} ${name}`;
  if (rest === 0) return many;
  return `${many} ${rest < 100 ? 'and ' : ''}${englishNumber(rest)}`;
}
