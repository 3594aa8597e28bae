import type { VNode } from 'preact';
import type { Me, Right, SessionState } from '../../api.ts';
import type { PageName, Route } from '../logic/route.ts';
import { isClosed } from './use-me.ts';

export interface PageProps {
  readonly route: Route;
  /** Stands above the page's own content, over nothing. */
  readonly keyList: VNode | null;
}

/**
 * The pages that come when they are first asked for, and who may see each; null: whoever is not logged in, or of the
 * password whoever is. Desk is there from the beginning.
 */
const RIGHT_FOR: Readonly<Record<Exclude<PageName, 'desk'>, Right | null>> = {
  register: 'calls.read',
  messages: 'messages.readOwn',
  followUps: 'followUps.read',
  figures: 'figures.read',
  guide: 'guide.read',
  directory: 'directory.read',
  settings: 'settings.read',
  person: 'person.read',
  outbox: 'outbox.read',
  unit: 'unit.check',
  users: 'users.read',
  audit: 'audit.read',
  login: null,
  password: null,
};

/** Whether that page is one of the reader's. */
export function maySee(page: PageName, me: Me | null, session: SessionState | null): boolean {
  if (page === 'desk') return true;
  const right = RIGHT_FOR[page];
  if (right) return me?.rights.includes(right) === true;
  return page === 'login' ? isClosed(session) : session === 'in';
}
