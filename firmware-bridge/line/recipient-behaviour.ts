import type { Duration } from '../../device/ports/index.ts';

/** How a simulated or practice recipient meets a call. `ringsInVain`: rings until the caller gives up. */
export type RecipientBehaviour =
  | { readonly does: 'answers'; readonly afterMs: Duration }
  | { readonly does: 'busy' }
  | { readonly does: 'refuses' }
  | { readonly does: 'ringsInVain' };
