/** Of whoever tries the unit: invented, like all that is in its register. */
const USER = { login: 'essai', password: 'trois tilleuls en fleur' };
const AGENT = 'trial';

/** The headers with which a program is somebody who is logged in. */
export type SessionHeaders = Readonly<Record<string, string>>;

/**
 * Logs in on the unit at `url`, as its first manager if there is a first-run code.
 * @throws what the unit said when it refused.
 */
export async function logIn(url: string, firstRunCode: string | null): Promise<SessionHeaders> {
  const [path, input] =
    firstRunCode === null
      ? ['/api/login', USER]
      : ['/api/first-run', { ...USER, name: 'Camille Essai', code: firstRunCode }];
  const headers = { 'content-type': 'application/json', 'user-agent': AGENT };
  const response = await fetch(new URL(path, url), { method: 'POST', headers, body: JSON.stringify(input) });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || cookie === undefined)
    throw new Error(`the unit lets nobody in: ${response.status} ${await response.text()}`);
  return { cookie, 'user-agent': AGENT };
}

/** The first-run code, if this line of the unit's log shows one. */
export function firstRunCodeIn(line: string): string | null {
  return /"firstRunCode":"([A-Z-]+)"/.exec(line)?.[1] ?? null;
}
