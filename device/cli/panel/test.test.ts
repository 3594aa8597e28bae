import { beforeEach, describe, expect, test } from 'vitest';
import type { Key } from '../../ports/index.ts';
import { panelTest, type TestOptions } from './test.ts';
import { CommandBench, configWith, SAME_NAME, SERIAL } from './testing/bench.ts';
import type { PanelTools } from './tools.ts';

const OPTIONS: TestOptions = { loopback: false, json: true, keys: ['hold', 'transfer'], seconds: 10 };

let bench: CommandBench;
beforeEach(() => {
  bench = new CommandBench();
});

const start = (options: Partial<TestOptions> = {}, language: 'fr' | 'en' = 'en') =>
  panelTest(bench.command({}, language), configWith(SERIAL), { ...OPTIONS, ...options });

const report = () => JSON.parse(bench.result);
const verdictOf = (part: string) =>
  report().results.find((result: { part: string }) => result.part === part) as Record<string, unknown>;

async function answerLamps(answer: (lamp: string) => string): Promise<void> {
  for (const lamp of [
    'Line 1',
    'Line 2',
    'Line 3',
    'Line 4',
    'Hold in amber',
    'Hold in red',
    'Fault',
    'Message',
  ]) {
    await bench.until(`Lamp ${lamp}: is it lit`);
    bench.type(answer(lamp));
  }
  await bench.until('Buzzer: does it sound');
  bench.type(answer('buzzer'));
}

async function press(key: Key, name: string): Promise<void> {
  await bench.until(`Press the key ${name}`);
  bench.panel.press(key);
  await bench.pass(50);
  bench.panel.release(key);
}

async function moveHook(): Promise<void> {
  await bench.until('Lift the handset');
  bench.panel.moveHook('up');
  await bench.until('Put the handset down');
  bench.panel.moveHook('down');
}

