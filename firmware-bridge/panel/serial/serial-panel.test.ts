import { beforeEach, describe, expect, test } from 'vitest';
import type { PanelEvent } from '../../../device/ports/index.ts';
import { VirtualTime } from '../../line/simulated/index.ts';
import { decodeLine, encodeLine } from './codec.ts';
import type { LinkListener, OpenLink } from './link.ts';
import { SerialPanel, type SerialPanelNote } from './serial-panel.ts';

let time: VirtualTime;
let notes: SerialPanelNote[];
let events: PanelEvent[];
let openings: number[];
let closings: number;
let written: string[];
let listener: LinkListener | null;
/** What is at the other end: makes the body of its answer to a request's, or null for silence. */
let answer: (body: string) => { kind: '=' | '!'; body: string } | null;

/** Whatever `answer` says, at once. */
const open: OpenLink = (told) => {
  openings.push(time.now);
  listener = told;
  time.after(1, () => told.onOpen());
  return {
    write(text) {
      const line = decodeLine(text);
      if (line) written.push(line.body);
      const reply = line?.kind === '?' ? answer(line.body) : null;
      if (line && reply) time.after(1, () => told.onLine(encodeLine({ ...reply, number: line.number })));
    },
    close(closed) {
      closings += 1;
      closed();
    },
  };
};

const noPort: OpenLink = (told) => {
  openings.push(time.now);
  time.after(1, () => told.onClosed('No such file or directory, cannot open /dev/ttyUSB0'));
  return { write: () => {}, close: (closed) => closed() };
};

function panelOver(how: OpenLink, doubt: string | null = null): SerialPanel {
  const panel = new SerialPanel({
    open: how,
    clock: { now: () => time.now, after: (ms, action) => time.after(ms, action) },
    nonce: () => 0x1eef,
    log: (note) => notes.push(note),
    doubt: () => doubt,
  });
  void panel.start((event) => events.push(event));
  return panel;
}

const welcome = (body: string) => {
  if (body.startsWith('H')) return { kind: '=', body: '1EEF 1 1.0.0 F2A1 k24l4b1 D 000000' } as const;
  return { kind: '=', body: body.startsWith('B') ? '00000000' : '' } as const;
};

beforeEach(() => {
  time = new VirtualTime();
  notes = [];
  events = [];
  openings = [];
  closings = 0;
  written = [];
  listener = null;
  answer = welcome;
});

describe('without a panel that can be used', () => {
  test('a port that is not there is tried again and again, a second apart at last, and complained of once', () => {
    panelOver(noPort);
    time.advance(5_000);
    const gaps = openings.slice(1).map((at, n) => at - (openings[n] ?? 0));
    expect(gaps.slice(0, 6)).toEqual([101, 201, 401, 801, 1_001, 1_001]);
    expect(notes.map(({ code }) => code)).toEqual(['Panel_NoPort']);
    expect(events).toEqual([{ type: 'lost', detail: expect.stringContaining('No such file') }]);
  });

  test('starting waits 1.5 s at most for a board that says nothing', async () => {
    answer = () => null;
    const panel = new SerialPanel({
      open,
      clock: { now: () => time.now, after: (ms, action) => time.after(ms, action) },
      nonce: () => 1,
      log: (note) => notes.push(note),
    });
    const started = panel.start((event) => events.push(event));
    time.advance(1_500);
    await started;
    expect(events).toEqual([]);
  });

  test('where nobody answers, the port is closed after 5 s and opened anew, and the firmware is asked about', () => {
    answer = () => null;
    panelOver(open);
    time.advance(6_000);
    expect([closings, openings.length]).toEqual([1, 2]);
    expect(notes).toMatchObject([
      { code: 'Panel_NoPort', text: expect.stringContaining('firmware flashed') },
    ]);
  });

  test('a panel of another protocol version is named as one, once, and never connected', () => {
    answer = () => ({ kind: '!', body: ' version 2' });
    panelOver(open);
    time.advance(10_000);
    expect(notes).toMatchObject([
      { code: 'Panel_OtherProtocol', text: expect.stringContaining('version 2') },
    ]);
    expect(events).toEqual([{ type: 'lost', detail: expect.stringContaining('version 2') }]);
  });

  test('the answer to somebody else\u2019s hello is not taken for ours', () => {
    answer = () => ({ kind: '=', body: '0001 1 1.0.0 F2A1 k24l4b1 D 000000' });
    panelOver(open);
    time.advance(3_000);
    expect(events).toEqual([]);
  });
});

