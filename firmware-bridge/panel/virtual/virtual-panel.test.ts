import { panelContract } from '../contract.ts';
import { VirtualPanel } from './virtual-panel.ts';

panelContract('virtual', () => {
  const panel = new VirtualPanel();
  return {
    panel,
    press: (key) => panel.press(key),
    release: (key) => panel.release(key),
    // Its keys have no contacts: whoever draws them may say a thing twice, or be as quick as can be.
    bounce: (key) => {
      for (let time = 0; time < 3; time += 1) panel.press(key);
      for (let time = 0; time < 3; time += 1) panel.release(key);
    },
    tap: (key) => {
      panel.press(key);
      panel.release(key);
    },
    lie: () => {
      panel.release('hold');
      panel.moveHook('down');
    },
    moveHook: (hook) => panel.moveHook(hook),
    unplug: () => panel.unplug(),
    plugIn: () => panel.plugIn(),
    shows: (lamp) => panel.lampPattern(lamp),
    plays: () => panel.buzzerPattern,
  };
});
