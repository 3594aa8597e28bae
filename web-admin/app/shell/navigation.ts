import { useEffect, useState } from 'preact/hooks';
import { hashOf, type PageName, type Route, routeOf } from '../logic/route.ts';

/** The route that the address tells, followed as it changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    // It may have changed since the first drawing.
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}

export function goTo(page: PageName, ...parts: readonly string[]): void {
  location.hash = hashOf(page, ...parts);
}
