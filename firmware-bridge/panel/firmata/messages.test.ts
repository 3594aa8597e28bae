import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agree, type MessageKind, MessageSplitter } from './messages.ts';

function split(chunks: readonly Uint8Array[]) {
  const messages: [MessageKind, number[]][] = [];
  let garbage = 0;
  const splitter = new MessageSplitter({
    message: (kind, bytes) => messages.push([kind, [...bytes]]),
    garbage: (count) => {
      garbage += count;
    },
  });
  for (const chunk of chunks) splitter.push(chunk);
  return { messages, garbage };
}

const one = (...bytes: number[]) => split([Uint8Array.from(bytes)]);

describe('the messages of a board', () => {
  test.each([
    ['version', [0xf9, 2, 4]],
    ['firmware', [0xf0, 0x79, 2, 4, 65, 0, 0xf7]],
    ['capabilities', [0xf0, 0x6c, 0x7f, 0, 1, 1, 1, 0x7f, 0xf7]],
    ['analogMapping', [0xf0, 0x6a, 127, 0, 0xf7]],
    ['digital', [0x91, 127, 1]],
    ['other', [0xe3, 1, 2]],
    ['other', [0xf0, 0x71, 65, 0, 0xf7]],
  ] as const)('%s', (kind, bytes) => {
    expect(one(...bytes)).toEqual({ messages: [[kind, [...bytes]]], garbage: 0 });
  });

  test.each([
    ['a firmware without its version', [0xf0, 0x79, 0xf7]],
    ['a firmware with half a letter', [0xf0, 0x79, 2, 4, 65, 0xf7]],
    ['a sysex of nothing', [0xf0, 0xf7]],
    ['capabilities with half a pair', [0xf0, 0x6c, 0, 0x7f, 0xf7]],
    ['capabilities of no pin', [0xf0, 0x6c, 0xf7]],
    ['capabilities of 129 pins', [0xf0, 0x6c, ...new Array<number>(129).fill(0x7f), 0xf7]],
    ['a last pin that does not end', [0xf0, 0x6c, 0x7f, 0, 1, 0xf7]],
  ])('malformed: %s', (_, bytes) => {
    const { messages, garbage } = one(...bytes);
    expect(messages).toEqual([]);
    expect(garbage).toBe(bytes.length);
  });

  test('a message goes on after one that was cut off', () => {
    expect(one(0xf0, 0x6c, 0, 0xf9, 2, 4)).toEqual({ messages: [['version', [0xf9, 2, 4]]], garbage: 3 });
  });

  test('a sysex without end is dropped, not kept', () => {
    const { messages, garbage } = split([
      Uint8Array.of(0xf0),
      new Uint8Array(1_000_000).fill(5),
      Uint8Array.of(0xf9, 2, 4),
    ]);
    expect(messages).toEqual([['version', [0xf9, 2, 4]]]);
    expect(garbage).toBe(1_000_001);
  });

  test('whatever comes, in whatever pieces: every byte is in a message or garbage, and nothing throws', () => {
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0xf0, 0xf7, 0x79, 0x6c, 0x6a, 0x7f, 0xf9, 0x90),
    );
    const chunks = fc.array(fc.array(byte, { maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(chunks, (list) => {
        // A version ends whatever was unfinished.
        const pieces = [...list, [0xf9, 2, 4]].map((chunk) => Uint8Array.from(chunk));
        const { messages, garbage } = split(pieces);
        const taken = messages.reduce((sum, [, bytes]) => sum + bytes.length, 0);
        expect(taken + garbage).toBe(list.flat().length + 3);
        expect(split([Uint8Array.from(pieces.flatMap((piece) => [...piece]))])).toEqual({
          messages,
          garbage,
        });
      }),
    );
  });

  test('what its pins can do and which are analog must be told of as many pins', () => {
    const capabilities = Buffer.from([0xf0, 0x6c, 0, 1, 0x7f, 0x7f, 0xf7]);
    expect(agree(capabilities, Buffer.from([0xf0, 0x6a, 127, 0, 0xf7]))).toBe(true);
    expect(agree(capabilities, Buffer.from([0xf0, 0x6a, 127, 0, 1, 0xf7]))).toBe(false);
  });
});
