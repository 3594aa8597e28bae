import type { Language } from '../../config/config.ts';
import type { SerialPortInfo } from '../../ports/index.ts';

/**
 * Why the name of a board cannot be used, or null: boards without a serial number of their own share one in
 * /dev/serial/by-id. `where`: which settings take another name.
 */
export function sharedNameMessage(
  name: string,
  ports: readonly SerialPortInfo[],
  where: 'panel.port' | '--port',
  language: Language,
): string | null {
  const same = ports.filter(({ byId }) => byId === name);
  if (same.length < 2) return null;
  const names = same.map(({ device, byPath }) =>
    where === '--port' ? `--port ${byPath ?? device}` : `panel.port = "${byPath ?? device}"`,
  );
  return language === 'fr'
    ? `${same.length} cartes portent le nom ${name} : à laquelle il mène est un hasard. Nommez la bonne par sa prise (${names.join(' ou ')}), ou débranchez les autres.`
    : `${same.length} boards share the name ${name}: which of them it leads to is chance. Name the right one by its socket (${names.join(' or ')}), or unplug the others.`;
}
