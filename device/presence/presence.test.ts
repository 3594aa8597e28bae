import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { announce, type Present, whoIsThere } from './presence.ts';

/** Under this process's own number: whoever is asked for stands in a list that a test makes. */
const US: Present = { pid: process.pid, what: 'run', driver: 'serial', port: '/dev/ttyUSB0', calls: 2 };
const ends: (() => void)[] = [];
let child: ChildProcess | null = null;

afterEach(() => {
  for (const end of ends.splice(0)) end();
  child?.kill();
});

const listed =
  (...names: string[]) =>
  () =>
    ['Num RefCount', ...names.map((name) => `0000: 00000002 00000000 00010000 0001 01 1 @${name}@@@`)].join(
      '\n',
    );

/** Something that listens under the name of another process. */
async function stranger(pid: number, says: string | null): Promise<string> {
  const name = `gardefil/panel/${pid}`;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (says !== null) socket.end(says);
  });
  await new Promise<void>((resolve) => server.listen(`\0${name}`, resolve));
  ends.push(() => server.close());
  return name;
}

test('a process does not find itself', async () => {
  ends.push(await announce(() => US));
  expect((await whoIsThere()).filter(({ pid }) => pid === process.pid)).toEqual([]);
});

test('whoever has announced itself tells what it holds at that moment, until it is over', async () => {
  let calls = 0;
  const leave = await announce(() => {
    calls += 1;
    return { ...US, calls };
  });
  const ask = () =>
    new Promise<string>((resolve) => {
      let text = '';
      connect(`\0gardefil/panel/${process.pid}`)
        .on('data', (part) => {
          text += part;
        })
        .on('error', () => resolve('nobody'))
        .on('close', () => resolve(text));
    });
  expect(JSON.parse(await ask())).toEqual({ ...US, calls: 1 });
  expect(JSON.parse(await ask())).toEqual({ ...US, calls: 2 });
  leave();
  expect(await ask()).toBe('nobody');
});

test('others are found in the kernel’s own list', async () => {
  const name = await stranger(4_000_001, JSON.stringify({ ...US, pid: 4_000_001 }));
  expect(await whoIsThere()).toContainEqual({ ...US, pid: 4_000_001 });
  expect(await whoIsThere(listed(name, name))).toHaveLength(1);
});

test('what is gone, says nonsense or far too much is left out', async () => {
  const names = [
    await stranger(4_000_002, 'nonsense'),
    await stranger(4_000_003, JSON.stringify({ ...US, calls: -1 })),
    await stranger(4_000_004, 'x'.repeat(100_000)),
    'gardefil/panel/4000005',
    'somebody/else/1',
  ];
  expect(await whoIsThere(listed(...names))).toEqual([]);
});

test('what stands still is left out after a second', async () => {
  const name = await stranger(4_000_006, null);
  const began = performance.now();
  expect(await whoIsThere(listed(name))).toEqual([]);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('a name that is taken is no fault of the unit', async () => {
  ends.push(await announce(() => US));
  const again = await announce(() => US);
  expect(again).not.toThrow();
});

test('the kernel forgets a process that was killed', async () => {
  const listen =
    "require('net').createServer().listen('\\0gardefil/panel/4000007', () => console.log('there'))";
  const killed = spawn(process.execPath, ['-e', listen], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = killed;
  await new Promise((resolve) => killed.stdout.once('data', resolve));
  const gone = new Promise((resolve) => killed.once('exit', resolve));
  killed.kill('SIGKILL');
  await gone;
  expect(await whoIsThere(listed('gardefil/panel/4000007'))).toEqual([]);
});
