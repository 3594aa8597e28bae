import type { DeskPanel, Duration, Instant, PanelEvent } from '../../ports/index.ts';
import { Inbox } from './inbox.ts';
import type { Part } from './plan.ts';
import type { Terminal, ToolTime } from './tools.ts';

export type Happening =
  | PanelEvent
  | { readonly type: 'typed'; readonly character: string }
  /** Ctrl+C, a signal, or no more input. */
  | { readonly type: 'ended' };

/** ms. A board that was reset by the opening of its port is in its bootloader first, then some blink for 2 s. */
export const CONNECTS_WITHIN: Duration = 12_000;
/** ms. After the driver has said that there is none: it may have been in its bootloader. */
const RETURNS_WITHIN: Duration = 4_000;

/** A panel on the bench: what it and the technician do comes into one inbox, and it is always left safe. */
export class PanelBench {
  readonly panel: DeskPanel;
  readonly #time: ToolTime;
  readonly #inbox: Inbox<Happening>;
  readonly #person: boolean;
  readonly #stopTyping: () => void;
  hook: 'up' | 'down' = 'down';
  /** Why nothing more can be tried. */
  over: 'ended' | 'lost' | null = null;

  constructor(panel: DeskPanel, time: ToolTime, terminal: Terminal) {
    this.panel = panel;
    this.#time = time;
    this.#inbox = new Inbox(time);
    this.#person = terminal.person;
    this.#stopTyping = terminal.typed((character) =>
      this.#inbox.put(character === null ? { type: 'ended' } : { type: 'typed', character }),
    );
  }

  get now(): Instant {
    return this.#time.now();
  }

  /** Starts the driver; false if no panel has answered in time, or nobody wants to wait for it. */
  async connect(): Promise<boolean> {
    let deadline = this.now + CONNECTS_WITHIN;
    const starting = this.panel.start((event) => this.#inbox.put(event));
    starting.catch(() => undefined);
    const typedAhead: Happening[] = [];
    for (;;) {
      const happening = await this.#inbox.next(deadline - this.now);
      if (happening?.type === 'connected') {
        this.hook = happening.hook;
        for (const typed of typedAhead) this.#inbox.put(typed);
        return true;
      }
      if (happening?.type === 'typed') typedAhead.push(happening);
      if (happening?.type === 'lost') deadline = Math.min(deadline, this.now + RETURNS_WITHIN);
      if (happening?.type === 'ended') this.over = 'ended';
      if (happening === null || happening.type === 'ended') return false;
    }
  }

  /** The next thing that happens before `deadline`, or null. */
  async next(deadline: Instant): Promise<Happening | null> {
    const happening = await this.#inbox.next(deadline - this.now);
    if (happening?.type === 'hook') this.hook = happening.hook;
    if (happening?.type === 'ended' || happening?.type === 'lost') this.over = happening.type;
    return happening;
  }

  /** What a person typed or pressed before a question belongs to none; a program may send its answers ahead. */
  fresh(): void {
    const kept: readonly Happening['type'][] = [
      'ended',
      'lost',
      'hook',
      ...(this.#person ? [] : (['typed'] as const)),
    ];
    this.#inbox.forget(({ type }) => kept.includes(type));
  }

  show(part: Part, on: boolean): void {
    const since = this.now;
    if (part.type === 'lamp') this.panel.lamp(part.lamp, { pattern: on ? part.pattern : 'off', since });
    if (part.type === 'buzzer') this.panel.buzzer({ pattern: on ? 'ringing' : 'silent', since });
  }

  /** Buzzer silent and every lamp off, whatever has happened; resolves when the panel is given back. */
  async leave(): Promise<void> {
    this.#stopTyping();
    this.panel.buzzer({ pattern: 'silent', since: this.now });
    for (const lamp of this.panel.capabilities.lamps) {
      this.panel.lamp(lamp, { pattern: 'off', since: this.now });
    }
    await this.panel.stop();
  }
}
