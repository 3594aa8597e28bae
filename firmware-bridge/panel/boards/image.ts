import type { FirmwareImage } from '../../../device/ports/index.ts';
import { crc16, hex } from '../serial/codec.ts';

export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly code: 'Image_NotIntelHex' | 'Image_TooLarge' | 'Image_NotOurs';

  constructor(code: ImageError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Bytes of an ATmega328P below the largest usual bootloader: 2 kB. */
const ROOM = 30_720;

/** What the firmware's answer to a hello is made of (panel.c). */
const HELLO = / (\d{1,3}) (\d{1,3}\.\d{1,3}\.\d{1,3}) \0/;

/** Reads and checks an image in Intel HEX. Throws an `ImageError` if it is none, or not that of the panel. */
export function readImage(text: string): FirmwareImage {
  const bytes = readIntelHex(text);
  const version = HELLO.exec(Buffer.from(bytes).toString('latin1'))?.[2];
  if (version === undefined) {
    throw new ImageError(
      'Image_NotOurs',
      "the image is not that of the panel's firmware: its version is not in it",
    );
  }
  return { bytes, crc: hex(crc16(bytes), 4), version };
}

/** Only what avr-objcopy makes of so small a program: data from address 0 on, without gaps, and an end. */
function readIntelHex(text: string): Uint8Array {
  const image: number[] = [];
  let ended = false;
  for (const [index, line] of text.trimEnd().split(/\r?\n/).entries()) {
    const { type, address, data } = readRecord(line, index + 1);
    if (ended) throw broken(index + 1, 'something stands behind its end');
    if (type === 0) {
      if (address !== image.length) throw broken(index + 1, 'there is a gap before it');
      image.push(...data);
      if (image.length > ROOM) throw tooLarge();
    }
    ended = type === 1;
  }
  if (!ended || image.length === 0) throw broken(0, 'its end is missing');
  return Uint8Array.from(image);
}

function readRecord(line: string, number: number) {
  if (!/^:([0-9A-Fa-f]{2}){5,260}$/.test(line)) throw broken(number, 'it is no record');
  const bytes = Buffer.from(line.slice(1), 'hex');
  const [length = 0, high = 0, low = 0, type = 0] = bytes;
  const sum = bytes.reduce((all, byte) => all + byte, 0) & 0xff;
  if (bytes.length !== length + 5) throw broken(number, 'its length is wrong');
  if (sum !== 0) throw broken(number, 'its check sum is wrong');
  return { type, address: high * 256 + low, data: bytes.subarray(4, -1) };
}

function broken(line: number, why: string): ImageError {
  const where = line > 0 ? ` in line ${line}: ${why}` : `: ${why}`;
  return new ImageError('Image_NotIntelHex', `the image is no whole file in Intel HEX${where}`);
}

const tooLarge = () =>
  new ImageError(
    'Image_TooLarge',
    `the image is larger than the ${ROOM} bytes that an ATmega328P has for it`,
  );
