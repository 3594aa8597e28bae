import type { Language } from '../../config/config.ts';
import type { Present } from '../../presence/presence.ts';
import type { PanelTools } from './tools.ts';

/** Of a panel: pins have no port, a serial device has one. */
export interface Place {
  readonly driver: Present['driver'];
  readonly port: string | null;
}

/** The program of this machine that holds the panel at this place, or null. One panel on pins is all that a machine has. */
export function holderOf(
  { driver, port }: Place,
  there: readonly Present[],
  tools: PanelTools,
): Present | null {
  const same = (other: Present) => {
    if (port === null) return driver === 'gpio' && other.driver === 'gpio';
    return other.port !== null && tools.realPath(other.port) === tools.realPath(port);
  };
  return there.find(same) ?? null;
}

/** Why a panel that is held cannot be had, and what to do. */
export function heldMessage({ what, pid, calls }: Present, language: Language): string {
  const french = language === 'fr';
  if (what !== 'run') {
    return french
      ? `« gardefil panel ${what} » (processus ${pid}) travaille sur ce panneau : attendez qu’il ait fini.`
      : `"gardefil panel ${what}" (process ${pid}) is at work on this panel: wait until it is done.`;
  }
  if (calls > 0) {
    return french
      ? `Un appel est en cours sur ce boîtier (processus ${pid}, appels : ${calls}), et ce panneau le sert : attendez la fin de l’appel.`
      : `There is a call on this unit (process ${pid}, calls: ${calls}), and this panel serves it: wait until the call is over.`;
  }
  return french
    ? `Le boîtier tourne (processus ${pid}) et tient ce panneau. Arrêtez-le d’abord : sudo systemctl stop gardefil. Ensuite : sudo systemctl start gardefil.`
    : `The unit is running (process ${pid}) and holds this panel. Stop it first: sudo systemctl stop gardefil. Afterwards: sudo systemctl start gardefil.`;
}
