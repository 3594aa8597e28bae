import type { Fact } from '../../../device/desk/index.ts';
import { parentAsks, tellParent } from '../system/child.ts';
import { startWorkers } from '../unit/workers.ts';
import { DeskRig } from './desk-rig.ts';
import type { Chain, Pattern, Sample } from './pattern.ts';

export interface UnitOrder {
  /** Made if it is not there. */
  readonly registerFile: string;
  readonly pattern: Pattern;
  readonly desks: readonly (readonly Chain[])[];
}

export interface UnitReady {
  /** Of the page. */
  readonly url: string;
}

export interface UnitCues {
  readonly checkIns: readonly Sample[];
  readonly others: readonly Sample[];
  /** ms from the fact to its acknowledgement, one for each commit: shows how slow the disk was. */
  readonly commits: readonly number[];
}

/**
 * A unit as it is composed in production, main thread and both workers, save that it has as many desks as are needed for
 * enough waits. Says `UnitReady`, waits for a word, plays the plan, says `UnitCues`, waits for a word and ends.
 */
export async function unitChild({ registerFile, pattern, desks }: UnitOrder): Promise<void> {
  const commits = new Commits();
  const { register, web } = startWorkers(registerFile, (sequence) => commits.committed(sequence));
  const rigs = desks.map(
    (chains, index) =>
      new DeskRig({
        session: `desk${index}`,
        pattern,
        chains,
        record: (facts) => register.record(facts.map((fact) => commits.numbered(fact))),
        onView: (view) => web.view(view),
      }),
  );
  const url = await web.start();
  await register.start();
  for (const rig of rigs) await rig.start();
  tellParent<UnitReady>({ url });
  await parentAsks();
  await Promise.all(rigs.map((rig) => rig.play()));
  tellParent<UnitCues>({
    checkIns: rigs.flatMap((rig) => rig.checkIns),
    others: rigs.flatMap((rig) => rig.others),
    commits: commits.delays,
  });
  // Whoever still reads is let go first.
  await parentAsks();
  await web.stop();
  await register.stop();
}

/** Several desks share one register, which knows one sequence only. */
class Commits {
  readonly delays: number[] = [];
  #given: { readonly sequence: number; readonly at: number }[] = [];
  #last = 0;

  numbered(fact: Fact): Fact {
    this.#last += 1;
    this.#given.push({ sequence: this.#last, at: performance.now() });
    return { ...fact, sequence: this.#last };
  }

  committed(sequence: number): void {
    const oldest = this.#given[0];
    if (oldest) this.delays.push(performance.now() - oldest.at);
    this.#given = this.#given.filter((given) => given.sequence > sequence);
  }
}
