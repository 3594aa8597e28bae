import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { guard } from './guard.ts';
import { createLog } from './log.ts';
import { maskNumber, maskText } from './mask.ts';

/** A log that keeps its lines. */
function kept(level: 'debug' | 'info' | 'error' = 'debug') {
  const lines: string[] = [];
  const log = createLog({ level, destination: { write: (line) => lines.push(line) }, wallClock: () => 0 });
  return { log, lines, last: (): unknown => JSON.parse(lines.at(-1) ?? 'null') };
}

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

/** A number as people, lines and address books write it. */
const writtenNumber = fc
  .tuple(
    digits(7, 15),
    fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0'),
    fc.constantFrom('', '+', '(+33) '),
    fc.nat(4),
  )
  .map(
    ([number, separator, prefix, size]) =>
      prefix + (number.match(new RegExp(`.{1,${size + 2}}`, 'g')) ?? []).join(separator),
  );

const onlyDigits = (text: string) => text.replace(/\D/g, '');

describe('a masked number', () => {
  it('keeps the last two digits of a long number, nothing of a short one', () => {
    expect(maskNumber('01 99 00 12 34')).toBe('***34');
    expect(maskNumber('+33199001234')).toBe('***34');
    expect(maskNumber('21')).toBe('***');
    expect(maskNumber('21099')).toBe('***');
    expect(maskNumber('Mme Martin')).toBe('***');
  });

  it('never has more than two digits of the number', () => {
    fc.assert(
      fc.property(fc.string(), (number) => {
        expect(onlyDigits(maskNumber(number)).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('a masked text', () => {
  it.each([
    ['call from 0199001234 refused', 'call from ***34 refused'],
    ['tel0199001234x', 'tel***34x'],
    ['"Mme Martin" <sip:0199001234@pbx.example;user=phone>', 'sip:***34@pbx.example'],
    ['to sip:jean.martin@192.168.2.10:5060;x=0199001234 now', 'to sip:***@192.168.2.10:5060 now'],
    ['call 192.100.123.4', 'call ***34'],
    ['tel:+33-1-99-00-12-34', 'tel:***'],
    ['call 01.99.00.12.34', 'call ***34'],
    ['call 22.33.44.55', 'call ***55'],
    ['connect ECONNREFUSED 127.0.0.1:4444', 'connect ECONNREFUSED 127.0.0.1:4444'],
    ['486 Busy Here', '486 Busy Here'],
    ['٠١٩٩٠٠١٢٣٤', '***٣٤'],
  ])('%s -> %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it('has no number left in it, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string(), writtenNumber, fc.string(), (before, number, after) => {
        const masked = maskText(`${before} ${number}${after}`);
        expect(onlyDigits(masked)).not.toContain(onlyDigits(number));
        expect(masked).not.toContain(number);
      }),
    );
  });
});

describe('a log line', () => {
  it('is one JSON object with time, level, part, text and details', () => {
    const { log, last } = kept();
    log.part('line').warn('connection lost', { port: 4444, tries: 3 });
    expect(last()).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'warn',
      part: 'line',
      msg: 'connection lost',
      port: 4444,
      tries: 3,
    });
  });

  it('is written from its level on', () => {
    const { log, lines } = kept('info');
    log.debug('a');
    log.info('b');
    log.error('c');
    expect(lines.length).toBe(2);
  });

  it('shows what happened, but not to whom', () => {
    const { log, last } = kept();
    log.info('call from 0199001234', {
      type: 'incoming',
      call: 'a1-7',
      peer: { number: '0199001234', name: 'Mme Martin' },
      dialled: 21,
      internal: false,
      detail: 'refused by "Mme Martin" <sip:0199001234@pbx.example>',
      numberPlan: { '0199001235': 'sip:martin@pbx.example' },
      calls: [{ lineName: 'Ligne 1', peer: { number: null, name: 'Mme Martin' } }],
    });
    expect(last()).toMatchObject({
      msg: 'call from ***34',
      type: 'incoming',
      call: 'a1-7',
      peer: { number: '***34', name: '***' },
      dialled: '***',
      internal: false,
      detail: 'refused by sip:***34@pbx.example',
      numberPlan: { '***35': '***' },
      calls: [{ lineName: 'Ligne 1', peer: { number: null, name: '***' } }],
    });
  });

  it('tells an error with its code, its place and its cause', () => {
    const { log, last } = kept();
    const cause = new Error('486 from sip:0199001234@pbx.example');
    log.error('failed', {
      error: Object.assign(new Error('dialling 0199001234', { cause }), { code: 'Line_Refused' }),
    });
    expect(last()).toMatchObject({
      error: {
        type: 'Error',
        message: 'dialling ***34',
        code: 'Line_Refused',
        stack: expect.stringContaining('log.test.ts'),
        cause: { message: '486 from sip:***34@pbx.example' },
      },
    });
    expect(JSON.stringify(last())).not.toContain('0199001234');
  });

  it('has neither number nor name, wherever in the details they stand', () => {
    const person = fc.record({
      number: writtenNumber,
      name: fc.constantFrom('Mme Martin', 'Dr Lambert <b>'),
    });
    const about = person.chain(({ number, name }) =>
      fc
        .oneof(
          fc.constant({ number }),
          fc.constant({ name }),
          fc.constant({ peer: { number, name } }),
          fc.constant({ peer: name }),
          fc.constant({ detail: `486 ${number} busy` }),
          fc.constant({ detail: `"${name}" <sip:${onlyDigits(number)}@pbx.example>` }),
          fc.constant({ [number]: true }),
          fc.constant({ list: [number, [{ peer_name: name }]] }),
          fc.constant({ error: new Error(`cannot dial ${number}`) }),
          fc.constant({ Caller: { deep: { deeper: name } } }),
        )
        .map((details) => ({ number, name, details })),
    );
    fc.assert(
      fc.property(about, fc.nat(4), ({ number, name, details }, depth) => {
        const { log, lines } = kept();
        const nested = Array.from({ length: depth }).reduce<object>((inner) => ({ event: [inner] }), details);
        log.info('event', { ...nested });
        for (const secret of [number, onlyDigits(number), name])
          expect(lines.join()).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
      { numRuns: 500 },
    );
  });

  it('comes out whatever is logged, and is never long', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withTypedArray: true,
          withNullPrototype: true,
        }),
        (thing) => {
          const { log, lines } = kept();
          log.info('event', { thing });
          expect(lines.length).toBe(1);
          expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'event' });
        },
      ),
    );
  });

  it('comes out for what refers to itself, throws when read, or is huge', () => {
    const { log, lines } = kept();
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    log.info('event', circle);
    log.info('event', { huge: 'x'.repeat(1e6), list: new Array(1e5).fill('y') });
    expect(
      guard({
        get trap(): never {
          throw new Error('trap');
        },
      }),
    ).toEqual({ unprintable: true });
    expect(lines.every((line) => line.length < 5000)).toBe(true);
    expect(lines.length).toBe(2);
  });
});

