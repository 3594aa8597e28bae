import type { Situation } from '../situation.ts';
import { Rig } from './rig.ts';

/** Every way to stand at the desk. The caller is `a` on line key 1, whoever is called is `out1`. */
export type Scene =
  | Exclude<Situation, 'consulting' | 'swapped'>
  | 'consulting, recipient rings'
  | 'consulting, recipient answered'
  | 'swapped, recipient rings'
  | 'swapped, recipient on hold';

interface Setting {
  readonly situation: Situation;
  readonly arrange: (rig: Rig) => void;
}

const consult = (rig: Rig): void => {
  rig.talksWith('a');
  rig.press('speed1', 'transfer');
};

export const SCENES: Readonly<Record<Scene, Setting>> = {
  idle: { situation: 'idle', arrange: () => {} },
  ringing: { situation: 'ringing', arrange: (rig) => rig.rings('a') },
  forsaking: {
    situation: 'forsaking',
    arrange: (rig) => {
      rig.holds('a');
      rig.hook('down');
    },
  },
  dialTone: { situation: 'dialTone', arrange: (rig) => rig.hook('up') },
  ringingOffHook: {
    situation: 'ringingOffHook',
    arrange: (rig) => {
      rig.hook('up');
      rig.rings('a');
    },
  },
  waitingOnly: { situation: 'waitingOnly', arrange: (rig) => rig.holds('a') },
  dialling: {
    situation: 'dialling',
    arrange: (rig) => {
      rig.hook('up');
      rig.press('speed1');
    },
  },
  talking: { situation: 'talking', arrange: (rig) => rig.talksWith('a') },
  'consulting, recipient rings': { situation: 'consulting', arrange: consult },
  'consulting, recipient answered': {
    situation: 'consulting',
    arrange: (rig) => {
      consult(rig);
      rig.answers('out1');
    },
  },
  'swapped, recipient rings': {
    situation: 'swapped',
    arrange: (rig) => {
      consult(rig);
      rig.press('hold');
    },
  },
  'swapped, recipient on hold': {
    situation: 'swapped',
    arrange: (rig) => {
      consult(rig);
      rig.answers('out1');
      rig.press('hold');
    },
  },
};

export function rigIn(scene: Scene): Rig {
  const rig = Rig.ready();
  SCENES[scene].arrange(rig);
  return rig;
}
