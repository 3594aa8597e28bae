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

/** "jusqu'à douze heures, aujourd'hui", "à partir de demain, lundi 23 novembre, neuf heures": what follows "consulte". */
export function sayConsulting(consulting: Consulting, language: Language, now: WallTime): Facts {
  if (!consulting) return {};
  const moment = new Date('until' in consulting ? consulting.until : consulting.back);
  const hour = { hour: moment.getHours(), minute: moment.getMinutes() };
  const time = timeInWords(hour, language, language === 'fr' ? '24h' : '12h');
  const day = dayInWords(dayOf(moment), dayOf(new Date(now)), language);
  if (language === 'fr')
    return { consultations: 'until' in consulting ? `jusqu'à ${time}` : `à partir de ${day}, ${time}` };
  return { consultations: 'until' in consulting ? `until ${time}` : `from ${day}, at ${time}` };
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
    ...(known.name && { spelled: spelledLine(known.name, language) }),
    ...(known.number && { number: spokenPhone(known.number, language)?.said ?? '' }),
    ...(known.purpose && { purpose: lowerFirst(known.purpose[language]) }),
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
  const style = language === 'fr' ? '24h' : '12h';
  return `${dayInWords(day, today, language)}, ${AT[language]} ${timeInWords(time, language, style)}`;
}

/** Another way to say the day, the time by the clock of twelve hours and quarters. */
function saySlotAgain({ day, time, today }: Slot, language: Language): string {
  const [whole, other = whole] = waysToSayDay(day, today, language, { inWords: true });
  const spoken = timeInWords(time, language, 'quarter') ?? timeInWords(time, language, '12h');
  return `${other}, ${AT[language]} ${spoken}`;
}

function sayHours({ hours }: OpeningOfHouse, language: Language): string {
  const style = language === 'fr' ? '24h' : '12h';
  const time = (minutes: number) =>
    timeInWords({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }, language, style);
  const spans = hours.map(({ from, to }) =>
    language === 'fr' ? `de ${time(from)} à ${time(to)}` : `from ${time(from)} to ${time(to)}`,
  );
  return spans.join(language === 'fr' ? ', puis ' : ', then ');
}

/** "Ordonnance" is the name of a reason; within a sentence it is "ordonnance". */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
