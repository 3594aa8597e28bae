import type { Duration } from '../../../device/desk/words.ts';
import { durationParts } from '../logic/times.ts';

/**
 * A length in figures that can be read from afar, with small units: 45 s, 1 min 05. The last unit goes without saying
 * where there are two.
 */
export function Figure({ length }: { readonly length: Duration }) {
  const parts = durationParts(length);
  return (
    <span class="figure">
      {parts.map(([figure, unit], index) => (
        <span key={unit}>
          {figure}
          {index === 0 && <small>{` ${unit} `}</small>}
        </span>
      ))}
    </span>
  );
}
