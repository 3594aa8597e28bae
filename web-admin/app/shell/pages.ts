import type { VNode } from 'preact';
import type { Me, Right, SessionState } from '../../api.ts';
import type { PageName, Route } from '../logic/route.ts';
import type { Part } from './lazy.tsx';
import { isClosed } from './use-me.ts';

export interface PageProps {
  readonly route: Route;
  /** Stands above the page's own content, over nothing. */
  readonly keyList: VNode | null;
}

interface LaterPage {
  /** Who may see it; null: whoever is not logged in, or of the password whoever is. */
  readonly right: Right | null;
  readonly part: Part;
}

/** The pages that come when they are first asked for, in the order of the navigation. Desk is there from the beginning. */
export const LATER_PAGES: Readonly<Record<Exclude<PageName, 'desk'>, LaterPage>> = {
  register: { right: 'calls.read', part: 'Register' },
  messages: { right: 'messages.readOwn', part: 'Messages' },
  followUps: { right: 'followUps.read', part: 'FollowUps' },
  figures: { right: 'figures.read', part: 'Figures' },
  guide: { right: 'guide.read', part: 'Guide' },
  directory: { right: 'directory.read', part: 'Directory' },
  settings: { right: 'settings.read', part: 'Settings' },
  person: { right: 'person.read', part: 'Person' },
  outbox: { right: 'outbox.read', part: 'Outbox' },
  users: { right: 'users.read', part: 'Users' },
  audit: { right: 'audit.read', part: 'Audit' },
  login: { right: null, part: 'Login' },
  password: { right: null, part: 'Login' },
};

/** Whether that page is one of the reader's. */
export function maySee(page: PageName, me: Me | null, session: SessionState | null): boolean {
  if (page === 'desk') return true;
  const { right } = LATER_PAGES[page];
  if (right) return me?.rights.includes(right) === true;
  return page === 'login' ? isClosed(session) : session === 'in';
}
