import { callEnded, callStarted, FactMaker, heldCall } from '../../../device/register/testing/facts.ts';
import { RegisterWriter } from '../../../device/register/writer.ts';
import { tellParent } from '../system/child.ts';

export interface FullRegisterOrder {
  readonly file: string;
  readonly calls: number;
}

const BATCH = 500;
/** One call in so many was on hold. */
const HELD = 5;
const MINUTE = 60_000;

/** Writes a register of so many calls, one a minute. */
export async function fullRegisterChild({ file, calls }: FullRegisterOrder): Promise<void> {
  const writer = new RegisterWriter(file, { session: 'past', boot: 'past' });
  const maker = new FactMaker();
  for (let first = 0; first < calls; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, calls - first) }, (_, index) => first + index);
    writer.write(numbers.flatMap((number) => callFacts(maker, number)));
  }
  writer.close();
  tellParent('written');
}

function callFacts(maker: FactMaker, number: number) {
  const call = `past-${number}`;
  const start = number * MINUTE;
  if (number % HELD === 0) return heldCall(maker, call, start);
  return [
    maker.at(start, callStarted(call)),
    maker.at(start + 4_000, { type: 'callAnswered', call }),
    maker.at(start + 40_000, { type: 'outcomeSet', call, outcome: 'satisfied' }),
    maker.at(start + 40_000, callEnded(call)),
  ];
}
