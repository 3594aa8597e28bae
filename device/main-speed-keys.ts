import type { SpeedKey } from './config/config.ts';
import type { DeskSettings } from './desk/index.ts';

/** The speed keys of the configuration file, but for those that an entry of the directory has; by key. */
export function speedKeysOf(
  configured: readonly SpeedKey[],
  directory: readonly SpeedKey[],
): readonly SpeedKey[] {
  const free = configured.filter(({ key }) => directory.every((entry) => entry.key !== key));
  return [...free, ...directory].sort((one, other) => one.key - other.key);
}

export function speedNumbersOf(keys: readonly SpeedKey[]): DeskSettings['speedNumbers'] {
  return Object.fromEntries(keys.map(({ key, number }) => [key, number]));
}
