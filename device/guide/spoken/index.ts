export { type CalendarDay, type DayOptions, dayInWords, waysToSayDay } from './day.ts';
export { type PhoneOptions, type SpokenPhone, spokenPhone } from './phone.ts';
export { spelledLine } from './spelling.ts';
export {
  readTime,
  type SpokenLanguage,
  type TimeOfDay,
  type TimeStyle,
  timeInWords,
} from './time.ts';
