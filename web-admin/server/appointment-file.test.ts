import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { MessageDetail } from '../api.ts';
import { appointmentFile, appointmentOf } from './appointment-file.ts';

const DETAILS = {
  title: 'mme',
  surname: 'Marin; DTSTART:19990101',
  spelled: true,
  firstName: 'Zoé\r\nEND:VEVENT',
  day: '2026-11-24',
  time: '16:45',
} as const;

const MESSAGE: MessageDetail = {
  id: 'm-1',
  version: 3,
  kind: 'appointment',
  state: 'written',
  call: null,
  recipient: 'c-1',
  name: 'Dr Lambert',
  caller: 'Mme Marin',
  number: '01 99 00 12 34',
  text: 'Première visite',
  promised: null,
  promisedAt: null,
  collectFrom: null,
  escalated: null,
  made: 1_900_000_000_000,
  changed: 1_900_000_000_000,
  closed: null,
  mail: null,
  draft: 'd-1',
  details: DETAILS,
  events: [],
  mailFault: '',
};

async function eventOf(message: MessageDetail) {
  const appointment = appointmentOf(message);
  if (appointment === null) throw new Error('no appointment');
  const calendar = new ICAL.Component(ICAL.parse(await appointmentFile(message, appointment)));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  return new ICAL.Event(event);
}

describe('an appointment request as an iCalendar file', () => {
  it('has the agreed day and time, those of the practice wherever the agenda is', async () => {
    const event = await eventOf(MESSAGE);
    expect(event.startDate.toString()).toBe('2026-11-24T16:45:00');
    expect(event.startDate.zone.tzid).toBe('floating');
    expect(event.duration.toSeconds()).toBe(1800);
    expect([event.uid, event.sequence, event.location]).toEqual(['m-1@garde-fil', 3, 'Dr Lambert']);
  });

  it('has nothing in it that a name could smuggle in', async () => {
    const { summary } = await eventOf(MESSAGE);
    expect(summary).toContain('Marin; DTSTART:19990101');
    expect(summary).toContain('END:VEVENT');
  });

  it('is none for another message, nor while no slot was agreed on', () => {
    expect(appointmentOf({ ...MESSAGE, details: { ...DETAILS, time: '' } })).toBeNull();
    expect(appointmentOf({ ...MESSAGE, kind: 'other', details: { purpose: 'autre' } })).toBeNull();
  });
});
