import { panelContract } from '../contract.ts';
import { VirtualPanel } from './virtual-panel.ts';

panelContract('virtual', () => {
  const panel = new VirtualPanel();
  return {
    panel,
    press: (key) => panel.press(key),
    release: (key) => panel.release(key),
    moveHook: (hook) => panel.moveHook(hook),
    unplug: () => panel.unplug(),
    plugIn: () => panel.plugIn(),
    shows: (lamp) => panel.lampPattern(lamp),
    plays: () => panel.buzzerPattern,
  };
});
