/** Sets of words that several rules share, as phraseOf() reads them. Short forms stand in full (../tokens.ts). */
export const I = 'i|we';
export const BE = 'am|is|are|s|be';
export const EVERYBODY = 'everyone|everybody';

export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/[ |]/));

const ADVERBS = setOf(
  'then now just also still always never maybe perhaps most very only even soon ever first really already probably quite ' +
    'likely rather all sometimes often well',
);
/** Verbs, and a noun or two, that end as adverbs do. */
const NO_ADVERBS = setOf('apply reply supply rely comply multiply fly family july italy belly jelly bully');

/** Words that may stand between an auxiliary and its verb: "I will most certainly call". */
export const isAdverb = (word: string): boolean =>
  ADVERBS.has(word) || (word.endsWith('ly') && word.length > 3 && !NO_ADVERBS.has(word));

const STAFF = setOf(
  'doctor doctors dr physician surgeon gp nurse nurses secretary colleague colleagues receptionist he she they specialist ' +
    'dentist midwife physio hygienist consultant accountant manager assistant pharmacist chemist office partner locum ' +
    'registrar paramedic osteopath chiropractor optician technician phlebotomist intern professor prof boss team staff',
);

/** Somebody of the practice: by office, or by the ending of it: "dermatologist", "physiotherapist". */
export const isStaff = (word: string): boolean =>
  STAFF.has(word) || /(?:ologist|therapist|iatrist|ician|trician)s?$/.test(word);
