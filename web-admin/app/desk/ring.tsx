import type { WaitState } from '../logic/waits.ts';

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;

interface RingLook {
  /** Null: nobody's. */
  readonly state: WaitState | null;
  readonly fraction: number;
}

/** Empties towards the next check-in; past due it fills again. The shape in its middle says the state without colour. */
export function Ring({ look }: { readonly look: RingLook }) {
  return (
    <svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
      <circle class="ring-ground" cx="50" cy="50" r={RADIUS} />
      <circle
        class="ring-rest"
        cx="50"
        cy="50"
        r={RADIUS}
        transform="rotate(-90 50 50)"
        stroke-dasharray={`${(look.fraction * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
      />
      <Shape state={look.state} />
    </svg>
  );
}

/** Pause, half-filled, handset-like diamond, exclamation, double exclamation: each its own outline. */
function Shape({ state }: Pick<RingLook, 'state'>) {
  switch (state) {
    case 'waiting':
      return <path class="ring-shape" d="M38 36h8v28h-8zM54 36h8v28h-8z" />;
    case 'approaching':
      return <path class="ring-shape" d="M50 34 68 64H32z" />;
    case 'due':
      return <path class="ring-shape" d="M50 28 72 50 50 72 28 50z" />;
    case 'overdue':
      return <path class="ring-shape" d="M45 28h10v28H45zM45 62h10v10H45z" />;
    case 'escalated':
      return <path class="ring-shape" d="M36 28h10v28H36zM36 62h10v10H36zM54 28h10v28H54zM54 62h10v10H54z" />;
    default:
      return null;
  }
}