describe('a guided test', () => {
  test('passes when all is seen, heard, pressed and moved', async () => {
    const done = start();
    await answerLamps(() => 'y');
    await press('hold', 'Hold');
    await press('transfer', 'Transfer');
    await moveHook();
    expect(await done).toBe(0);
    expect(report()).toMatchObject({ ok: true, driver: 'serial', mode: 'guided', connected: true });
    expect(report().results).toHaveLength(12);
    expect(report().results.every(({ verdict }: { verdict: string }) => verdict === 'ok')).toBe(true);
  });

  test('shows each lamp while it asks for it, the red of two colours too, and none afterwards', async () => {
    const done = start();
    await bench.until('Lamp Line 1: is it lit');
    expect(bench.panel.lampPattern('line1')).toBe('inUse');
    bench.type('y');
    for (const lamp of ['Line 2', 'Line 3', 'Line 4', 'Hold in amber']) {
      await bench.until(`Lamp ${lamp}`);
      bench.type('y');
    }
    await bench.until('Hold in red');
    expect([bench.panel.lampPattern('line1'), bench.panel.lampPattern('hold')]).toEqual(['off', 'fault']);
    bench.type('y');
    await bench.until('Fault');
    bench.type('y');
    await bench.until('Buzzer');
    expect(bench.panel.buzzerPattern).toBe('ringing');
    bench.type(null);
    await done;
    expect(bench.panel.buzzerPattern).toBe('silent');
  });

  test('a lamp that is not seen fails, and so does the panel; r shows it again', async () => {
    const done = start();
    await answerLamps((lamp) => (lamp === 'Line 2' ? 'n' : 'y'));
    await press('hold', 'Hold');
    await press('transfer', 'Transfer');
    await moveHook();
    expect(await done).toBe(1);
    expect(verdictOf('lamps.line2')).toMatchObject({ verdict: 'failed', detail: 'notSeen' });
  });

  test('a key that says that it is another one fails by its name', async () => {
    const done = start();
    await answerLamps(() => 'y');
    await press('mute', 'Hold');
    await bench.until('That was Mute');
    await press('transfer', 'Transfer');
    await moveHook();
    expect(await done).toBe(1);
    expect(verdictOf('keys.hold')).toMatchObject({
      verdict: 'failed',
      detail: 'otherContact',
      other: 'keys.mute',
    });
  });

  test('a key that is not pressed in time fails, one that stays down too', async () => {
    const done = start();
    await answerLamps(() => 'y');
    await bench.until('Press the key Transfer');
    bench.panel.press('transfer');
    await bench.pass(6_000);
    await moveHook();
    expect(await done).toBe(1);
    expect(verdictOf('keys.hold')).toMatchObject({ verdict: 'failed', detail: 'notPressed' });
    expect(verdictOf('keys.transfer')).toMatchObject({ verdict: 'failed', detail: 'notReleased' });
  });

  test('what may be missing can be skipped; Hold, Transfer and the hook cannot', async () => {
    const all = async (keys: readonly string[]) => {
      bench = new CommandBench();
      const done = start({ keys });
      await answerLamps((lamp) => (lamp === 'Line 4' ? 's' : 'y'));
      for (const key of keys) {
        await bench.until('Press the key');
        if (key === 'hold') bench.panel.press('hold');
        else bench.type('s');
        await bench.pass(20);
        bench.panel.release('hold');
      }
      await moveHook();
      return done;
    };
    expect(await all(['hold', 'satisfied'])).toBe(0);
    expect(await all(['hold', 'transfer'])).toBe(1);
  });

  test('nobody answers: nothing passes by itself', async () => {
    const done = start();
    await bench.pass(200_000);
    expect(await done).toBe(1);
    expect(verdictOf('lamps.line1')).toMatchObject({ verdict: 'notTested', detail: 'noAnswer' });
  });

  test('a handset that is up is put down first', async () => {
    bench.panel.moveHook('up');
    const done = start({ keys: [] });
    await answerLamps(() => 'y');
    await bench.until('Put the handset down');
    bench.panel.moveHook('down');
    await bench.until('Lift the handset');
    bench.panel.moveHook('up');
    expect(await done).toBe(0);
  });

  test.each([
    ['Ctrl+C', null],
    ['q', 'q'],
  ])('%s ends it at once, and leaves the panel dark and silent', async (_, typed) => {
    const done = start({ json: false });
    await bench.until('Lamp Line 1');
    bench.type('y');
    await bench.until('Lamp Line 2');
    bench.type(typed);
    expect(await done).toBe(1);
    expect([bench.panel.lampPattern('line2'), bench.panel.buzzerPattern]).toEqual(['off', 'silent']);
    expect(bench.result).toMatch(/lamps.line3 +not tested +the test was ended before/);
    expect(bench.result).toContain('Not passed: 0 failed, 11 not tested.');
  });

  test('a panel that is lost meanwhile ends it', async () => {
    const done = start();
    await bench.until('Lamp Line 1');
    bench.panel.unplug();
    expect(await done).toBe(1);
    expect(verdictOf('lamps.line1')).toMatchObject({ verdict: 'notTested', detail: 'lost' });
  });

  test('a panel that does not answer is waited for, and then nothing was tested', async () => {
    bench.panel.unplug();
    const done = start({ json: false });
    await bench.pass(12_100);
    expect(await done).toBe(1);
    expect(bench.result).toContain('The panel does not answer: nothing was tested.');
  });

  test.each([
    ['fr', 'le port du panneau ne peut être utilisé : /dev/x n’est pas là : branchez la carte'],
    ['en', "the panel's port cannot be used: /dev/x is not there: plug the board in"],
  ] as const)('says what the driver says, in %s', async (language, expected) => {
    bench.panel.unplug();
    const openPanel: PanelTools['openPanel'] = async (_, note) => {
      note({
        code: 'Panel_NoPort',
        text: "the panel's port cannot be used: /dev/x is not there: plug the board in",
      });
      return bench.panel;
    };
    const command = bench.command({ openPanel }, language);
    const done = panelTest(command, configWith(SERIAL), { ...OPTIONS, json: false });
    await bench.pass(12_100);
    expect(await done).toBe(1);
    expect(bench.result).toContain(`\n  ${expected}\n`);
  });

  test('speaks French', async () => {
    const done = start({ json: false }, 'fr');
    await bench.until('Voyant Ligne 1 : est-il allumé, sans clignoter ? o/n');
    bench.type('n');
    await bench.until('ÉCHEC : ni vu ni entendu');
    bench.type(null);
    await done;
    expect(bench.result).toContain('Pas réussi');
    expect(`${bench.said}${bench.result}`).not.toMatch(/\b(the|passed|failed|lamp|key)\b/i);
  });

  test.each([
    [true, 'Lamp Line 2', 'Lamp Line 3'],
    [false, 'Lamp Line 4', 'Lamp Hold'],
  ])(
    'what a person types before a question is no answer to it, what a program sends is (%s)',
    async (person, asked, not) => {
      bench.person = person;
      const done = start({ keys: [] });
      await bench.until('Lamp Line 1');
      for (const answer of 'yyy') bench.type(answer);
      await bench.pass(100);
      expect([bench.said.includes(asked), bench.said.includes(not)]).toEqual([true, false]);
      bench.type(null);
      await done;
    },
  );
});