describe('standard output', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gardefil-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Node 20 runs no TypeScript: the log is bundled for a process of its own. */
  async function program(name: string, body: string): Promise<string> {
    const outfile = join(folder, name);
    const contents = `import { createLog } from './log.ts'; ${body}`;
    const stdin = { contents, resolveDir: import.meta.dirname };
    await build({ stdin, bundle: true, platform: 'node', outfile });
    return outfile;
  }

  it('has every line when the process dies of the next thing it does', async () => {
    const file = await program(
      'dies.cjs',
      `
      const log = createLog({ level: 'info' });
      for (let line = 0; line < 1000; line++) log.info('event', { line });
      process.kill(process.pid, 'SIGKILL');`,
    );
    const { stdout, signal } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(signal).toBe('SIGKILL');
    expect(stdout.trimEnd().split('\n').length).toBe(1000);
  });

  const ends = `
    const log = createLog({ level: 'info' });
    process.stdin.on('end', () => {
      for (let line = 0; line < 1000; line++) log.info('event', { line });
      setImmediate(() => process.exit(7));
    }).resume();`;

  it('that nobody reads any more does not end the unit', async () => {
    const file = await program('unread.cjs', ends);
    const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdout.destroy();
    await once(child.stdout, 'close');
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('that takes nothing any more, as a full disk, does not end the unit', async () => {
    const file = await program('full.cjs', ends);
    const full = openSync('/dev/full', 'w');
    const { status } = spawnSync(process.execPath, [file], { stdio: ['pipe', full, 'inherit'] });
    closeSync(full);
    expect(status).toBe(7);
  });
});
