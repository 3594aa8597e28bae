import type { Key } from './words.ts';

/** What a panel tells the desk. How a panel behaves stands in device/ports/desk-panel.ts. */
export type PanelEvent =
  | { readonly type: 'connected'; readonly hook: 'up' | 'down' }
  | { readonly type: 'lost'; readonly detail: string }
  | { readonly type: 'pressed' | 'released'; readonly key: Key }
  | { readonly type: 'hook'; readonly hook: 'up' | 'down' };
