import { expect, test } from 'vitest';
import { groupOfDevice, serialTrouble } from './serial-trouble.ts';

const DEVICE = '/dev/ttyUSB0';

test.each([
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'absent', 'plug the board in'],
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'noPermission', 'usermod -aG serialists USER'],
  ['Error Resource temporarily unavailable Cannot lock port', 'inUse', 'end that program'],
  ['Error: Inappropriate ioctl for device, cannot open', 'notSerial', 'as in /dev/serial/by-id'],
  ['Error: Is a directory, cannot open', 'notSerial', 'as in /dev/serial/by-id'],
  ['', 'closed', 'went away: plug'],
  ['something new', 'closed', 'something new'],
])('what the system says of a device is understood: %s', (text, reason, remedy) => {
  const trouble = serialTrouble(text, DEVICE, () => 'serialists');
  expect(trouble).toMatchObject({ reason, message: expect.stringContaining(remedy) });
  expect(trouble.message).toContain(DEVICE);
});

test('the group of a device is the one that the system has for it; root’s is nobody’s, dialout is named instead', () => {
  expect(groupOfDevice('/etc/shadow')).toBe('shadow');
  expect(groupOfDevice('/dev/null')).toBe('dialout');
  expect(groupOfDevice('/dev/nowhere')).toBe('dialout');
});
