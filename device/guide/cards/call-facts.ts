import type { WallTime } from '../../desk/words.ts';
import type { Language } from '../coach/marks.ts';
import {
  type CalendarDay,
  dayInWords,
  readTime,
  spelledLine,
  spokenPhone,
  type TimeOfDay,
  timeInWords,
  waysToSayDay,
} from '../spoken/index.ts';
import type { Facts } from './render.ts';

/** What the register knows of a call, as far as cards speak of it. */
export interface KnownOfCall {
  readonly number: string | null;
  /** Code of the country whose way of writing numbers the house has chosen, without "+"; none: France's. */
  readonly home?: string;
  /** Surname as the appointment form has it, or the caller's announced name. */
  readonly name: string | null;
  /** In the house's own words; null: none, or one that says nothing. */
  readonly purpose: { readonly fr: string; readonly en: string } | null;
  readonly note: string | null;
  readonly recipient: string | null;
  /** Slot of the appointment form: `2026-11-24`, `16:45`. */
  readonly day: string | null;
  readonly time: string | null;
}

export interface OpeningOfHouse {
  /** Of that day, minutes after midnight, earliest first; empty: closed. */
  readonly hours: readonly { readonly from: number; readonly to: number }[];
}

/** When a recipient sees patients (rule B8): `until` while they do, `back` while they do not; null: nothing is known. */
export type Consulting = { readonly until: WallTime } | { readonly back: WallTime } | null;

/** Longer ones come from a peer that means no good. */
const LONGEST_NAME = 80;

/** "jusqu'à douze heures", "à partir de demain, lundi 23 novembre, neuf heures": what follows "consulte". */
export function sayConsulting(consulting: Consulting, language: Language, now: WallTime): Facts {
  if (!consulting) return {};
  const moment = new Date('until' in consulting ? consulting.until : consulting.back);
  const hour = { hour: moment.getHours(), minute: moment.getMinutes() };
  const time = plainTime(hour, language);
  if ('until' in consulting)
    return { consultations: language === 'fr' ? `jusqu'à ${time}` : `until ${time}` };
  const [day, today] = [dayOf(moment), dayOf(new Date(now))];
  const from = sameDay(day, today)
    ? time
    : `${dayInWords(day, today, language)}, ${language === 'fr' ? '' : 'at '}${time}`;
  return { consultations: language === 'fr' ? `à partir ${ofMoment(from)}` : `from ${from}` };
}

/** As it stands on an appointment: every time can be said so. */
const plainTime = (time: TimeOfDay, language: Language): string =>
  timeInWords(time, language, language === 'fr' ? '24h' : '12h') ?? '';

const sameDay = (a: CalendarDay, b: CalendarDay) =>
  a.year === b.year && a.month === b.month && a.day === b.day;

/** "de demain", "d'une heure", "du vendredi 27 novembre". */
function ofMoment(french: string): string {
  if (/^(?:après-|une )/.test(french)) return `d'${french}`;
  return /^\p{L}+di |^dimanche /u.test(french) ? `du ${french}` : `de ${french}`;
}

/** The facts of a call as they are read aloud (rules B1, B9, B10). `now` by the unit's wall clock. */
export function callFacts(
  known: KnownOfCall,
  house: OpeningOfHouse,
  language: Language,
  now: WallTime,
): Facts {
  const slot = slotOf(known, now);
  return {
    ...(known.name && { spelled: spelledLine(bounded(known.name), language) }),
    ...(known.number && { number: spokenPhone(known.number, language, known)?.said ?? '' }),
    ...(known.purpose && { purpose: withinSentence(known.purpose[language]) }),
    ...(known.note && { proposed: known.note.replace(/[.\s]+$/, '') }),
    ...(known.recipient && { recipient: known.recipient, doctor: known.recipient }),
    ...(slot && { slot: saySlot(slot, language), slotAgain: saySlotAgain(slot, language) }),
    hours: sayHours(house, language),
  };
}

interface Slot {
  readonly day: CalendarDay;
  readonly time: TimeOfDay;
  readonly today: CalendarDay;
}

function slotOf({ day, time }: KnownOfCall, now: WallTime): Slot | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '');
  const read = readTime(time ?? '');
  if (!found || !read) return null;
  const [year = 0, month = 0, date = 0] = found.slice(1).map(Number);
  const real = new Date(Date.UTC(year, month - 1, date));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null;
  return { day: { year, month, day: date }, time: read, today: dayOf(new Date(now)) };
}

/** By the unit's own clock and zone. */
function dayOf(date: Date): CalendarDay {
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

const AT: Readonly<Record<Language, string>> = { fr: 'à', en: 'at' };

function saySlot({ day, time, today }: Slot, language: Language): string {
  return `${dayInWords(day, today, language)}, ${AT[language]} ${plainTime(time, language)}`;
}

/** Another way to say the day, the time by the clock of twelve hours and quarters. */
function saySlotAgain({ day, time, today }: Slot, language: Language): string {
  const [whole, other = whole] = waysToSayDay(day, today, language, { inWords: true });
  const spoken = timeInWords(time, language, 'quarter') ?? timeInWords(time, language, '12h');
  return `${other}, ${AT[language]} ${spoken}`;
}

function sayHours({ hours }: OpeningOfHouse, language: Language): string {
  const time = (minutes: number) =>
    plainTime({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }, language);
  const spans = hours.map(({ from, to }) =>
    language === 'fr' ? `${ofMoment(time(from))} à ${time(to)}` : `from ${time(from)} to ${time(to)}`,
  );
  return spans.join(language === 'fr' ? ', puis ' : ', then ');
}

const bounded = (name: string) => [...name.normalize('NFC')].slice(0, LONGEST_NAME).join('');

/** "Ordonnance" is the name of a reason; within a sentence it is "ordonnance", but "ECG" stays "ECG". */
function withinSentence(reason: string): string {
  return /^.[\p{Lu}\d]/u.test(reason) ? reason : reason.charAt(0).toLowerCase() + reason.slice(1);
}
