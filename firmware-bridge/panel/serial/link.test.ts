import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { LineBound } from './line-bound.ts';
import { linkOver, type PanelLink } from './link.ts';

/** A port without hardware. */
class FakePort extends Duplex {
  written = '';
  closes = 0;
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.written += chunk.toString('latin1');
    done();
  }
  close(done?: (error: Error | null) => void): void {
    this.closes += 1;
    setImmediate(() => done?.(null));
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

let port: FakePort;
let told: string[];
let link: PanelLink;

beforeEach(() => {
  port = new FakePort();
  told = [];
  link = linkOver(
    () => port,
    20,
  )({
    onOpen: () => told.push('open'),
    onLine: (line) => told.push(`line ${line}`),
    onOverlong: () => told.push('overlong'),
    onClosed: (why) => told.push(`closed: ${why}`),
  });
});

describe('a link over a serial port', () => {
  test('tells that it is open, and lines however they are split', async () => {
    port.emit('open');
    for (const bytes of ['ab', 'c\nde', '\n\nf']) port.push(bytes);
    await settled();
    expect(told.filter((each) => each !== 'line ')).toEqual(['open', 'line abc', 'line de']);
  });

  test('writes lines with their end', () => {
    link.write('abc');
    expect(port.written).toBe('abc\n');
  });

  test('tells once that it is closed, and nothing afterwards', async () => {
    port.emit('error', new Error('Permission denied, cannot open /dev/ttyUSB0'));
    port.emit('close');
    port.push('late\n');
    link.write('late');
    await settled();
    expect([told, port.written]).toEqual([['closed: Permission denied, cannot open /dev/ttyUSB0'], '']);
  });

  test('tells what an error means', () => {
    const why: string[] = [];
    const listener = {
      onOpen() {},
      onLine() {},
      onOverlong() {},
      onClosed: (text: string) => why.push(text),
    };
    const other = new FakePort();
    linkOver(
      () => other,
      20,
      (text) => `meaning of ${text}`,
    )(listener);
    other.emit('error', new Error('Permission denied'));
    expect(why).toEqual(['meaning of Permission denied']);
  });

  test('closed by us, it says no more and says when it is', async () => {
    await new Promise<void>((resolve) => link.close(resolve));
    port.push('late\n');
    port.emit('close');
    await settled();
    expect([told, port.closes]).toEqual([[], 1]);
  });
});

describe('the bound before the line parser', () => {
  async function through(
    chunks: readonly Uint8Array[],
    limit: number,
  ): Promise<{ text: string; overlong: number }> {
    let overlong = 0;
    const bound = new LineBound(limit, () => {
      overlong += 1;
    });
    for (const chunk of chunks) bound.write(Buffer.from(chunk));
    bound.end();
    const kept: Buffer[] = [];
    for await (const chunk of bound) kept.push(chunk as Buffer);
    return { text: Buffer.concat(kept).toString('latin1'), overlong };
  }

  test('lets what is short through unchanged, and never more than one byte too many of a line', async () => {
    const byte = fc.oneof(fc.constant(10), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 60 })),
        fc.array(byte, { maxLength: 200 }),
        async (chunks, more) => {
          const all = [...chunks, Uint8Array.from(more)];
          const lines = Buffer.concat(all).toString('latin1').split('\n');
          const { text, overlong } = await through(all, 20);
          expect(text.split('\n')).toEqual(lines.map((line) => line.slice(0, 21)));
          expect(overlong).toBe(lines.filter((line) => line.length > 20).length);
        },
      ),
    );
  });

  test('a megabyte without a line end leaves 21 bytes', async () => {
    const { text, overlong } = await through([new Uint8Array(1_000_000).fill(65)], 20);
    expect([text.length, overlong]).toEqual([21, 1]);
  });
});
