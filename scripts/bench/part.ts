import type { Figure } from './figures.ts';
import type { Processes } from './system/processes.ts';

/** One of the things that are measured, by itself. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** Rejects if it cannot be measured; the message says why and what to do. */
  measure(bench: Bench): Promise<Findings>;
}

/** What a part may use. */
export interface Bench {
  readonly quick: boolean;
  /** Calls after which the memory is looked at again. */
  readonly calls: number;
  /** An empty folder of this run's own, removed afterwards. */
  readonly folder: string;
  readonly processes: Processes;
  progress(text: string): void;
}

export interface Findings {
  /** How it was measured: paragraphs of Markdown. */
  readonly how: readonly string[];
  readonly figures: readonly Figure[];
  /** What stands behind the figures. */
  readonly tables: readonly Table[];
}

export interface Table {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
