import type { Duration } from '../../../device/desk/words.ts';
import { durationParts } from '../logic/times.ts';

/** A length in figures that can be read from afar, with small units: 1 min 05 s. */
export function Figure({ length }: { readonly length: Duration }) {
  return (
    <span class="figure">
      {durationParts(length).map(([figure, unit]) => (
        <span key={unit}>
          {figure}
          <small>{`\u00a0${unit}`}</small>
        </span>
      ))}
    </span>
  );
}
