import type { ICalCalendar } from 'ical-generator';
import type { MessageDetail } from '../api.ts';

/** An appointment as it was agreed on; `day` 2026-11-24, `time` 16:45, both local. */
export interface Appointment {
  readonly title: keyof typeof TITLES;
  readonly surname: string;
  readonly firstName: string;
  readonly day: string;
  readonly time: string;
}

/** As an agenda of a French practice has them; of a child the name is enough. */
const TITLES = { '': '', m: 'M.', mme: 'Mme', child: '' } as const;

/** Minutes: what an agenda shows until somebody says more. */
const LENGTH = 30;

/** Null: the message is no appointment request, or no slot was agreed on. */
export function appointmentOf({ kind, details }: MessageDetail): Appointment | null {
  if (kind !== 'appointment' || !('surname' in details)) return null;
  return details.day === '' || details.time === '' ? null : details;
}

/**
 * The appointment as an iCalendar file (RFC 5545). Times are floating: they are those of the practice, wherever the agenda
 * is. The same request has the same UID, so that an agenda that takes it twice has it once.
 */
export async function appointmentFile(message: MessageDetail, appointment: Appointment): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const [year = 0, month = 1, day = 1] = appointment.day.split('-').map(Number);
  const [hour = 0, minute = 0] = appointment.time.split(':').map(Number);
  const start = new Date(year, month - 1, day, hour, minute);
  const calendar: ICalCalendar = ical({ prodId: { company: 'Garde-fil', product: 'Garde-fil' } });
  calendar.createEvent({
    id: `${message.id}@garde-fil`,
    sequence: message.version,
    stamp: new Date(message.changed),
    start,
    end: new Date(start.getTime() + LENGTH * 60_000),
    floating: true,
    summary: [TITLES[appointment.title], appointment.firstName, appointment.surname]
      .filter(Boolean)
      .join(' '),
    location: message.name,
    description: [message.text, message.number].filter(Boolean).join('\n'),
  });
  return calendar.toString();
}
