/** Where the page stands: `#/`, `#/register`, `#/register/2026-11-21`, `#/register/2026-11-21/<call id>`. */
export type Route =
  | { readonly page: 'desk' }
  | { readonly page: 'register'; readonly day: string | null; readonly call: string | null };

/** An address that means nothing shows the desk. */
export function routeOf(hash: string): Route {
  const [page, day, call] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (page !== 'register') return { page: 'desk' };
  return { page: 'register', day: day || null, call: call || null };
}

export function hashOf(route: Route): string {
  if (route.page === 'desk') return '#/';
  const parts = ['register', route.day, route.call].filter((part) => part !== null);
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
