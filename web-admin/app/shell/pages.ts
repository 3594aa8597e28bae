import type { ComponentType, VNode } from 'preact';
import type { Right } from '../../api.ts';
import type { PageName, Route } from '../logic/route.ts';

export interface PageProps {
  readonly route: Route;
  /** Stands above the page's own content, over nothing. */
  readonly keyList: VNode | null;
}

interface LaterPage {
  /** Who may see it. */
  readonly right: Right;
  readonly load: () => Promise<ComponentType<PageProps>>;
}

/** The pages that come when they are first asked for, in the order of the navigation. Desk is there from the beginning. */
export const LATER_PAGES: Readonly<Record<Exclude<PageName, 'desk'>, LaterPage>> = {
  register: {
    right: 'calls.read',
    load: async () => (await import('../register/register.tsx')).Register,
  },
  figures: {
    right: 'figures.read',
    load: async () => (await import('../figures/figures.tsx')).Figures,
  },
  outbox: {
    right: 'outbox.read',
    load: async () => (await import('../outbox/outbox.tsx')).Outbox,
  },
};