describe('a test by loopback', () => {
  /** The jig: whatever the panel shows closes its contact. */
  const JIG: readonly (readonly [string, Key | 'hook'])[] = [
    ['line1', 'line1'],
    ['line2', 'line2'],
    ['line3', 'line3'],
    ['line4', 'line4'],
    ['hold', 'hold'],
    ['hold.red', 'transfer'],
    ['fault', 'hook'],
    ['buzzer', 'mute'],
  ];
  const OUTPUTS = ['line1', 'line2', 'line3', 'line4', 'hold', 'fault'] as const;

  function follow(jig: typeof JIG): void {
    const on = new Set<string>(
      OUTPUTS.flatMap((lamp) => {
        const pattern = bench.panel.lampPattern(lamp);
        if (pattern === 'off') return [];
        return [lamp === 'hold' && pattern === 'fault' ? 'hold.red' : lamp];
      }),
    );
    if (bench.panel.buzzerPattern !== 'silent') on.add('buzzer');
    for (const [output, contact] of jig) {
      if (contact === 'hook') bench.panel.moveHook(on.has(output) ? 'up' : 'down');
      else if (on.has(output)) bench.panel.press(contact);
      else bench.panel.release(contact);
    }
  }

  async function run(jig: typeof JIG, options: Partial<TestOptions> = {}) {
    bench.person = false;
    let code: number | null = null;
    const done = start({ loopback: true, keys: null, ...options }).then((ended) => {
      code = ended;
    });
    for (let n = 0; code === null && n < 3_000; n += 1) {
      follow(jig);
      await bench.pass(10);
    }
    await done;
    return code;
  }

  test('passes when each output closes its own contact; the other keys are named as not on the jig', async () => {
    expect(await run(JIG, { json: false })).toBe(0);
    expect(bench.result).toContain('Not on the jig, to be tried by hand: lamps.message, keys.digit0');
    expect(bench.result).toMatch(/lamps.hold \(red\) +ok +keys.transfer/);
    expect(bench.result).toMatch(/hook +ok +lamps.fault/);
    expect(bench.result).toContain('Passed');
  });

  test('a wire on the wrong key names the key that answered', async () => {
    expect(
      await run(JIG.map(([output, contact]) => [output, contact === 'line2' ? 'message' : contact])),
    ).toBe(1);
    expect(verdictOf('lamps.line2')).toMatchObject({
      verdict: 'failed',
      detail: 'otherContact',
      other: 'keys.message',
    });
    expect(verdictOf('lamps.line3')).toMatchObject({ verdict: 'ok' });
  });

  test('two contacts that a solder bridge joins do not pass', async () => {
    expect(await run([...JIG, ['line1', 'satisfied']])).toBe(1);
    expect(verdictOf('lamps.line1')).toMatchObject({ detail: 'otherContact', other: 'keys.satisfied' });
  });

  test('a lamp that does not light and a hook that does not move fail', async () => {
    expect(await run(JIG.filter(([output]) => output !== 'line1' && output !== 'fault'))).toBe(1);
    expect(verdictOf('keys.line1')).toMatchObject({ verdict: 'failed', detail: 'notPressed' });
    expect(verdictOf('hook')).toMatchObject({ verdict: 'failed', detail: 'notMoved' });
  });
});

describe('a test is refused', () => {
  test('where nobody can answer', async () => {
    bench.person = false;
    expect(await start({ json: false })).toBe(2);
    expect(bench.refusals).toMatchObject([
      { code: 'Test_NoTerminal', message: expect.stringContaining('--loopback') },
    ]);
  });

  test('for a panel that is only drawn', async () => {
    expect(await panelTest(bench.command(), configWith({ driver: 'virtual' }), OPTIONS)).toBe(1);
    expect(bench.refusals).toMatchObject([{ code: 'Test_NoRealPanel' }]);
  });

  test('where two boards share the configured name, and tells those of their sockets', async () => {
    const tools = { serialPorts: () => SAME_NAME };
    expect(await panelTest(bench.command(tools, 'fr'), configWith(SERIAL), OPTIONS)).toBe(1);
    expect(bench.refusals).toMatchObject([
      {
        code: 'Panel_SharedName',
        message: expect.stringMatching(/panel.port = "\/dev\/serial\/by-path\/\S+:1:1.0" ou .*:2:1.0"\)/),
      },
    ]);
    expect(bench.announced).toEqual([]);
  });

  test('for a key that the panel has not', async () => {
    expect(await start({ keys: ['hold', 'holt'] })).toBe(2);
    expect(bench.refusals).toMatchObject([{ message: expect.stringContaining('no key "holt"') }]);
    expect(bench.announced).toEqual([]);
  });

  test.each([
    ['run', 0, 'sudo systemctl stop gardefil'],
    ['run', 1, 'wait until the call is over'],
    ['test', 0, '"gardefil panel test" (process 99) is at work'],
  ] as const)(
    'while "gardefil %s" with %i calls holds the panel, by whatever name',
    async (what, calls, message) => {
      const tools = {
        whoIsThere: async () => [{ pid: 99, what, calls, driver: 'serial', port: '/dev/ttyUSB0' } as const],
        realPath: () => '/dev/ttyUSB0',
      };
      expect(await panelTest(bench.command(tools), configWith(SERIAL), OPTIONS)).toBe(1);
      expect(bench.refusals).toMatchObject([
        { code: 'Panel_InUse', message: expect.stringContaining(message) },
      ]);
    },
  );
});