describe('with a panel', () => {
  test('a heartbeat goes out every 500 ms', () => {
    panelOver(open);
    time.advance(100);
    written.length = 0;
    time.advance(10_000);
    expect(written.filter((body) => body === 'B').length).toBeGreaterThanOrEqual(19);
    expect(written.length).toBeLessThanOrEqual(20);
  });

  test('what one step changes goes out in one line', () => {
    const panel = panelOver(open);
    time.advance(100);
    written.length = 0;
    panel.lamp('hold', { pattern: 'due', since: time.now });
    panel.lamp('line1', { pattern: 'due', since: time.now });
    panel.lamp('line3', { pattern: 'due', since: time.now });
    panel.buzzer({ pattern: 'due', since: time.now });
    panel.dueMoments([time.now + 60_000]);
    time.advance(20);
    expect(written.map((body) => body[0])).toEqual(['S', 'B']);
  });

  test('silent for 2 s it is lost, its port is opened anew, and a key that was down is released first', () => {
    panelOver(open);
    time.advance(100);
    listener?.onLine(encodeLine({ kind: '?', number: 9, body: 'P10' }));
    answer = () => null;
    time.advance(3_000);
    expect(events.map(({ type }) => type)).toEqual(['connected', 'pressed', 'released', 'lost']);
    answer = welcome;
    time.advance(1_000);
    expect(events.at(-1)).toEqual({ type: 'connected', hook: 'down' });
  });

  test('an event is acknowledged each time it is told, and reported once', () => {
    panelOver(open);
    time.advance(100);
    written.length = 0;
    for (let n = 0; n < 3; n += 1) listener?.onLine(encodeLine({ kind: '?', number: 9, body: 'P10' }));
    expect(written).toEqual(['', '', '']);
    expect(events.slice(1)).toEqual([{ type: 'pressed', key: 'hold' }]);
  });

  test('noise is counted, and changes nothing', () => {
    const panel = panelOver(open);
    time.advance(100);
    for (const text of ['', 'x', '?09P10*0000', '\u0000\u00ff']) listener?.onLine(text);
    expect([panel.noise, events.length]).toEqual([4, 1]);
  });

  test('stopped while it does not answer, it is left after 300 ms', async () => {
    const panel = panelOver(open);
    time.advance(100);
    answer = () => null;
    const stopped = panel.stop();
    time.advance(300);
    await stopped;
    expect(closings).toBe(1);
    time.advance(10_000);
    expect([openings.length, events.length]).toEqual([1, 1]);
  });
});

describe('with a panel that has a fault', () => {
  /** What the fault lamp was told last: 0 is off, 9 fault, 8 alarm. */
  const faultLamp = () => {
    time.advance(20);
    return written
      .filter((body) => body.startsWith('S'))
      .at(-1)
      ?.charAt(16);
  };
  let number = 0;
  const say = (body: string) => {
    number += 1;
    listener?.onLine(encodeLine({ kind: '?', number, body }));
  };

  test('a key that is down at the start is named, lights the fault lamp after 3 s, and counts once it was let go', () => {
    answer = (body) =>
      body.startsWith('H') ? { kind: '=', body: '1EEF 1 1.1.0 F2A1 k24l4b1 D 010000' } : welcome(body);
    panelOver(open);
    time.advance(100);
    expect(notes.at(-1)).toMatchObject({ code: 'Panel_KeyStuck', text: expect.stringContaining('key hold') });
    expect(faultLamp()).not.toBe('9');
    time.advance(3_000);
    expect(faultLamp()).toBe('9');
    say('P11');
    expect(events.at(-1)).toEqual({ type: 'pressed', key: 'transfer' });
    say('R10');
    expect(faultLamp()).toBe('0');
    expect(events).toHaveLength(2);
    say('P10');
    expect(events.at(-1)).toEqual({ type: 'pressed', key: 'hold' });
  });

  test('a hook that chatters is named, and lights the fault lamp until it is quiet', () => {
    panelOver(open);
    time.advance(100);
    say('HC');
    expect(notes.at(-1)).toMatchObject({ code: 'Panel_HookChatters' });
    expect(faultLamp()).toBe('9');
    say('HU');
    expect(events.at(-1)).toEqual({ type: 'hook', hook: 'up' });
    say('HQ');
    expect(faultLamp()).toBe('0');
    expect(events).toHaveLength(2);
  });

  test('a name that other boards have too is told, and shown whenever the desk shows nothing there', () => {
    const panel = panelOver(open, '2 boards share the name');
    time.advance(100);
    expect(notes.at(-1)).toMatchObject({ code: 'Panel_SharedName', text: '2 boards share the name' });
    expect(faultLamp()).toBe('9');
    panel.lamp('fault', { pattern: 'alarm', since: time.now });
    expect(faultLamp()).toBe('8');
    panel.lamp('fault', { pattern: 'off', since: time.now });
    expect(faultLamp()).toBe('9');
  });
});
