import type { Language } from '../../config/config.ts';
import type { Duration, Key } from '../../ports/index.ts';
import type { PanelBench } from './bench.ts';
import { nameOf } from './names.ts';
import { colourOf, type Detail, type Part, type PartResult, partName, type Verdict } from './plan.ts';
import type { TestWords } from './test-words.ts';

export interface GuidedParts {
  readonly bench: PanelBench;
  readonly say: (text: string) => void;
  readonly words: TestWords;
  readonly language: Language;
  /** For each question, press and move. */
  readonly patience: Duration;
}

interface Outcome {
  readonly verdict: Verdict;
  readonly detail: Detail | null;
  readonly other: string | null;
}

const done = (verdict: Verdict, detail: Detail | null = null, other: string | null = null): Outcome => ({
  verdict,
  detail,
  other,
});

/** ms. Longer than anybody leans on a key that they were asked to press. */
const RELEASED_WITHIN: Duration = 5_000;

const YES = ['y', 'o', 'Y', 'O', 'j'];
const NO = ['n', 'N'];
const SKIP = ['s', 'S'];
const AGAIN = ['r', 'R'];
const QUIT = ['q', 'Q'];

/** Leads a technician through all parts of a panel: asks for what is to be seen and heard, waits for what is to be pressed. */
export class GuidedTest {
  readonly #parts: GuidedParts;
  #quit = false;

  constructor(parts: GuidedParts) {
    this.#parts = parts;
  }

  /** One result for each part, also for those that were not come to. */
  async run(parts: readonly Part[]): Promise<readonly PartResult[]> {
    const { say, words, bench } = this.#parts;
    const results: PartResult[] = [];
    for (const [index, part] of parts.entries()) {
      if (this.#over === null) {
        bench.fresh();
        say(`[${index + 1}/${parts.length}] ${this.#question(part)}`);
      }
      const outcome = this.#over === null ? await this.#try(part) : done('notTested', this.#over);
      if (outcome.detail !== 'ended')
        say(`        ${words.verdictLine(outcome.verdict, outcome.detail, outcome.other)}\n`);
      results.push({ part: partName(part), colour: colourOf(part), ...outcome });
    }
    return results;
  }

  get #over(): 'ended' | 'lost' | null {
    return this.#quit ? 'ended' : this.#parts.bench.over;
  }

  #question(part: Part): string {
    const { words, language, bench } = this.#parts;
    switch (part.type) {
      case 'lamp':
        return words.askLamp(nameOf(part.lamp, language), part.colour);
      case 'buzzer':
        return words.askBuzzer;
      case 'key':
        return words.askKey(nameOf(part.key, language));
      case 'hook':
        return bench.hook === 'up' ? words.askHookDown : words.askHookUp;
    }
  }

  async #try(part: Part): Promise<Outcome> {
    if (part.type === 'key') return this.#tryKey(part.key);
    if (part.type === 'hook') return this.#tryHook();
    this.#parts.bench.show(part, true);
    try {
      return await this.#answer(part);
    } finally {
      this.#parts.bench.show(part, false);
    }
  }

  async #answer(part: Part): Promise<Outcome> {
    const { bench, patience } = this.#parts;
    let deadline = bench.now + patience;
    for (;;) {
      const happening = await bench.next(deadline);
      if (happening === null) return done('notTested', 'noAnswer');
      if (this.#over !== null) return done('notTested', this.#over);
      if (happening.type !== 'typed') continue;
      const { character } = happening;
      if (YES.includes(character)) return done('ok');
      if (NO.includes(character)) return done('failed', 'notSeen');
      if (SKIP.includes(character)) return done('skipped');
      if (this.#quits(character)) return done('notTested', 'ended');
      if (!AGAIN.includes(character)) continue;
      bench.show(part, false);
      bench.show(part, true);
      deadline = bench.now + patience;
    }
  }

  #quits(character: string): boolean {
    if (QUIT.includes(character)) this.#quit = true;
    return this.#quit;
  }

  async #tryKey(key: Key): Promise<Outcome> {
    const { bench, patience, say, words, language } = this.#parts;
    const deadline = bench.now + patience;
    let other: Key | null = null;
    for (;;) {
      const happening = await bench.next(deadline);
      if (happening === null) {
        return other ? done('failed', 'otherContact', `keys.${other}`) : done('failed', 'notPressed');
      }
      if (this.#over !== null) return done('notTested', this.#over);
      if (happening.type === 'typed') {
        if (SKIP.includes(happening.character)) return done('skipped');
        if (this.#quits(happening.character)) return done('notTested', 'ended');
      }
      if (happening.type !== 'pressed') continue;
      if (happening.key === key) return this.#tryRelease(key);
      other = happening.key;
      say(`        ${words.wasKey(nameOf(other, language))}\n`);
    }
  }

  async #tryRelease(key: Key): Promise<Outcome> {
    const { bench } = this.#parts;
    const deadline = bench.now + RELEASED_WITHIN;
    for (;;) {
      const happening = await bench.next(deadline);
      if (happening === null) return done('failed', 'notReleased');
      if (this.#over !== null) return done('notTested', this.#over);
      if (happening.type === 'released' && happening.key === key) return done('ok');
    }
  }

  /** Lifted and put down, beginning with whichever it is not. */
  async #tryHook(): Promise<Outcome> {
    const { bench, say, words } = this.#parts;
    const first = bench.hook === 'up' ? 'down' : 'up';
    const moved = await this.#tryMove(first);
    if (moved.verdict !== 'ok') return moved;
    say(`        ${first === 'up' ? words.askHookDown : words.askHookUp}`);
    return this.#tryMove(first === 'up' ? 'down' : 'up');
  }

  async #tryMove(wanted: 'up' | 'down'): Promise<Outcome> {
    const { bench, patience } = this.#parts;
    const deadline = bench.now + patience;
    for (;;) {
      if (bench.hook === wanted) return done('ok');
      const happening = await bench.next(deadline);
      if (happening === null) return done('failed', 'notMoved');
      if (this.#over !== null) return done('notTested', this.#over);
      if (happening.type !== 'typed') continue;
      if (SKIP.includes(happening.character)) return done('skipped');
      if (this.#quits(happening.character)) return done('notTested', 'ended');
    }
  }
}
