import type { Kind } from '../../../device/register/directory/directory.ts';

export type { Kind };

/** In the order in which they are chosen from. */
export const KINDS: readonly Kind[] = ['person', 'service', 'caller'];
