import type { Fact } from '../../device/desk/facts.ts';
import { FactMaker, heldCall } from '../../device/register/testing/facts.ts';

/** The facts of a session, without end and always the same: call after call, some of them left open. */
export function* sessionFacts(session: string): Generator<Fact> {
  const maker = new FactMaker();
  let sequence = 0;
  for (let number = 1; ; number += 1) {
    const facts = heldCall(maker, `${session}-${number}`, number * 60_000);
    for (const fact of number % 7 === 0 ? facts.slice(0, 5) : facts) {
      sequence += 1;
      yield { ...fact, sequence };
    }
  }
}
