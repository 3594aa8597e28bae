import type { ApiError } from '../../api.ts';
import type { Way } from './words.ts';

/** `faults`: the fields that are wrong. `wait`: seconds until the next try. */
export type Answer =
  | 'in'
  | { readonly code: string; readonly faults: readonly string[]; readonly wait: string };

type Typed = Readonly<Record<'login' | 'name' | 'code' | 'password', string>>;

const PATHS: Readonly<Record<Way, string>> = {
  login: 'login',
  code: 'password',
  first: 'first-run',
  change: 'own-password',
};

/** `code`: of a change, the present password. Never rejects. Some seconds: a password takes its time, and others may be before it. */
export async function logIn(way: Way, { login, name, code, password }: Typed): Promise<Answer> {
  const input =
    way === 'login'
      ? { login, password }
      : way === 'code'
        ? { login, code, password }
        : way === 'change'
          ? { present: code, password }
          : { login, name, code, password };
  try {
    const response = await fetch(`api/${PATHS[way]}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    if (response.ok) return 'in';
    const { code: why, faults = [] } = (await response.json()) as ApiError;
    return {
      code: why,
      faults: faults.map(({ path }) => path),
      wait: response.headers.get('retry-after') ?? '',
    };
  } catch {
    return { code: 'Unit_NotAnswering', faults: [], wait: '' };
  }
}
