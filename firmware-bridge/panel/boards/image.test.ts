import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc16 } from '../serial/index.ts';
import { readImage } from './image.ts';

const sum = (bytes: Buffer) => (256 - (bytes.reduce((all, byte) => all + byte, 0) & 0xff)) & 0xff;

function record(type: number, address: number, data: Buffer): string {
  const body = Buffer.concat([Buffer.of(data.length, address >> 8, address & 0xff, type), data]);
  return `:${Buffer.concat([body, Buffer.of(sum(body))])
    .toString('hex')
    .toUpperCase()}`;
}

function intelHex(image: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < image.length; at += 16) lines.push(record(0, at, image.subarray(at, at + 16)));
  return `${[...lines, record(1, 0, Buffer.alloc(0))].join('\n')}\n`;
}

const IMAGE = Buffer.from(`${'\u0001'.repeat(100)} 1 1.1.0 \0${'\u0002'.repeat(37)}`, 'latin1');

test('an image is read with its version and the CRC that the firmware itself would tell', () => {
  const { bytes, crc, version } = readImage(intelHex(IMAGE));
  expect(Buffer.from(bytes).equals(IMAGE)).toBe(true);
  expect([Number.parseInt(crc, 16), version]).toEqual([crc16(IMAGE), '1.1.0']);
});

test.each([
  ['of another program', intelHex(Buffer.alloc(100, 7)), 'Image_NotOurs'],
  ['that is too large', intelHex(Buffer.alloc(30_721, 7)), 'Image_TooLarge'],
  ['that is empty', '', 'Image_NotIntelHex'],
  ['that is something else', '\u007fELF', 'Image_NotIntelHex'],
  ['without its end', intelHex(IMAGE).replace(':00000001FF\n', ''), 'Image_NotIntelHex'],
  [
    'with a gap',
    `${record(0, 16, IMAGE.subarray(0, 16))}\n${record(1, 0, Buffer.alloc(0))}`,
    'Image_NotIntelHex',
  ],
])('an image %s is refused', (_, text, code) => {
  expect(() => readImage(text)).toThrow(expect.objectContaining({ code }));
});

test('an image with any one digit wrong is refused', () => {
  const text = intelHex(IMAGE);
  fc.assert(
    fc.property(fc.nat(text.length - 2), fc.constantFrom(...'0123456789ABCDEF'), (at, digit) => {
      fc.pre(/[0-9A-F]/.test(text[at] ?? '') && text[at] !== digit);
      const wrong = text.slice(0, at) + digit + text.slice(at + 1);
      expect(() => readImage(wrong)).toThrow();
    }),
  );
});

test('no text crashes the reader otherwise', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => readImage(text)).toThrow(expect.objectContaining({ name: 'ImageError' }));
    }),
  );
});
