import type { Context, Hono, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { refuse, shown } from './errors.ts';

/**
 * Who may ask, and what a browser may do with the answer: before every route.
 * - Host: only our own names, or a foreign page could reach the unit by a name that it points here (DNS rebinding).
 * - Origin and Sec-Fetch-Site: nothing under /api answers to the page of another site (CSRF, and streams used up by it).
 */
export function addSecurity(app: Hono, hostNames: ReadonlySet<string>): void {
  app.use(headers);
  app.use(async (c, next) => {
    const foreign = foreignHost(c, hostNames);
    if (foreign === null) return next();
    const message = `this unit is not called ${shown(foreign)}: use ${[...hostNames].join(' or ')}`;
    return refuse(c, 421, 'Web_WrongHost', message);
  });
  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    if (fromElsewhere(c))
      return refuse(c, 403, 'Web_ForeignOrigin', 'only the page of this unit may ask this: open it directly');
    return next();
  });
}

/** The names by which the unit may be addressed: `host` as configured, loopback, and those given to it. */
export function ownNames(host: string, others: readonly string[]): Set<string> {
  const names = [host, '127.0.0.1', 'localhost', '::1', ...others];
  return new Set(names.map((name) => (name.includes(':') ? `[${name}]` : name).toLowerCase()));
}

/** The name is what counts, not the port: a forwarded port is another one. */
function foreignHost(c: Context, names: ReadonlySet<string>): string | null {
  const asked = [c.req.header('host'), new URL(c.req.url).host].filter((host) => host !== undefined);
  return asked.find((host) => !names.has(host.replace(/:\d+$/, '').toLowerCase())) ?? null;
}

/** Programs that are no browser send neither header; every browser sends at least one with a POST. */
function fromElsewhere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const looks = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && looks)) return true;
  return origin !== undefined && origin.toLowerCase() !== new URL(c.req.url).origin;
}

const SELF = ["'self'"];
const NONE = ["'none'"];

const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NONE,
    scriptSrc: SELF,
    styleSrc: SELF,
    // The build puts small images into the style sheet.
    imgSrc: ["'self'", 'data:'],
    fontSrc: SELF,
    connectSrc: SELF,
    manifestSrc: SELF,
    baseUri: NONE,
    // The page behind a mail's link has no script: its buttons are forms.
    formAction: SELF,
    frameAncestors: NONE,
  },
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], usb: [], payment: [] },
  xFrameOptions: 'DENY',
  // A certificate that the unit gives itself must stay acceptable by hand: with HSTS a browser would let nobody in when it is
  // renewed. There is no plain HTTP beside HTTPS that somebody could be drawn to.
  strictTransportSecurity: false,
});
