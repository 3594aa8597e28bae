import { useLayoutEffect, useState } from 'preact/hooks';
import { hashOf, type PageName, type Route, routeOf } from '../logic/route.ts';

/** The route that the address tells, followed as it changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  // With the first drawing, or an address that is changed right after it would not be followed.
  useLayoutEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}

export function goTo(page: PageName, ...parts: readonly string[]): void {
  location.hash = hashOf(page, ...parts);
}
