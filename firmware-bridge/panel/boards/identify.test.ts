import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BoardIdentity } from '../../../device/ports/index.ts';
import { VirtualTime } from '../../line/simulated/index.ts';
import { decodeLine, encodeLine } from '../serial/codec.ts';
import { type AskedPort, checkPort, identify } from './identify.ts';

/** What is at the end of the wire. */
class FakeBoard extends EventEmitter implements AskedPort {
  baudRate = 0;
  closed = false;
  answer: (text: string) => string | null = () => null;
  override on(event: string, listener: (...args: never[]) => void): this {
    return super.on(event, listener as (...args: unknown[]) => void);
  }
  write(bytes: Buffer): void {
    for (const line of bytes.toString('latin1').split('\n')) {
      const reply = line === '' ? null : this.answer(line);
      if (reply !== null) this.emit('data', Buffer.from(reply, 'latin1'));
    }
  }
  update({ baudRate }: { readonly baudRate: number }): void {
    this.baudRate = baudRate;
  }
  close(done: () => void): void {
    this.closed = true;
    done();
  }
}

let time: VirtualTime;
let board: FakeBoard;
beforeEach(() => {
  time = new VirtualTime(0);
  board = new FakeBoard();
});

async function ask(open: () => void = () => board.emit('open')): Promise<BoardIdentity> {
  let identity: BoardIdentity | null = null;
  const asked = identify('/dev/ttyUSB0', {
    open: (_, baudRate) => {
      board.baudRate = baudRate;
      return board;
    },
    clock: { now: () => time.now, after: (ms, action) => time.after(ms, action) },
    nonce: () => 0x1eef,
  });
  asked.then((found) => {
    identity = found;
  });
  open();
  for (let ms = 0; identity === null && ms < 10_000; ms += 50) {
    time.advance(50);
    await Promise.resolve();
  }
  return asked;
}

const answerWith = (kind: '=' | '!', body: string) => (text: string) => {
  const line = decodeLine(text);
  return line && `${encodeLine({ kind, number: line.number, body })}\n`;
};

describe('a board that is asked what it is', () => {
  test('with our firmware says its version, its CRC and which keys are down', async () => {
    board.answer = answerWith('=', '1EEF 1 1.1.0 F2A1 k24l4b1 D 010000');
    expect(await ask()).toEqual({
      kind: 'panel',
      protocol: 1,
      firmware: '1.1.0',
      flashCrc: 'F2A1',
      held: ['hold'],
    });
    expect([board.closed, board.baudRate]).toEqual([true, 115_200]);
  });

  test('may be in its bootloader for two seconds first, and say nonsense there', async () => {
    const answer = answerWith('=', '1EEF 1 1.1.0 F2A1 k24l4b1 D 000000');
    board.answer = (text) => (time.now < 2_000 ? '\u0014\u0010?' : answer(text));
    expect(await ask()).toMatchObject({ kind: 'panel' });
  });

  test('with another protocol version is named as such', async () => {
    board.answer = answerWith('!', ' version 2');
    expect(await ask()).toEqual({ kind: 'otherProtocol', protocol: 2 });
  });

  test('with Firmata says its protocol and its name, at the other speed', async () => {
    const name = [...'Standard\u0007Firmata'].map((letter) => `${letter}\0`).join('');
    board.answer = (text) =>
      board.baudRate === 57_600 && text.startsWith('\u00f9')
        ? `\u00f9\u0002\u0004\u00f0\u0079\u0002\u0004${name}\u00f7`
        : null;
    expect(await ask()).toEqual({ kind: 'firmata', protocol: '2.4', firmware: 'StandardFirmata' });
  });

  test('that answers somebody else’s hello, or nonsense, is unknown', async () => {
    board.answer = answerWith('=', '0001 1 1.1.0 F2A1 k24l4b1 D 000000');
    expect(await ask()).toMatchObject({ kind: 'unknown' });
    board = new FakeBoard();
    board.answer = () => 'x'.repeat(10_000);
    expect(await ask()).toMatchObject({ kind: 'unknown' });
  });

  test('that says nothing is silent, after 7 s', async () => {
    expect(await ask()).toEqual({ kind: 'silent' });
    expect(time.now).toBe(7_000);
  });

  test.each([
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'noPermission'],
    ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'absent'],
    ['Error: Resource temporarily unavailable Cannot lock port', 'inUse'],
    ['Inappropriate ioctl for device', 'notSerial'],
  ])('cannot be when its port says: %s', async (text, reason) => {
    const identity = await ask(() => board.emit('error', new Error(text)));
    expect(identity).toMatchObject({ kind: 'unusable', reason });
    if (reason === 'noPermission') expect(identity).toMatchObject({ group: 'dialout' });
    board = new FakeBoard();
    const checked = checkPort('/dev/ttyUSB0', () => board);
    board.emit('error', new Error(text));
    expect(await checked).toMatchObject({ reason });
  });

  test('that is pulled out while it is asked is gone', async () => {
    const identity = await ask(() => {
      board.emit('open');
      board.emit('close');
    });
    expect(identity).toMatchObject({ kind: 'unusable', reason: 'closed' });
  });
});

test('a port that can be used is given back at once', async () => {
  const checked = checkPort('/dev/ttyUSB0', () => board);
  board.emit('open');
  expect([await checked, board.closed]).toEqual([null, true]);
});
