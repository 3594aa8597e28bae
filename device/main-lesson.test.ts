import { describe, expect, it } from 'vitest';
import type { RecipientBehaviour, Timers } from '../firmware-bridge/line/index.ts';
import { PracticeError } from '../firmware-bridge/line/index.ts';
import { Rig } from './desk/testing/rig.ts';
import { NO_PROGRESS, type Progress } from './guide/practice/progress.ts';
import { ACTORS, SCENARIOS } from './guide/practice/scenarios.ts';
import { LessonRunner } from './main-lesson.ts';
import type { Actor } from './main-lesson-player.ts';

/** How long each sentence takes to say. */
const SPOKEN = 2_000;

/**
 * Scenarios on the real desk's rules: its line is modelled, and so are the callers' phones. One clock for all, which the
 * test sets.
 */
class Practice implements Timers {
  readonly rig = Rig.ready();
  readonly runner: LessonRunner;
  readonly kept: Progress[] = [];
  readonly did: string[] = [];
  readonly behaviours: RecipientBehaviour[] = [];
  private told = 0;
  private due: { at: number; action: () => void }[] = [];

  constructor(voice: 'works' | 'missing' = 'works', speed = 1, phone: Partial<Actor> = {}) {
    const { behaviours } = this;
    behaviours.push({ does: 'answers', afterMs: 4_000 });
    this.runner = new LessonRunner({
      actors: new Map(ACTORS.map(({ number, name }) => [number, { ...this.phone(number, name), ...phone }])),
      recipients: [
        {
          number: '21',
          get behaviour() {
            return behaviours.at(-1) ?? { does: 'busy' };
          },
          setBehaviour: (behaviour) => behaviours.push(behaviour),
        },
      ],
      voice: {
        record: async (text) => {
          if (voice === 'missing') throw new PracticeError('Practice_VoiceMissing', 'no espeak-ng');
          return { file: text, length: SPOKEN };
        },
      },
      heard: false,
      speed,
      progress: NO_PROGRESS,
      keep: (progress) => this.kept.push(progress),
      timers: this,
      now: () => this.rig.now,
      log: (text) => this.did.push(text),
    });
  }

  after(ms: number, action: () => void): () => void {
    const timer = { at: this.rig.now + ms, action };
    this.due.push(timer);
    return () => {
      this.due = this.due.filter((other) => other !== timer);
    };
  }

  /** Time goes by, in steps in which nothing is missed; promises settle between them. */
  async pass(ms: number): Promise<void> {
    const end = this.rig.now + ms;
    for (;;) {
      await settle();
      this.tell();
      const next = this.due.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.rig.wait(next.at - this.rig.now);
      this.due = this.due.filter((other) => other !== next);
      next.action();
    }
    this.rig.wait(end - this.rig.now);
    await settle();
    this.tell();
  }

  /** The receptionist does something, and the practice hears of it. */
  async does(deed: (rig: Rig) => void): Promise<void> {
    deed(this.rig);
    this.tell();
    await settle();
  }

  get said(): readonly string[] {
    return (
      this.current?.captions.map(({ who, text, audible }) => `${who}: ${audible ? text : `(${text})`}`) ?? []
    );
  }

  get current() {
    return this.runner.lesson.current;
  }

  get findings(): readonly string[] {
    return (
      this.current?.findings.map((finding) => `${finding.rule} ${finding.verdict} ${finding.sentence.en}`) ??
      []
    );
  }

  private tell(): void {
    const facts = this.rig.facts.slice(this.told).map((fact) => {
      if (fact.type !== 'callStarted') return fact;
      return { ...fact, peer: { ...fact.peer, number: fact.lineCall } };
    });
    this.told = this.rig.facts.length;
    if (facts.length > 0) this.runner.hear(facts);
  }

  private phone(number: string, name: string): Actor {
    let over: () => void = () => {};
    return {
      start: async () => {},
      ring: async () => this.rig.rings(number),
      hangUp: async () => {
        this.did.push(`${name} hangs up`);
        this.rig.ends(number);
      },
      play: ({ length }) =>
        new Promise<void>((resolve) => {
          over = resolve;
          this.after(length, resolve);
        }),
      silence: () => over(),
    };
  }
}

async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}

