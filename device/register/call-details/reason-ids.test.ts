import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Rig, SETTINGS } from '../../desk/testing/rig.ts';
import { ORIGIN } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { ManualSchedule } from '../testing/manual-schedule.ts';
import { Watch } from '../watch.ts';
import { RegisterWriter } from '../writer.ts';
import { reasonIdsQuery } from './reason-ids.ts';

/** A register whose settings can be changed, and a desk that is told of its reasons as the unit tells it. */
function house() {
  const writer = new RegisterWriter(join(memoryFolder(), 'register.db'), ORIGIN);
  onTestFinished(() => writer.close());
  const rig = Rig.ready({ ...SETTINGS, reasons: [] });
  const time = new ManualSchedule();
  const watch = new Watch({
    within: (run) => writer.within(run),
    schedule: time.schedule,
    query: reasonIdsQuery,
    first: null,
    onChange: (reasons) => rig.send({ type: 'reasons', reasons }),
  });
  const look = () => {
    watch.wake();
    time.advance(250);
  };
  const save = (value: unknown) => {
    const by = { actor: { id: 'u-1', name: 'Anne', role: 'manager' }, moment: { at: 0, wall: 0 } } as const;
    writer.ask({ command: 'settings.save', input: { name: 'reasons', value }, by });
    look();
  };
  return { rig, look, save };
}

const given = (rig: Rig) => rig.of('reasonSet').map(({ reason }) => reason);

it('until the register is there the keys give no reason: a wrong one is worse than none', () => {
  const { rig } = house();
  rig.talksWith('a');
  rig.press('digit#', 'digit1');
  expect(given(rig)).toEqual([]);
});

it('the keys give the reasons of the house from the moment at which the register is there', () => {
  const { rig, look } = house();
  look();
  rig.talksWith('a');
  rig.press('digit#');
  expect(rig.view.reasonChoice?.choices).toBe(8);
  rig.press('digit2');
  expect(given(rig)).toEqual(['prescription']);
});

it('the keys follow the list as a manager changes it', () => {
  const { rig, look, save } = house();
  look();
  rig.talksWith('a');
  save([
    { id: 'vaccine', fr: 'Vaccin', en: 'Vaccine' },
    { id: 'other', fr: 'Autre', en: 'Other' },
  ]);
  rig.press('digit#', 'digit1', 'digit#', 'digit3');
  expect(given(rig)).toEqual(['vaccine']);
});
