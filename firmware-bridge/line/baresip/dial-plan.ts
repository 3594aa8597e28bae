import { isTelephoneNumber } from '../peer-text.ts';

export interface DialPlan {
  /** SIP URIs of numbers that are not at `domain`. */
  readonly numberPlan: Readonly<Record<string, string>>;
  /** Any other number N is `sip:N@domain`; null: baresip completes it with its account's domain. */
  readonly domain: string | null;
}

/** A SIP URI that can be neither taken for two words nor for parameters of baresip. */
const SAFE_URI = /^sips?:[\w.+*~%-]{1,128}@(?:[A-Za-z0-9.-]{1,253}|\[[0-9a-fA-F:.]{2,45}\])(?::\d{1,5})?$/u;

/** What baresip is to dial for a number or SIP URI; null if it cannot be dialled. */
export function dialTarget(number: string, plan: DialPlan): string | null {
  const planned = Object.hasOwn(plan.numberPlan, number) ? plan.numberPlan[number] : undefined;
  if (planned !== undefined) return planned;
  if (isSafeUri(number)) return number;
  if (!isTelephoneNumber(number)) return null;
  // # begins a fragment in a URI and must be escaped.
  const user = number.replaceAll('#', '%23');
  return plan.domain === null ? user : `sip:${user}@${plan.domain}`;
}

export function isSafeUri(uri: string): boolean {
  return SAFE_URI.test(uri);
}

/** The number under which the plan knows a URI, null if it does not. */
export function plannedNumber(uri: string, plan: DialPlan): string | null {
  return Object.entries(plan.numberPlan).find(([, planned]) => planned === uri)?.[0] ?? null;
}
