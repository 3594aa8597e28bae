import type { ComponentType, VNode } from 'preact';
import type { Me, Right, SessionState } from '../../api.ts';
import type { PageName, Route } from '../logic/route.ts';
import { isClosed } from './use-me.ts';

export interface PageProps {
  readonly route: Route;
  /** Stands above the page's own content, over nothing. */
  readonly keyList: VNode | null;
}

interface LaterPage {
  /** Who may see it; null: whoever is not logged in. */
  readonly right: Right | null;
  readonly load: () => Promise<ComponentType<PageProps>>;
}

/** The pages that come when they are first asked for, in the order of the navigation. Desk is there from the beginning. */
export const LATER_PAGES: Readonly<Record<Exclude<PageName, 'desk'>, LaterPage>> = {
  register: {
    right: 'calls.read',
    load: async () => (await import('../register/register.tsx')).Register,
  },
  messages: {
    right: 'messages.readOwn',
    load: async () => (await import('../messages/messages.tsx')).Messages,
  },
  followUps: {
    right: 'followUps.read',
    load: async () => (await import('../follow-ups/follow-ups.tsx')).FollowUps,
  },
  figures: {
    right: 'figures.read',
    load: async () => (await import('../figures/figures.tsx')).Figures,
  },
  guide: {
    right: 'guide.read',
    load: async () => (await import('../guide/guide.tsx')).Guide,
  },
  directory: {
    right: 'directory.read',
    load: async () => (await import('../directory/directory.tsx')).Directory,
  },
  settings: {
    right: 'settings.read',
    load: async () => (await import('../settings/settings.tsx')).Settings,
  },
  person: {
    right: 'person.read',
    load: async () => (await import('../person/person.tsx')).Person,
  },
  outbox: {
    right: 'outbox.read',
    load: async () => (await import('../outbox/outbox.tsx')).Outbox,
  },
  users: {
    right: 'users.read',
    load: async () => (await import('../users/users.tsx')).Users,
  },
  audit: {
    right: 'audit.read',
    load: async () => (await import('../audit/audit.tsx')).Audit,
  },
  login: {
    right: null,
    load: async () => (await import('../login/login.tsx')).Login,
  },
};

/** Whether that page is one of the reader's. */
export function maySee(page: PageName, me: Me | null, session: SessionState | null): boolean {
  if (page === 'desk') return true;
  const { right } = LATER_PAGES[page];
  return right ? me?.rights.includes(right) === true : isClosed(session);
}
