import type { Fact } from '../desk/facts.ts';
import type { RegisterFault } from './messages.ts';

/** Most urgent first. */
const SOURCES = ['disk', 'thread', 'stall', 'lost', 'notice'] as const;
type Source = (typeof SOURCES)[number];

/** All that is wrong with the register at once, of which the most urgent is told, when it changes. */
export class ClientFaults {
  readonly #tell: (fault: RegisterFault | null) => void;
  readonly #faults = new Map<Source, RegisterFault>();
  #told: RegisterFault | null = null;
  #lost = 0;
  #firstLost = 0;
  #tellFrom = 1;

  constructor(tell: (fault: RegisterFault | null) => void) {
    this.#tell = tell;
  }

  set(source: Source, fault: RegisterFault | null): void {
    if (fault === null) this.#faults.delete(source);
    else this.#faults.set(source, fault);
    this.#tellIfChanged();
  }

  /** Counts facts that found no room. Told again each time their number has doubled: the page is no counter. */
  lose(facts: readonly Fact[]): void {
    if (this.#lost === 0) this.#firstLost = facts[0]?.sequence ?? 0;
    this.#lost += facts.length;
    if (this.#lost < this.#tellFrom) return;
    this.#tellFrom = 2 * this.#lost;
    this.set('lost', {
      code: 'Register_FactsLost',
      message:
        `At least ${this.#lost} facts, from number ${this.#firstLost} on, are not in the register: too many were waiting for the ` +
        'disk. The calls went on; their rows may be incomplete. Check the disk.',
    });
  }

  #tellIfChanged(): void {
    const source = SOURCES.find((each) => this.#faults.has(each));
    const fault = (source && this.#faults.get(source)) ?? null;
    if (fault === this.#told || (fault?.code === this.#told?.code && fault?.message === this.#told?.message))
      return;
    this.#told = fault;
    this.#tell(fault);
  }
}