describe('a scenario', () => {
  it('rings, speaks in the language that was asked for, goes on when asked, and ends in its debrief', async () => {
    const practice = new Practice();
    await practice.runner.start('sales', 'fr');
    await practice.pass(3_000);
    expect(practice.current).toMatchObject({
      scenario: 'sales',
      phase: 'ringing',
      captions: [],
      canGoOn: false,
    });
    await practice.does((rig) => rig.hook('up'));
    expect(practice.current).toMatchObject({ phase: 'talking', canGoOn: true });
    for (let n = 0; n < SCENARIOS.sales.turns.length; n += 1) {
      practice.runner.goOn();
      await practice.pass(SPOKEN);
    }
    expect(practice.said).toEqual(SCENARIOS.sales.turns.map(({ line }) => `M. Hector Brissac: ${line.fr}`));
    await practice.does((rig) => rig.press('satisfied'));
    await practice.does((rig) => rig.hook('down'));
    expect(practice.current).toMatchObject({ over: true });
    expect(practice.findings.at(-1)).toBe('B6 broken Outcome noted: “satisfied”; here rather “commercial”.');
    const call = practice.rig.of('callStarted')[0]?.call ?? '';
    await practice.does((rig) => rig.ask({ type: 'setOutcome', call, outcome: 'commercial' }));
    expect(practice.findings).toEqual([
      'A1 kept Answered after ringing for 3\u202fs.',
      'B6 kept Outcome noted: “commercial”.',
    ]);
    expect(practice.kept.at(-1)?.sales).toEqual({ runs: 1, best: 1, mastered: true });
    expect(practice.runner.lesson.next).toBe('appointment');
  });

  it('waits with its next sentence, and the practice may run faster than that', async () => {
    const practice = new Practice('works', 10);
    await practice.runner.start('appointment', 'en');
    await practice.does((rig) => rig.hook('up'));
    await practice.pass(490);
    expect(practice.said).toEqual([]);
    await practice.pass(20 + SPOKEN);
    expect(practice.said.length).toBe(1);
    await practice.pass(900);
    expect(practice.said.length).toBe(2);
  });

  it('is read and not heard where there is no voice, and the page is told why', async () => {
    const practice = new Practice('missing');
    await practice.runner.start('appointment', 'en');
    await practice.does((rig) => rig.hook('up'));
    practice.runner.goOn();
    await practice.pass(1_000);
    expect(practice.runner.lesson.voice).toBe('missing');
    expect(practice.current).toMatchObject({ canGoOn: false });
    await practice.pass(6_000);
    expect(practice.said.length).toBe(1);
    expect(practice.current).toMatchObject({ canGoOn: true });
  });

  it('is cut short by a hold, and goes on in its own words when the caller is taken back', async () => {
    const practice = new Practice();
    await practice.runner.start('recipientBusy', 'en');
    await practice.does((rig) => rig.hook('up'));
    practice.runner.goOn();
    await practice.pass(500);
    await practice.does((rig) => rig.press('hold'));
    await practice.pass(29_000);
    await practice.does((rig) => rig.press('hold'));
    await practice.pass(100);
    expect(practice.said.at(-1)).toBe('Mme Nadège Ferrand: Yes, I can hold a little longer.');
    expect(practice.current).toMatchObject({ canGoOn: false });
    await practice.pass(SPOKEN);
    expect(practice.current).toMatchObject({ canGoOn: true });
  });

  it('has recipients do as it says, and as before when it is over', async () => {
    const practice = new Practice();
    await practice.runner.start('recipientBusy', 'en');
    expect(practice.behaviours.at(-1)).toEqual({ does: 'ringsInVain' });
    await practice.runner.stop();
    expect(practice.behaviours.at(-1)).toEqual({ does: 'answers', afterMs: 4_000 });
  });

  it('B5: lets somebody else ring while its caller waits', async () => {
    const practice = new Practice();
    await practice.runner.start('hesitant', 'en');
    await practice.does((rig) => rig.hook('up'));
    await practice.does((rig) => rig.press('hold'));
    await practice.pass(3_000);
    await practice.does((rig) => rig.press('hold'));
    await practice.pass(20_000);
    expect(practice.rig.view.calls.length).toBe(1);
    await practice.does((rig) => rig.press('hold'));
    await practice.pass(6_000);
    expect(practice.rig.view.calls.map(({ state }) => state)).toEqual(['held', 'ringing']);
    expect(practice.findings.at(-1)).toContain('B5 open M. Inigo Malherbe');
    await practice.does((rig) => rig.press('line2'));
    practice.runner.goOn();
    await practice.pass(SPOKEN);
    expect(practice.said.at(-1)).toContain('M. Inigo Malherbe: Hello');
  });

  it('leaves by itself when nobody speaks to its caller any more, and counts as played', async () => {
    const practice = new Practice();
    await practice.runner.start('aggressive', 'fr');
    await practice.does((rig) => rig.hook('up'));
    await practice.does((rig) => rig.press('hold'));
    await practice.pass(100_000);
    expect(practice.did).toEqual(['M. Armand Castaing hangs up']);
    expect(practice.current).toMatchObject({ over: true });
    expect(practice.kept.at(-1)?.aggressive).toMatchObject({ runs: 1, mastered: false });
  });
});

describe('the lessons', () => {
  it('can be ended in the middle, and the debrief put away after that', async () => {
    const practice = new Practice();
    await practice.runner.start('elderly', 'fr');
    await practice.does((rig) => rig.hook('up'));
    await practice.runner.stop();
    await practice.pass(0);
    expect(practice.current).toMatchObject({ over: true });
    await practice.runner.stop();
    expect(practice.current).toBeNull();
    await practice.runner.stop();
  });

  it('begin anew with another scenario, of which nothing before is part', async () => {
    const practice = new Practice();
    await practice.runner.start('elderly', 'fr');
    await practice.does((rig) => rig.hook('up'));
    await practice.runner.start('sales', 'fr');
    expect(practice.current).toMatchObject({ scenario: 'sales', captions: [], over: false });
    await practice.pass(100);
    expect(practice.findings).toEqual(['A1 open Nobody answered: pick up within 15\u202fs.']);
  });

  it('say why a scenario cannot begin, and are ready for the next', async () => {
    const failing = async () => Promise.reject(new PracticeError('Practice_NotReady', 'no ports'));
    const practice = new Practice('works', 1, { start: failing });
    await expect(practice.runner.start('sales', 'fr')).rejects.toThrow('no ports');
    expect(practice.current).toBeNull();
    expect(practice.kept).toEqual([]);
  });

  it('can be forgotten', async () => {
    const practice = new Practice();
    practice.runner.forget();
    expect(practice.kept).toEqual([NO_PROGRESS]);
  });

  it('have every sentence recorded beforehand, or know that there is no voice', async () => {
    const practice = new Practice();
    await practice.runner.prepare('fr');
    expect(practice.runner.lesson.voice).toBe('spoken');
    const mute = new Practice('missing');
    await mute.runner.prepare('fr');
    expect(mute.runner.lesson.voice).toBe('missing');
  });
});
