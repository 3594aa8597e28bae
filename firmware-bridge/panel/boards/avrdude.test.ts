import { expect, test } from 'vitest';
import type { FlashProgress } from '../../../device/ports/index.ts';
import { flashWithAvrdude, Output } from './avrdude.ts';

/** As avrdude 7.1 says it, without a terminal. */
const GOOD = `
avrdude: AVR device initialized and ready to accept instructions
avrdude: device signature = 0x1e950f (probably m328p)
avrdude: writing 4402 bytes flash ...

Writing | ################################################## | 100% 1.11s

avrdude: verifying flash memory against panel.hex

Reading | ################################################## | 100% 0.48s

avrdude: 4402 bytes of flash verified
`;

function told(text: string): { output: Output; progress: FlashProgress[] } {
  const progress: FlashProgress[] = [];
  const output = new Output((step) => progress.push(step));
  for (const character of text) output.take(character);
  return { output, progress };
}

test('the bars of avrdude are progress, mark by mark', () => {
  const { output, progress } = told(GOOD);
  expect(output.answered).toBe(true);
  expect(progress[0]).toEqual({ phase: 'connecting', percent: 0 });
  expect(progress).toContainEqual({ phase: 'writing', percent: 50 });
  expect(progress.at(-1)).toEqual({ phase: 'verifying', percent: 100 });
  expect(progress.length).toBe(103);
});

test.each([
  [
    'avrdude warning: attempt 10 of 10: not in sync: resp=0x20\navrdude error: unable to open programmer',
    'noAnswer',
  ],
  ['avrdude error: bootloader might be optiboot 4.4? Please use -xbootsize=<num>', 'noAnswer'],
  ['avrdude error: expected signature for ATmega328P is 1E 95 0F\n Double check chip', 'otherChip'],
  [
    'avrdude: device signature = 0x1e9514\navrdude error: verification error, first mismatch at byte 0x0000',
    'notVerified',
  ],
  ['avrdude OS error: can\'t open device "/dev/ttyUSB0": No such file or directory', 'cannotOpen'],
  [
    'avrdude error: protocol expects sync byte 0x14 but got 0x10\navrdude error: initialization failed',
    'garbled',
  ],
  ['something new', 'failed'],
])('what avrdude complains of is understood: %s', (text, fault) => {
  expect(told(text).output.fault()).toBe(fault);
});

test('its last words are told, without those that a pseudo terminal brings about', () => {
  const { output } = told(
    `avrdude OS error: ioctl("TIOCMGET"): Inappropriate ioctl\navrdude error: no luck\n${GOOD}`,
  );
  expect(output.lastWords()).toBe(
    'avrdude error: no luck / avrdude: device signature = 0x1e950f (probably m328p)',
  );
});

const job = (command: string, stop = new AbortController().signal) =>
  flashWithAvrdude({
    device: '/dev/null',
    programmer: { name: 'arduino', baudRate: 115_200 },
    imageFile: 'panel.hex',
    onProgress: () => undefined,
    stop,
    command,
  });

test('where avrdude is not installed, that is what is wrong', async () => {
  expect(await job('no-such-avrdude')).toMatchObject({ ok: false, fault: 'noAvrdude' });
});

test('ended before it began, it has stopped', async () => {
  expect(await job('false', AbortSignal.abort())).toMatchObject({ ok: false, fault: 'stopped' });
  expect(await job('true')).toEqual({ ok: true });
});
