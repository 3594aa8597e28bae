import { describe, expect, it } from 'vitest';
import { sending } from '../message/testing/forms.ts';
import { ManualSchedule } from '../testing/manual-schedule.ts';
import type { OpenLines } from './open-lines.ts';
import { OpenLinesWatch } from './open-lines-watch.ts';
import { monday, Office } from './testing/office.ts';

function watched() {
  const office = new Office();
  const schedule = new ManualSchedule();
  const told: OpenLines[] = [];
  const watch = new OpenLinesWatch({
    within: (run) => office.writer.within(run),
    now: () => office.now,
    schedule: schedule.schedule,
    onChange: (lines) => told.push(lines),
  });
  return {
    office,
    told,
    at(time: number) {
      office.now = time;
      office.writer.minute(time);
      watch.wake();
      watch.wake();
      schedule.advance(250);
    },
  };
}

describe('lamp and page are told', () => {
  it('of messages that were not acknowledged in their time, until they are', () => {
    const { office, told, at } = watched();
    const { id } = office.done<{ id: string }>('message.save', sending('other'));
    at(monday(11, 59));
    expect(told).toEqual([]);
    at(monday(12));
    at(monday(12, 1));
    expect(told).toEqual([{ late: 1, closing: 0 }]);
    office.done('message.told', { id, version: 2, how: 'phone' });
    at(monday(12, 2));
    expect(told.at(-1)).toEqual({ late: 0, closing: 0 });
  });

  it('of what is open from half an hour before closing time, until the day is signed', () => {
    const { office, told, at } = watched();
    office.call('s1-1', 'callBack');
    at(monday(18, 29));
    expect(told).toEqual([]);
    at(monday(18, 30));
    expect(told).toEqual([{ late: 0, closing: 1 }]);
    office.done('day.close', { day: '2031-02-03', seen: office.open.map(({ id }) => id), note: '' });
    at(monday(18, 40));
    expect(told.at(-1)).toEqual({ late: 0, closing: 0 });
  });

  it('again of a line that came up after the day was signed, until that is signed too', () => {
    const { office, told, at } = watched();
    office.call('s1-1', 'callBack');
    at(monday(18, 30));
    const sign = () =>
      office.done('day.close', { day: '2031-02-03', seen: office.open.map(({ id }) => id), note: '' });
    sign();
    at(monday(18, 40));
    office.call('s1-2', 'callBack', '0199005678');
    at(monday(18, 45));
    expect(told.at(-1)).toEqual({ late: 0, closing: 1 });
    sign();
    at(monday(18, 50));
    expect(told.at(-1)).toEqual({ late: 0, closing: 0 });
  });

  it('not once more of a message that was signed for, when its time has passed', () => {
    const { office, told, at } = watched();
    const promised = monday(18, 50);
    const { id } = office.done<{ id: string }>('message.save', sending('other', { promised }));
    at(monday(18, 30));
    office.done('day.close', { day: '2031-02-03', seen: [id], note: '' });
    at(monday(18, 51));
    expect(told.at(-1)).toEqual({ late: 1, closing: 0 });
  });
});
