/** The pages, as their names stand in the address: `#/`, `#/register/2026-11-21/<call id>`. */
export const PAGES = [
  'desk',
  'register',
  'messages',
  'followUps',
  'directory',
  'guide',
  'login',
  'figures',
  'settings',
  'outbox',
  'unit',
  'person',
  'users',
  'audit',
  'password',
] as const;
/** From here on they are for whoever manages the house or the unit. */
export const FIRST_OF_MANAGEMENT: PageName = 'figures';
export type PageName = (typeof PAGES)[number];

/** Where the page stands. `parts`: what follows the page's name; each page says what they mean to it. */
export interface Route {
  readonly page: PageName;
  readonly parts: readonly string[];
}

/** An address that means nothing shows the desk. */
export function routeOf(hash: string): Route {
  const [name, ...parts] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  const page = PAGES.find((known) => known === name);
  return page ? { page, parts } : { page: 'desk', parts: [] };
}

export function hashOf(page: PageName, ...parts: readonly string[]): string {
  if (page === 'desk') return '#/';
  return `#/${[page, ...parts].map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
